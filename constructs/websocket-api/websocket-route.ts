import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import { Apigatewayv2RouteResponse } from '@cdktf/provider-aws/lib/apigatewayv2-route-response';
import type { Construct } from 'constructs';
import { checkSameApi } from '../api/same-api';
import { NamedConstruct } from '../named-construct';
import { PropError } from '../prop-error';
import type { WebSocketApi } from './websocket-api';
import type { WebSocketAuthorizer } from './websocket-authorizer';
import type { WebSocketIntegration } from './websocket-integration';
import { checkWebSocketRouteKey, type WebSocketRouteKey } from './websocket-route-key';

/** What {@link WebSocketRoute} takes. */
export interface WebSocketRouteProps {
  /** The API the route belongs to. */
  readonly api: WebSocketApi;

  /** Which events the route answers; unique in its API. */
  readonly routeKey: WebSocketRouteKey;

  /** What answers. */
  readonly integration: WebSocketIntegration;

  /**
   * Who decides about clients; `'iam'` lets in those that sign their handshakes. On `$connect` it is always stated, `'none'` written
   * out, so that an open API is never an oversight.
   *
   * @default - absent: API Gateway authorizes no other route than `$connect`
   */
  readonly authorizer?: WebSocketAuthorizer | 'iam' | 'none';

  /**
   * Whether what the integration returns goes back to the client as a message. Adds the route response `<id>`.
   *
   * @default false - the integration's answer is dropped
   */
  readonly replies?: boolean;
}

/**
 * A route of a WebSocket API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
 */
export class WebSocketRoute extends NamedConstruct {
  /** The API the route belongs to. */
  readonly api: WebSocketApi;

  /** The route key, as a reference to the route. */
  readonly routeKey: string;

  constructor(scope: Construct, id: string, props: WebSocketRouteProps) {
    super(scope, id);
    this.check(props);
    props.api.claim(props.routeKey, this);

    const { api, authorizer, replies = false } = props;
    const route = new Apigatewayv2Route(this, 'Default', {
      apiId: api.apiId,
      routeKey: props.routeKey,
      target: `integrations/${props.integration.integrationId}`,
      ...authorizationOf(authorizer),
      routeResponseSelectionExpression: replies ? '$default' : undefined,
    });
    api.serve(route);
    if (replies) this.reply(api, route);

    this.api = api;
    this.routeKey = route.routeKey;
  }

  /** Without a response of its own, a route's answer is dropped whatever the selection expression says. */
  private reply(api: WebSocketApi, route: Apigatewayv2Route): void {
    const response = new Apigatewayv2RouteResponse(this, 'response.Default', {
      apiId: api.apiId,
      routeId: route.id,
      routeResponseKey: '$default',
    });
    api.serve(response);
  }

  private check({ api, routeKey, integration, authorizer, replies }: WebSocketRouteProps): void {
    checkWebSocketRouteKey(this, routeKey);
    checkSameApi(this, 'integration', api, integration);
    if (typeof authorizer === 'object') checkSameApi(this, 'authorizer', api, authorizer);
    if (routeKey === '$connect' && authorizer === undefined) {
      throw new PropError(this, {
        prop: 'authorizer',
        mustBe: "a WebSocketAuthorizer, 'iam' or 'none' on $connect",
        was: authorizer,
        fix: 'Decide who may connect.',
      });
    }
    if (routeKey !== '$connect' && authorizer !== undefined) {
      throw new PropError(this, {
        prop: 'authorizer',
        mustBe: 'absent on every route but $connect',
        was: typeof authorizer === 'object' ? authorizer.address : authorizer,
        fix: 'Authorize $connect; its decision holds for all messages of the connection.',
      });
    }
    if (routeKey !== '$disconnect' || !replies) return;
    throw new PropError(this, {
      prop: 'replies',
      mustBe: 'absent on $disconnect',
      was: replies,
      fix: 'Leave it out: the client is gone when the route runs.',
    });
  }
}

function authorizationOf(authorizer: WebSocketRouteProps['authorizer']) {
  if (typeof authorizer === 'object') return { authorizationType: 'CUSTOM', authorizerId: authorizer.authorizerId };
  return { authorizationType: authorizer === 'iam' ? 'AWS_IAM' : 'NONE' };
}
