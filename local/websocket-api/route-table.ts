import type { StageDefinition } from '../gateway/stages';
import { TokenBucket } from '../gateway/token-bucket';
import type { RouteDefinition, WebSocketApiDefinition } from './definition/definition';
import { type FitsModel, modelOf } from './message-model';
import { jsonIn, memberAt, selected } from './selection';

/** One route of one stage, ready to take events. */
export interface Route {
  readonly definition: RouteDefinition;
  readonly throttle: TokenBucket;
  readonly fitsModel: FitsModel | undefined;
}

/** Requests a second and at once that an account gets where a stage says nothing. */
const accountThrottle = { rate: 10_000, burst: 5000 };

/** Routes that API Gateway itself calls: no message chooses them. */
const lifecycle = new Set(['$connect', '$disconnect']);

/** The routes of one stage. */
export class RouteTable {
  private readonly routes: ReadonlyMap<string, Route>;
  private readonly selection: string;

  constructor(definition: WebSocketApiDefinition, stage: StageDefinition, now: () => number) {
    this.selection = definition.routeSelection;
    this.routes = new Map([...definition.routes].map(([key, route]) => [key, routeOf(route, stage, now)]));
  }

  get all(): readonly Route[] {
    return [...this.routes.values()];
  }

  get(key: string): Route | undefined {
    return this.routes.get(key);
  }

  /** The route that a message chooses: the one of its key, else `$default`. */
  of(message: string): Route | undefined {
    const body = jsonIn(message);
    const key = selected(this.selection, (name) => {
      const [root, part, ...path] = name.split('.');
      return root === 'request' && part === 'body' ? memberAt(body, path) : undefined;
    });
    const chosen = key === undefined || lifecycle.has(key) ? undefined : this.routes.get(key);
    return chosen ?? this.routes.get('$default');
  }
}

function routeOf(definition: RouteDefinition, stage: StageDefinition, now: () => number): Route {
  const { rate, burst } = stage.routeThrottles[definition.key] ?? stage.throttle ?? accountThrottle;
  return { definition, throttle: new TokenBucket(rate, burst, now), fitsModel: modelOf(definition) };
}
