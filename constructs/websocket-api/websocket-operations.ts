import type { Construct } from 'constructs';
import type { Throttle } from '../api/throttle';
import { PropError } from '../prop-error';
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

  /** Who may connect, those the authorizer lets in or anyone; on `$connect` always stated, nowhere else. */
  readonly auth?: 'authorizer' | 'none';

  /** Whether the handler's answer goes back to the client; left out, it does not. */
  readonly replies?: boolean;

  /** Name of a throttle of its own, whose values `config/` gives; left out, the stage's throttle holds. */
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

  /** Who decides about clients where `auth` is `'authorizer'`. */
  readonly authorizer: WebSocketAuthorizer;

  /** The throttles that operations name. */
  readonly throttles: Readonly<Record<string, Throttle>>;
}

/** Makes one route for each operation, and returns those that have limits of their own. */
export function webSocketRoutesOf(
  scope: Construct,
  { operations, api, integration, authorizer, throttles }: WebSocketRoutesProps,
): WebSocketRouteThrottle[] {
  return Object.entries(operations).flatMap(([id, { route: routeKey, auth, replies, throttle }]) => {
    const route = new WebSocketRoute(scope, id, {
      api,
      routeKey,
      integration,
      replies,
      authorizer: auth === 'authorizer' ? authorizer : auth,
    });
    if (throttle === undefined) return [];
    const own = throttles[throttle];
    if (own === undefined) refuseThrottle(scope, id, throttle, Object.keys(throttles));
    return [{ route, throttle: own }];
  });
}

/** A name that stands for nothing would leave the route with the stage's throttle, and nobody would know. */
function refuseThrottle(scope: Construct, id: string, throttle: string, known: readonly string[]): never {
  throw new PropError(scope, {
    prop: `operations.${id}.throttle`,
    mustBe: known.length === 0 ? 'absent, as the stack gives none' : `one of ${known.join(', ')}`,
    was: throttle,
    fix: 'Correct the name, or give webSocketRoutesOf what it stands for.',
  });
}
