import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { checkSameApi } from '../api/same-api';
import { NamedConstruct } from '../named-construct';
import { checkCount } from '../prop-check';
import { PropError } from '../prop-error';
import type { HttpApi } from './http-api';
import type { HttpIntegration } from './http-integration';
import { JwtAuthorizer } from './jwt-authorizer';
import type { RequestAuthorizer } from './request-authorizer';
import { checkRouteKey, type HttpRouteKey } from './route-key';

/**
 * Who decides about callers: a token's issuer, a function, IAM for requests signed with AWS credentials, or nobody. `'none'` is
 * written out, so that a public route is never an oversight.
 */
export type HttpAuthorizer = JwtAuthorizer | RequestAuthorizer | 'iam' | 'none';

/** What {@link HttpRoute} takes. */
export interface HttpRouteProps {
  /** The API the route belongs to. */
  readonly api: HttpApi;

  /** Method and path, as in `GET /items/{id}`; unique in its API. */
  readonly routeKey: HttpRouteKey;

  /** What answers. Routes share an integration: an API has 300 at most. */
  readonly integration: HttpIntegration;

  /** Who decides about callers. */
  readonly authorizer: HttpAuthorizer;

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
  /** The API the route belongs to. */
  readonly api: HttpApi;

  /** Method and path, as a reference to the route. */
  readonly routeKey: string;

  constructor(scope: Construct, id: string, props: HttpRouteProps) {
    super(scope, id);
    this.check(props);
    props.api.parts.addRoute({ route: this, routeKey: props.routeKey, open: props.authorizer === 'none' });

    const route = new Apigatewayv2Route(this, 'Default', {
      apiId: props.api.apiId,
      routeKey: props.routeKey,
      target: `integrations/${props.integration.integrationId}`,
      ...authorization(props.authorizer),
      authorizationScopes: props.scopes && [...props.scopes],
    });

    this.api = props.api;
    this.routeKey = route.routeKey;
  }

  private check({ api, routeKey, integration, authorizer, scopes }: HttpRouteProps): void {
    checkRouteKey(this, routeKey);
    checkSameApi(this, 'integration', api, integration);
    if (typeof authorizer !== 'string') checkSameApi(this, 'authorizer', api, authorizer);
    checkCount(this, {
      prop: 'scopes',
      value: scopes,
      least: 1,
      most: limits.scopesPerRoute.value,
      unit: 'scopes',
      fix: 'A token needs one of them; name a broader scope instead of many.',
    });
    if (scopes && !(authorizer instanceof JwtAuthorizer)) {
      throw new PropError(this, {
        prop: 'scopes',
        mustBe: 'absent on a route without a JWT authorizer',
        was: scopes,
        fix: 'Give the route its authorizer, or leave scopes out.',
      });
    }
  }
}

function authorization(authorizer: HttpAuthorizer) {
  if (authorizer === 'none') return { authorizationType: 'NONE' };
  if (authorizer === 'iam') return { authorizationType: 'AWS_IAM' };
  const authorizationType = authorizer instanceof JwtAuthorizer ? 'JWT' : 'CUSTOM';
  return { authorizationType, authorizerId: authorizer.authorizerId };
}
