import type { Construct } from 'constructs';
import { partsOf } from '../api/operations';
import { type ThrottledRoutes, throttledRoutes } from '../api/route-throttles';
import type { WebSocketApi } from './websocket-api';
import type { WebSocketAuthorizer } from './websocket-authorizer';
import type { WebSocketIntegration } from './websocket-integration';
import { WebSocketRoute } from './websocket-route';
import type { WebSocketRouteKey } from './websocket-route-key';

/** One row of a route table: which events are answered, who may ask, and whether there is a reply. */
export interface WebSocketOperation {
  /** Which events. */
  readonly route: WebSocketRouteKey;

  /**
   * Who may connect: those whom the authorizer lets in, those IAM lets in, or anyone. It is always stated on `$connect`, and nowhere
   * else.
   *
   * @default - the route is not `$connect`
   */
  readonly auth?: 'authorizer' | 'iam' | 'none';

  /**
   * Whether the handler's answer goes back to the client.
   *
   * @default false
   */
  readonly replies?: boolean;

  /**
   * Name of a throttle of its own, whose values `config/` gives.
   *
   * @default - the stage's throttle holds
   */
  readonly throttle?: string;
}

/** A route table. A key is the operation's name everywhere, its Terraform address first of all. */
export type WebSocketOperations = Readonly<Record<string, WebSocketOperation>>;

/** What {@link webSocketRoutesOf} takes. */
export interface WebSocketRoutesProps {
  /** The route table. */
  readonly operations: WebSocketOperations;

  /** The API the routes belong to. */
  readonly api: WebSocketApi;

  /** What answers all of them. */
  readonly integration: WebSocketIntegration;

  /**
   * Who decides about clients where `auth` is `'authorizer'`.
   *
   * @default - no operation may ask for one
   */
  readonly authorizer?: WebSocketAuthorizer;
}

/** Makes one route for each operation. */
export function webSocketRoutesOf(
  scope: Construct,
  { operations, api, integration, authorizer }: WebSocketRoutesProps,
): ThrottledRoutes<WebSocketRoute> {
  const deciders = { authorizer, iam: 'iam', none: 'none' } as const;
  const made = Object.entries(operations).map(([id, { route: routeKey, auth, replies, throttle }]) => {
    const given = partsOf(scope, id, 'webSocketRoutesOf');
    const decider = auth === undefined ? undefined : given('auth', auth, deciders);
    const route = new WebSocketRoute(scope, id, { api, routeKey, integration, replies, authorizer: decider });
    return { operation: id, route, throttle };
  });
  return throttledRoutes(scope, 'webSocketRoutesOf', made);
}
