import type { IConstruct } from 'constructs';
import { PropError } from '../prop-error';

/** A route of an API whose `cors` lets pages call it. */
export interface CalledRoute {
  /** The route. */
  readonly route: IConstruct;

  /** Method and path. */
  readonly routeKey: string;

  /** Whether anyone may call it, without a token or a signature. */
  readonly open: boolean;
}

/**
 * What keeps browsers from calling an API. A browser asks by `OPTIONS` first, without a token. API Gateway answers that itself only
 * where no route takes it; `ANY` and `$default` do take it, so each needs an open `OPTIONS` route beside it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 * @see https://github.com/aws/serverless-application-model/issues/1603
 */
export function preflightProblems(routes: readonly CalledRoute[]): string[] {
  const answered = new Set(routes.map(({ routeKey }) => nameless(routeKey)));
  return routes.flatMap((called) => {
    const preflight = preflightOf(called.routeKey);
    if (preflight !== undefined && !answered.has(nameless(preflight))) return [unanswered(called, preflight)];
    return called.routeKey.startsWith('OPTIONS ') && !called.open ? [guarded(called)] : [];
  });
}

/** The route that must take the preflights which this one would take otherwise; none where it takes no preflights. */
function preflightOf(routeKey: string): string | undefined {
  if (routeKey === '$default') return 'OPTIONS /{proxy+}';
  return routeKey.startsWith('ANY ') ? routeKey.replace('ANY', 'OPTIONS') : undefined;
}

/** A route key without the names of its variables, which do not matter for what it matches. */
function nameless(routeKey: string): string {
  return routeKey.replace(/\{[^}+]*(\+?)\}/g, '{$1}');
}

function unanswered({ route, routeKey }: CalledRoute, preflight: string): string {
  return new PropError(route, {
    prop: 'routeKey',
    mustBe: `beside a route ${preflight}, because its API has cors and this route takes the preflight requests of browsers`,
    was: routeKey,
    fix: `Add ${preflight} with the authorizer 'none' and an integration that answers 204, or name methods instead of ANY.`,
  }).message;
}

function guarded({ route, routeKey }: CalledRoute): string {
  return new PropError(route, {
    prop: 'authorizer',
    mustBe: `'none' on ${routeKey}, because its API has cors and browsers send preflight requests without a token`,
    was: 'guarded',
    fix: "Set it to 'none'.",
  }).message;
}
