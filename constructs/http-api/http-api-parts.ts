import type { IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { PropError } from '../prop-error';
import type { CalledRoute } from './preflight';
import { variableLevels } from './route-key';

/**
 * How many of each an HTTP API may have. Only the number of routes can be raised.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
const quotas = {
  routes: limits.httpRoutes.value,
  integrations: limits.httpIntegrations.value,
  authorizers: limits.authorizersPerApi.value,
  stages: limits.stagesPerApi.value,
} as const;

/** What an integration expects of the stages that use it. */
export interface StageExpectations {
  /**
   * Whether it passes the path of a named stage on with the stage's name in front, which no backend expects.
   *
   * @default false
   */
  readonly sendsStage?: boolean;

  /**
   * Stage variables it reads.
   *
   * @default - none
   */
  readonly stageVariables?: readonly string[];
}

/** A variable of a route's path, and the route that brought it. */
interface VariableOwner {
  readonly variable: string;
  readonly route: IConstruct;
  readonly routeKey: string;
}

/**
 * What an HTTP API is made of so far. It refuses a part that AWS would not take beside the others, where that part is made.
 */
export class HttpApiParts {
  private readonly counts = new Map<keyof typeof quotas, number>();
  private readonly routes = new Map<string, CalledRoute>();
  private readonly variables = new Map<string, VariableOwner>();
  private readonly stages = new Map<string, { stage: IConstruct; variables: readonly string[] }>();
  private readonly integrations: (StageExpectations & { integration: IConstruct })[] = [];

  /** The routes taken so far. */
  calledRoutes(): CalledRoute[] {
    return [...this.routes.values()];
  }

  /** Takes a route, whose key no other route has and whose variables are called as those of other routes. */
  addRoute(called: CalledRoute): void {
    const { route, routeKey } = called;
    this.count(route, 'routes', 'Raise the quota, or serve a branch of paths by one {proxy+} route.');
    this.checkKey(called);
    for (const { level, variable } of variableLevels(routeKey))
      this.checkVariable({ route, routeKey, variable }, level);
  }

  /** Takes an integration, whose expectations every stage meets. */
  addIntegration(integration: IConstruct, expectations: StageExpectations = {}): void {
    this.count(integration, 'integrations', 'Let routes share an integration.');
    this.integrations.push({ integration, ...expectations });
    this.checkExpectations();
  }

  /** Takes an authorizer. */
  addAuthorizer(authorizer: IConstruct): void {
    this.count(authorizer, 'authorizers', 'Let routes share an authorizer.');
  }

  /** Takes a stage, whose name no other stage has, with the names of its variables. */
  addStage(stage: IConstruct, name: string, variables: readonly string[]): void {
    this.count(stage, 'stages', 'Remove a stage, or give it an API of its own.');
    const first = this.stages.get(name)?.stage;
    refuseSecond(stage, { prop: 'name', value: name, first, fix: 'Rename one of the stages.' });
    this.stages.set(name, { stage, variables });
    this.checkExpectations();
  }

  private count(part: IConstruct, kind: keyof typeof quotas, fix: string): void {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    if (count <= quotas[kind]) return;
    throw new PropError(part, { prop: 'api', mustBe: `an API of at most ${quotas[kind]} ${kind}`, was: count, fix });
  }

  private checkKey(called: CalledRoute): void {
    const { route, routeKey } = called;
    const first = this.routes.get(routeKey)?.route;
    refuseSecond(route, { prop: 'routeKey', value: routeKey, first, fix: 'Remove one of the routes.' });
    this.routes.set(routeKey, called);
  }

  private checkVariable(owner: VariableOwner, level: string): void {
    const first = this.variables.get(level) ?? owner;
    this.variables.set(level, first);
    if (first.variable === owner.variable) return;
    throw new PropError(owner.route, {
      prop: 'routeKey',
      mustBe: `a path that calls this variable ${first.variable}, as ${first.routeKey} of ${first.route.node.path} does`,
      was: owner.routeKey,
      fix: 'Use one name for the variable at this level in all routes.',
    });
  }

  private checkExpectations(): void {
    for (const [name, { stage, variables }] of this.stages) {
      for (const { integration, sendsStage, stageVariables = [] } of this.integrations) {
        if (sendsStage && name !== '$default') refuseStagePath(integration, stage, name);
        const missing = stageVariables.find((variable) => !variables.includes(variable));
        if (missing !== undefined) refuseWithoutVariable(stage, integration, missing);
      }
    }
  }
}

function refuseStagePath(integration: IConstruct, stage: IConstruct, name: string): never {
  throw new PropError(integration, {
    prop: 'request',
    mustBe: `a mapping that holds overwrite:path, because ${stage.node.path} puts /${name} before each path`,
    was: undefined,
    fix: "Add 'overwrite:path': '$request.path'.",
  });
}

function refuseWithoutVariable(stage: IConstruct, integration: IConstruct, variable: string): never {
  throw new PropError(stage, {
    prop: `variables.${variable}`,
    mustBe: `set, because ${integration.node.path} reads it`,
    was: undefined,
    fix: 'Give it to every stage of the API.',
  });
}

function refuseSecond(
  second: IConstruct,
  { prop, value, first, fix }: { prop: string; value: string; first: IConstruct | undefined; fix: string },
): void {
  if (first === undefined) return;
  throw new PropError(second, {
    prop,
    mustBe: `unique in its API, and ${first.node.path} has the same`,
    was: value,
    fix,
  });
}
