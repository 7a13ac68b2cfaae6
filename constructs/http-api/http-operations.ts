import type { Construct } from 'constructs';
import { partsOf } from '../api/operations';
import { type ThrottledRoutes, throttledRoutes } from '../api/route-throttles';
import type { HttpApi } from './http-api';
import type { HttpIntegration } from './http-integration';
import { HttpRoute } from './http-route';
import type { JwtAuthorizer } from './jwt-authorizer';
import type { RequestAuthorizer } from './request-authorizer';
import type { HttpRouteKey } from './route-key';

/** One row of a route table: what is answered, and who may ask. */
export interface HttpOperation {
  /** Method and path. */
  readonly route: HttpRouteKey;

  /** Who may ask: callers with a valid token, those a function lets in, those IAM lets in, or anyone. */
  readonly auth: 'jwt' | 'request' | 'iam' | 'none';

  /**
   * OAuth scopes of which the token must hold one, only with `auth: 'jwt'`.
   *
   * @default - any valid token passes
   */
  readonly scopes?: readonly string[];

  /**
   * Name of a throttle of its own, whose values `config/` gives.
   *
   * @default - the stage's throttle holds
   */
  readonly throttle?: string;

  /**
   * Name of what answers.
   *
   * @default - the API's one integration
   */
  readonly target?: string;
}

/** A route table. A key is the operation's name everywhere, its Terraform address first of all. */
export type HttpOperations = Readonly<Record<string, HttpOperation>>;

/** What {@link routesOf} takes. */
export interface RoutesProps {
  /** The route table. */
  readonly operations: HttpOperations;

  /** The API the routes belong to. */
  readonly api: HttpApi;

  /**
   * What answers operations without a `target`.
   *
   * @default - every operation names its target
   */
  readonly integration?: HttpIntegration;

  /**
   * What answers the others, by the names they use.
   *
   * @default - no operation names a target
   */
  readonly targets?: Readonly<Record<string, HttpIntegration>>;

  /**
   * Who decides about callers of operations with `auth: 'jwt'`.
   *
   * @default - no operation may ask for one
   */
  readonly jwt?: JwtAuthorizer;

  /**
   * Who decides about callers of operations with `auth: 'request'`.
   *
   * @default - no operation may ask for one
   */
  readonly request?: RequestAuthorizer;
}

/** Makes one route for each operation. */
export function routesOf(scope: Construct, props: RoutesProps): ThrottledRoutes<HttpRoute> {
  const authorizers = { jwt: props.jwt, request: props.request, iam: 'iam', none: 'none' } as const;
  const targets = { ...props.targets, [only]: props.integration };

  const made = Object.entries(props.operations).map(
    ([id, { route: routeKey, auth, scopes, throttle, target = only }]) => {
      const given = partsOf(scope, id, 'routesOf');
      const integration = given('target', target, targets);
      const authorizer = given('auth', auth, authorizers);
      const route = new HttpRoute(scope, id, { api: props.api, routeKey, integration, authorizer, scopes });
      return { operation: id, route, throttle };
    },
  );
  return throttledRoutes(scope, 'routesOf', made);
}

/** The name of what answers operations that name nothing. */
const only = 'integration';
