import { textOf } from '../../terraform/language/value';
import type { ApiAnswer, ApiRequest, ServedApi, ServedStage } from '../api';
import type { Surroundings } from '../gateway/surroundings';
import { callersNote } from '../iam/callers-note';
import type { ServeApi } from '../serve-api';
import type { Trace } from '../trace';
import { Call, splitTarget } from './call/call';
import { contextVariable } from './call/context-variable';
import { checkSize } from './call/limits';
import { internalError, notFound, Refusal, throttled } from './call/refusal';
import { Cors } from './cors';
import type { HttpApiDefinition } from './definition/definition';
import { readDefinition } from './definition/read-definition';
import type { IntegrationAnswer } from './payload/function-answer';
import { type Stage, stageOf } from './stage';

/** Serves an HTTP API. */
export const serveHttpApi: ServeApi = (api, world) => {
  const definition = readDefinition(api, world.deployed.model);
  if (api.has('body') !== false && definition.routes.length === 0)
    world.unsupported(api.address, 'its body has no routes: it must be an OpenAPI 3 document, JSON or YAML');
  return new HttpApi(definition, {
    id: definition.id,
    address: api.address,
    world,
    domainName: (textOf(api.attribute('api_endpoint')) ?? '').replace('https://', ''),
    executionArn: textOf(api.attribute('execution_arn')) ?? '',
  });
};

class HttpApi implements ServedApi {
  readonly kind = 'http';
  readonly address: string;
  readonly id: string;
  readonly stages: readonly ServedStage[];
  readonly notes: readonly string[];
  private readonly byName: ReadonlyMap<string, Stage>;
  private readonly cors: Cors | undefined;

  constructor(
    private readonly definition: HttpApiDefinition,
    private readonly surroundings: Surroundings,
  ) {
    this.address = definition.address;
    this.id = definition.id;
    const isSigned = definition.routes.some(({ authorization }) => authorization.type === 'AWS_IAM');
    this.notes = isSigned ? callersNote(this.address, surroundings.world.options) : [];
    this.cors = definition.cors && new Cors(definition.cors);
    const stages = definition.stages.map((stage) => stageOf(definition, stage, surroundings));
    this.byName = new Map(stages.map((stage) => [stage.name, stage]));
    this.stages = stages.map(({ name, address }) => ({ name, address, path: name === '$default' ? '' : `/${name}` }));
  }

  async answer(request: ApiRequest, trace: Trace): Promise<ApiAnswer> {
    const call = this.callOf(request, trace);
    const { status, headers, body } = await this.answered(call);
    this.log(call, status, body.length);
    return { status, headers: [...headers, ['Apigw-Requestid', call.requestId]], body };
  }

  async close(): Promise<void> {}

  /** A request to the stage that its first segment names, or else to `$default`. */
  private callOf(request: ApiRequest, trace: Trace): Call {
    const target = splitTarget(request.target);
    const named = request.domain?.stage ?? target.path.split('/', 2)[1] ?? '';
    const stage = this.byName.get(named) ?? (request.domain === undefined ? this.byName.get('$default') : undefined);
    return new Call(this.surroundings, stage, request, trace, target);
  }

  private async answered(call: Call): Promise<IntegrationAnswer> {
    try {
      return await this.processed(call);
    } catch (problem) {
      const refusal = problem instanceof Refusal ? problem : internalError(`local run: ${String(problem)}`);
      return this.withCors(call, refusalAnswer(call, refusal));
    }
  }

  /** Everything from the choice of the route to the integration's answer. Rejects with a refusal. */
  private async processed(call: Call): Promise<IntegrationAnswer> {
    const stage = this.openStage(call);
    checkSize(call.request);
    const match = stage.routes.find(call.request.method, call.routePath);
    if (match === undefined) return this.withoutRoute(call);
    const { route } = match;
    call.route = route;
    call.pathParameters = match.pathParameters;
    call.trace.step('route', route.key, route.address);
    await route.authorize(call);
    if (!route.throttle.take())
      throw throttled(`${route.throttle.rate} requests a second, ${route.throttle.burst} at once`);
    return this.withCors(call, await route.integrate(call));
  }

  /** The stage of a call, when the way by which it came is open. */
  private openStage({ stage: called, request }: Call): Stage {
    const { defaultEndpointDisabled } = this.definition;
    const stage = called && this.byName.get(called.name);
    if (defaultEndpointDisabled && request.domain === undefined)
      throw notFound('the default endpoint is disabled: ask with the Host of a custom domain');
    if (stage === undefined) throw notFound('no stage has this path');
    if (!stage.isDeployed) throw notFound(`nothing is deployed to ${stage.address}: set auto_deploy or deployment_id`);
    return stage;
  }

  /** Where CORS is configured and no route takes a preflight, API Gateway answers it. */
  private withoutRoute(call: Call): IntegrationAnswer {
    const { method } = call.request;
    if (this.cors === undefined || method !== 'OPTIONS') throw notFound(`no route takes ${method} ${call.routePath}`);
    call.trace.step('preflight', 'answered by API Gateway', this.address);
    return { status: 204, headers: this.cors.preflightHeaders(call.header('origin')), body: Buffer.alloc(0) };
  }

  /** With CORS configured, only the configured headers count, on API Gateway's own answers too. */
  private withCors(call: Call, answer: IntegrationAnswer): IntegrationAnswer {
    if (this.cors === undefined) return answer;
    const others = answer.headers.filter(([name]) => !/^access-control-/i.test(name));
    return { ...answer, headers: [...others, ...this.cors.answerHeaders(call.header('origin'))] };
  }

  private log(call: Call, status: number, length: number): void {
    const { trace } = call;
    const stage = call.stage && this.byName.get(call.stage.name);
    if (stage?.accessLog === undefined) return;
    const late: Readonly<Record<string, () => string>> = {
      status: () => String(status),
      responseLength: () => String(length),
      responseLatency: () => String(Math.round(this.surroundings.world.now() - call.begun)),
    };
    const line = stage.accessLog((name) => (Object.hasOwn(late, name) ? late[name]?.() : contextVariable(call, name)));
    trace.step('access log', line, stage.address);
  }
}

function refusalAnswer(call: Call, refusal: Refusal): IntegrationAnswer {
  const { status, answer, responseType, why, headers } = refusal;
  call.error = { message: answer, responseType };
  call.trace.step('refused', `${status} ${why}`, call.route?.address);
  return {
    status,
    headers: [['Content-Type', 'application/json'], ...headers],
    body: Buffer.from(JSON.stringify({ message: answer })),
  };
}
