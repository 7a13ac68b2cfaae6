import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkCount } from '../prop-check';
import { PropError } from '../prop-error';
import type { HttpApi } from './http-api';
import type { JwtAuthorizer } from './jwt-authorizer';
import type { LambdaIntegration } from './lambda-integration';
import { checkRouteKey, type HttpRouteKey } from './route-key';

/** What {@link HttpRoute} takes. */
export interface HttpRouteProps {
  /** The API the route belongs to. */
  readonly api: HttpApi;

  /** Method and path, as in `GET /items/{id}`; unique in its API. */
  readonly routeKey: HttpRouteKey;

  /** What answers. Routes share an integration: an API has 300 at most. */
  readonly integration: LambdaIntegration;

  /**
   * Who decides about callers. `'none'` is written out, so that a public route is never an oversight.
   */
  readonly authorizer: JwtAuthorizer | 'none';

  /**
   * OAuth scopes of which the caller's access token must hold one, at most 10; only with a JWT authorizer.
   *
   * @default - any valid token passes, ID tokens too
   */
  readonly scopes?: readonly string[];
}

/**
 * A route of an HTTP API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export class HttpRoute extends NamedConstruct {
  /** Method and path, as a reference to the route. */
  readonly routeKey: string;

  constructor(scope: Construct, id: string, props: HttpRouteProps) {
    super(scope, id);
    this.check(props);

    const route = new Apigatewayv2Route(this, 'Default', {
      apiId: props.api.apiId,
      routeKey: props.routeKey,
      target: `integrations/${props.integration.integrationId}`,
      authorizationType: props.authorizer === 'none' ? 'NONE' : 'JWT',
      authorizerId: props.authorizer === 'none' ? undefined : props.authorizer.authorizerId,
      authorizationScopes: props.scopes && [...props.scopes],
    });

    this.routeKey = route.routeKey;
  }

  private check({ routeKey, authorizer, scopes }: HttpRouteProps): void {
    checkRouteKey(this, routeKey);
    checkCount(this, {
      prop: 'scopes',
      value: scopes,
      least: 1,
      most: 10,
      unit: 'scopes',
      fix: 'A token needs one of them; name a broader scope instead of many.',
    });
    if (scopes && authorizer === 'none') {
      throw new PropError(this, {
        prop: 'scopes',
        mustBe: 'absent on a route without a JWT authorizer',
        was: scopes,
        fix: 'Give the route its authorizer, or leave scopes out.',
      });
    }
  }
}
