import type { Construct } from 'constructs';
import { partsOf } from '../api/operations';
import type { Throttle } from '../api/throttle';
import type { WebSocketApi } from './websocket-api';
import type { WebSocketAuthorizer } from './websocket-authorizer';
import type { WebSocketIntegration } from './websocket-integration';
import { WebSocketRoute } from './websocket-route';
import type { WebSocketRouteKey } from './websocket-route-key';
import type { WebSocketRouteThrottle } from './websocket-stage';

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

/** The routes of a table, and how a stage may limit some of them. */
export interface WebSocketOperationRoutes {
  /** Limits of the operations that name a throttle, with a stage's values. */
  throttled(values: Readonly<Record<string, Throttle>>): WebSocketRouteThrottle[];
}

/** Makes one route for each operation. */
export function webSocketRoutesOf(
  scope: Construct,
  { operations, api, integration, authorizer }: WebSocketRoutesProps,
): WebSocketOperationRoutes {
  const deciders = { authorizer, iam: 'iam', none: 'none' } as const;
  const made = Object.entries(operations).map(([id, { route: routeKey, auth, replies, throttle }]) => {
    const given = partsOf(scope, id, 'webSocketRoutesOf');
    const decider = auth === undefined ? undefined : given('auth', auth, deciders);
    return {
      route: new WebSocketRoute(scope, id, { api, routeKey, integration, replies, authorizer: decider }),
      throttle,
      given,
    };
  });
  return {
    throttled: (values) =>
      made.flatMap(({ route, throttle, given }) =>
        throttle === undefined ? [] : [{ route, throttle: given('throttle', throttle, values) }],
      ),
  };
}
