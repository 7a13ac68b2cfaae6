import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { apiOf, membersOf, protocolOf } from '../apis';
import { rule, shown } from '../define';
import { keyOf, route } from './route-key';

/** Whether a route asks browsers for a token. Whoever signs with IAM is hardly ever a page. */
const isGuarded = (one: Resource): boolean => ['JWT', 'CUSTOM'].includes(textOf(one.get('authorization_type')) ?? '');

/** Whether a route certainly lets anyone in. */
const isOpen = (one: Resource): boolean => one.lacks('authorization_type') || one.get('authorization_type') === 'NONE';

/** The path whose preflight requests a route takes: those of any method, but for the fallback of all. */
const pathTaken = (key: string): string | undefined => (key === '$default' ? '/{proxy+}' : /^ANY (.*)$/.exec(key)?.[1]);

/** Whether a route takes the preflight of a path before the route of any method does. */
const takesFirst = (key: string, path: string, taker: string): boolean =>
  key === `OPTIONS ${path}` || (taker === '$default' && /^(OPTIONS|ANY) \/\{[^{}/]+\+\}$/.test(key));

/** What happens to the preflight requests that a guarded route takes. */
function guardedProblem(resource: Resource, key: string, routes: readonly Resource[]): string | undefined {
  const path = pathTaken(key);
  if (path === undefined || !isGuarded(resource)) return undefined;
  const open = routes.some((one) => !isGuarded(one) && takesFirst(keyOf(one) ?? '', path, key));
  return open
    ? undefined
    : `authorization_type ${shown(resource.get('authorization_type'))} of ${shown(key)} must not cover preflight requests, and no route OPTIONS ${path} is open`;
}

/** An open greedy route that takes the preflights of guarded routes beside it. */
function greedyProblem(resource: Resource, key: string, routes: readonly Resource[]): string | undefined {
  if (!/^ANY \/(.*\/)?\{[^{}/]+\+\}$/.test(key) || !isOpen(resource)) return undefined;
  const start = key.slice('ANY '.length).replace(/\{[^{}/]+\+\}$/, '');
  const guarded = routes.find((one) => {
    const [, path = ''] = /^[A-Z]+ (\S+)$/.exec(keyOf(one) ?? '') ?? [];
    return path.startsWith(start) && isGuarded(one) && !answers(routes, path);
  });
  return (
    guarded &&
    `${shown(key)} must not take the preflight requests of ${shown(keyOf(guarded))}, which go to its integration instead of cors_configuration`
  );
}

/** Whether a route is there for the preflight of a path: its own, or one for all paths. */
const answers = (routes: readonly Resource[], path: string): boolean =>
  routes.some(
    (one) => [`OPTIONS ${path}`, `ANY ${path}`].includes(keyOf(one) ?? '') || /^OPTIONS .*\+\}$/.test(keyOf(one) ?? ''),
  );

function preflightProblems(resource: Resource, model: Model): (string | undefined)[] {
  const [api, key] = [apiOf(resource, model), keyOf(resource)];
  if (api === undefined || protocolOf(api) !== 'HTTP' || key === undefined) return [];
  if (api.blocks('cors_configuration').length === 0) return [];
  const { members, closed } = membersOf(model, route, api);
  const known = closed && members.every((one) => keyOf(one) !== undefined);
  if (!known) return [];
  return [guardedProblem(resource, key, members), greedyProblem(resource, key, members)];
}

/** Rules about preflight requests, which carry no credentials. */
export const preflightRules = [
  rule({
    id: 'http-api/open-preflight',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
    on: route,
    demand: 'preflight requests of an API with CORS must reach no guarded route, and no integration of another one',
    fix: 'Add a route OPTIONS with the same path and authorization_type NONE.',
    check: preflightProblems,
  }),
];
