import type { IConstruct } from 'constructs';
import { PropError } from '../prop-error';
import { partsOf } from './operations';
import type { Throttle } from './throttle';

/** A route that was made of an operation. */
interface OperationRoute<Route> {
  /** The operation's name. */
  readonly operation: string;

  /** The route. */
  readonly route: Route;

  /** Name of the throttle that the operation names; undefined where it names none. */
  readonly throttle: string | undefined;
}

/** The routes of a table, and how a stage may limit some of them. */
export interface ThrottledRoutes<Route> {
  /** Limits of the operations that name a throttle, with a stage's values. */
  throttled(values: Readonly<Record<string, Throttle>>): { readonly route: Route; readonly throttle: Throttle }[];
}

/**
 * How stages limit the routes of a table. Synth refuses a table with throttles that no stage asks for, as they would not hold anywhere.
 *
 * @param maker The function that made the routes.
 */
export function throttledRoutes<Route>(
  scope: IConstruct,
  maker: string,
  routes: readonly OperationRoute<Route>[],
): ThrottledRoutes<Route> {
  const limited = routes.flatMap(({ throttle, ...rest }) => (throttle === undefined ? [] : [{ ...rest, throttle }]));
  let used = false;
  const unused = () => limited.map(({ operation, throttle }) => withoutStage(scope, maker, operation, throttle));
  if (limited.length > 0) scope.node.addValidation({ validate: () => (used ? [] : unused()) });
  return {
    throttled: (values) => {
      used = true;
      return limited.map(({ operation, route, throttle }) => ({
        route,
        throttle: partsOf(scope, operation, maker)('throttle', throttle, values),
      }));
    },
  };
}

function withoutStage(scope: IConstruct, maker: string, operation: string, throttle: string): string {
  return new PropError(scope, {
    prop: `operations.${operation}.throttle`,
    mustBe: 'absent, or given to a stage',
    was: throttle,
    fix: `Give the stage routeThrottles: what throttled(…) of ${maker} returns.`,
  }).message;
}
