import type { Construct } from 'constructs';
import type { HttpApi } from './http-api';
import { HttpRoute } from './http-route';
import type { RouteThrottle } from './http-stage';
import type { JwtAuthorizer } from './jwt-authorizer';
import type { LambdaIntegration } from './lambda-integration';
import type { HttpRouteKey } from './route-key';
import type { Throttle } from './throttle';

/** One row of a route table: what is answered, and who may ask. */
export interface HttpOperation {
  /** Method and path. */
  readonly route: HttpRouteKey;

  /** Who may ask: callers with a valid token, or anyone. */
  readonly auth: 'jwt' | 'none';

  /** OAuth scopes of which the token must hold one; left out, any valid token passes. */
  readonly scopes?: readonly string[];

  /** Name of a throttle of its own, whose values `config/` gives; left out, the stage's throttle holds. */
  readonly throttle?: string;
}

/** A route table. A key is the operation's name everywhere, its Terraform address first of all. */
export type HttpOperations = Readonly<Record<string, HttpOperation>>;

/** What {@link routesOf} takes. */
export interface RoutesProps {
  /** The route table. */
  readonly operations: HttpOperations;

  /** The API the routes belong to. */
  readonly api: HttpApi;

  /** What answers all of them. */
  readonly integration: LambdaIntegration;

  /** Who decides about callers of operations with `auth: 'jwt'`. */
  readonly jwt: JwtAuthorizer;

  /** The throttles that operations name. */
  readonly throttles: Readonly<Record<string, Throttle>>;
}

/** Makes one route for each operation, and returns those that have limits of their own. */
export function routesOf(
  scope: Construct,
  { operations, api, integration, jwt, throttles }: RoutesProps,
): RouteThrottle[] {
  return Object.entries(operations).flatMap(([id, { route: routeKey, auth, scopes, throttle }]) => {
    const route = new HttpRoute(scope, id, {
      api,
      routeKey,
      integration,
      scopes,
      authorizer: auth === 'jwt' ? jwt : 'none',
    });
    const own = throttle === undefined ? undefined : throttles[throttle];
    return own ? [{ route, throttle: own }] : [];
  });
}
