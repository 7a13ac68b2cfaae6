import type { ApiAnswer, ApiRequest } from '../api';
import { accessLogOf } from '../gateway/access-log';
import type { Trace } from '../trace';
import type { World } from '../world';
import { checkKey, type KeyUse } from './access/api-keys';
import type { Authorization } from './access/authorization';
import { checkSize, largestBody } from './access/request-size';
import { throttleMethod } from './access/throttles';
import type { WebAcl, WebAcls } from './access/web-acl';
import type { Call, MethodCall } from './call';
import { compressed, decompressed } from './compression';
import { contextText } from './context';
import type { RestApiDefinition } from './definition/rest-api-definition';
import type { StageDefinition } from './definition/stages';
import { gatewayAnswer } from './gateway-answer';
import { headerOf } from './headers';
import { integrate } from './integrations/integrate';
import { queryOf } from './query';
import { internalError, Refusal } from './refusal';
import { requestContext } from './request-context';
import { type FoundResource, methodFor, type ResourceTree } from './resource-tree';
import { ResponseCache, warned } from './response-cache';
import type { BodyValidator } from './validation/body-validator';
import { validate } from './validation/validate';

/** What the stages of an API share. */
export interface ApiParts {
  readonly api: RestApiDefinition;
  readonly world: World;
  readonly tree: ResourceTree;
  readonly authorization: Authorization;
  readonly bodies: BodyValidator;
  readonly keyUse: KeyUse;
  readonly webAcls: WebAcls;
}

/** A request whose stage is known. */
export interface StageRequest {
  readonly request: ApiRequest;
  /** Path below stage and base path. */
  readonly resourcePath: string;
  /** Path with the base path of a custom domain, as functions see it. */
  readonly path: string;
  /** Path with the stage, as `$context.path` has it. */
  readonly wholePath: string;
  readonly query: string;
}

/** One stage of a REST API, which answers requests step by step. */
export class RunningStage {
  private readonly caches: { readonly stage: ResponseCache; readonly canary: ResponseCache };
  private readonly webAcl: WebAcl | undefined;
  private readonly accessLog: ReturnType<typeof accessLogOf> | undefined;

  constructor(
    readonly definition: StageDefinition,
    private readonly parts: ApiParts,
  ) {
    const { world, api } = parts;
    const cache = () => {
      const made = new ResponseCache(definition, world.options.cache === true, world.now);
      world.remembers?.(() => made.remembered(api.address));
      return made;
    };
    const own = cache();
    this.caches = { stage: own, canary: definition.canary?.useStageCache ? own : cache() };
    this.webAcl = parts.webAcls.of(definition);
    this.accessLog = definition.accessLogFormat === undefined ? undefined : accessLogOf(definition.accessLogFormat);
  }

  /** Answers a request; a refusal becomes the gateway response of its kind. */
  async answer(given: StageRequest, trace: Trace): Promise<ApiAnswer> {
    const begun = performance.now();
    const call = this.callOf(given, trace);
    const found = this.parts.tree.find(call.resourcePath);
    const answer = await this.answered(call, found).catch((problem: unknown) => refused(problem, call, found));
    const whole = withIds(compressed(answer, call.request, call.api.minimumCompressionSize), call);
    this.log(call, whole, performance.now() - begun);
    return whole;
  }

  private callOf({ request, resourcePath, path, wholePath, query }: StageRequest, trace: Trace): Call {
    const { api, world } = this.parts;
    const stage = this.definition;
    const httpMethod = headerOf(request.headers, 'x-http-method-override')?.toUpperCase() ?? request.method;
    const canary = this.isCanary();
    const context = requestContext(request, { api, stage, world, trace }, { httpMethod, path: wholePath });
    if (stage.canary !== undefined) context.isCanaryRequest = canary;
    const stageVariables = canary ? { ...stage.variables, ...stage.canary?.variables } : stage.variables;
    if (canary) trace.step('canary', 'takes the request', stage.address);
    return {
      api,
      stage,
      world,
      trace,
      request,
      httpMethod,
      path,
      resourcePath,
      query: queryOf(query),
      canary,
      stageVariables,
      context,
    };
  }

  private isCanary(): boolean {
    const { canary } = this.definition;
    if (canary === undefined) return false;
    return Math.random() * 100 < (this.parts.world.options.canary ?? canary.percent);
  }

  private async answered(call: Call, found: FoundResource | undefined): Promise<ApiAnswer> {
    const { authorization, keyUse, bodies } = this.parts;
    checkSize(call.request);
    this.webAcl?.check(call.request);
    const ready = this.withMethod(call, found);
    await authorization.authorize(ready);
    checkKey(ready, keyUse);
    throttleMethod(keyUse.throttles, call.stage, ready.method.path, ready.httpMethod);
    validate(ready, bodies);
    return this.integrated(ready);
  }

  /** Finds the method. Without one a caller cannot be told from one that forgot to sign. */
  private withMethod(call: Call, found: FoundResource | undefined): MethodCall {
    const method = found && methodFor(found, call.httpMethod);
    if (found === undefined || method === undefined) {
      const why = found === undefined ? `no resource ${call.resourcePath}` : `${found.path} has no ${call.httpMethod}`;
      throw new Refusal('MISSING_AUTHENTICATION_TOKEN', 'Missing Authentication Token', { why });
    }
    call.trace.step('route', `${method.httpMethod} ${method.path}`, method.address);
    const { context, api, stage, request } = call;
    Object.assign(context, {
      resourceId: method.resourceId,
      resourcePath: method.path,
      operationName: method.operationName,
    });
    const body = api.minimumCompressionSize === undefined ? request.body : decompressed(request);
    const arn = `${api.executionArn}/${stage.name}/${call.httpMethod}${call.resourcePath}`;
    // The long object stands last: to copy it first and to add to the copy takes ten times as long.
    return { method, pathParameters: found.variables, body, arn, ...call };
  }

  private async integrated(call: MethodCall): Promise<ApiAnswer> {
    const { integration, address } = call.method;
    if (integration === undefined) throw internalError(`${address} has no integration`);
    const cache = this.caches[call.canary ? 'canary' : 'stage'];
    const found = cache.look(call, integration);
    if (found?.kind === 'hit') return found.warned ? warned(found.answer) : found.answer;
    const answer = await integrate(call, integration);
    if (Buffer.isBuffer(answer.body) && answer.body.length > largestBody)
      throw internalError(`the answer has ${answer.body.length} bytes; ${largestBody} are the most`);
    found?.keep(answer);
    return answer;
  }

  private log(call: Call, { status, body }: ApiAnswer, latency: number): void {
    const { context, trace, stage } = call;
    const { integrationLatency } = context;
    Object.assign(context, {
      status,
      responseLength: Buffer.isBuffer(body) ? body.length : undefined,
      responseLatency: Math.round(latency),
      integration: { latency: integrationLatency, ...(context.integration as object | undefined) },
    });
    if (this.accessLog === undefined) return;
    trace.step(
      'access log',
      this.accessLog((name) => contextText(context, name)),
      stage.address,
    );
  }
}

/** What is no refusal is a fault of ours: the caller gets what AWS would say of a fault of its own. */
function refused(problem: unknown, call: Call, found: FoundResource | undefined): ApiAnswer {
  const text = problem instanceof Error ? problem.message : String(problem);
  const refusal = problem instanceof Refusal ? problem : internalError(text);
  const { kind, status, callerMessage, details } = refusal;
  if (status >= 500 && details.why !== undefined)
    call.context.integration = { error: details.why, errorMessage: details.why };
  const answer = gatewayAnswer(refusal, { ...call, pathParameters: found?.variables });
  call.trace.step('gateway response', `${answer.status} ${kind}: ${details.why ?? callerMessage}`, details.address);
  return call.httpMethod === 'HEAD' ? { ...answer, body: Buffer.alloc(0) } : answer;
}

/** Every answer has the ids of its request. */
const withIds = (answer: ApiAnswer, { context }: Call): ApiAnswer => ({
  ...answer,
  headers: [
    ...answer.headers,
    ['x-amzn-RequestId', String(context.requestId)],
    ['x-amz-apigw-id', String(context.extendedRequestId)],
  ],
});
