import { accessLogOf, type ContextLookup } from '../gateway/access-log';
import { rememberedThrottle } from '../gateway/remembered-throttle';
import type { StageDefinition } from '../gateway/stages';
import type { Surroundings } from '../gateway/surroundings';
import { TokenBucket } from '../gateway/token-bucket';
import { Authorizers } from './authorization/authorize';
import type { Authorize } from './authorization/authorizer';
import type { HttpApiDefinition, RouteDefinition } from './definition/definition';
import { integrateOf } from './integrations/integrate';
import type { Integrate } from './integrations/integration';
import { RouteTable } from './routing/route-table';

/** One route of one stage, ready to take requests. */
export interface Route {
  readonly key: string;
  readonly address: string;
  readonly throttle: TokenBucket;
  readonly authorize: Authorize;
  readonly integrate: Integrate;
}

/** One stage, ready to take requests. */
export interface Stage {
  readonly name: string;
  readonly address: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly isDeployed: boolean;
  readonly routes: RouteTable<Route>;
  /** Writes a line of the access log; undefined when the stage has none. */
  readonly accessLog: ((lookup: ContextLookup) => string) | undefined;
}

/** Requests a second and at once that an account gets where a stage says nothing. */
const accountThrottle = { rate: 10_000, burst: 5000 };

/** Makes a stage: everything that its requests need is looked up here, once. */
export function stageOf(definition: HttpApiDefinition, stage: StageDefinition, api: Surroundings): Stage {
  const authorizers = new Authorizers(stage, api);
  const routes = definition.routes.map((route) => routeOf(route, stage, authorizers, api));
  api.world.remembers?.(() => routes.flatMap((route) => throttleOf(route, stage, api)));
  return {
    name: stage.name,
    address: stage.address,
    variables: stage.variables,
    isDeployed: stage.isDeployed,
    routes: new RouteTable(routes.map((route) => [route.key, route])),
    accessLog: stage.accessLogFormat === undefined ? undefined : accessLogOf(stage.accessLogFormat),
  };
}

const throttleOf = ({ throttle, address, key }: Route, { name }: StageDefinition, api: Surroundings) =>
  rememberedThrottle(throttle, { api: api.address, address, name: `${key} of stage ${name}` });

function routeOf(route: RouteDefinition, stage: StageDefinition, authorizers: Authorizers, api: Surroundings): Route {
  const { rate, burst } = stage.routeThrottles[route.key] ?? stage.throttle ?? accountThrottle;
  return {
    key: route.key,
    address: route.address,
    throttle: new TokenBucket(rate, burst, api.world.now),
    authorize: authorizers.of(route.authorization),
    integrate: integrateOf(route, stage, api),
  };
}
