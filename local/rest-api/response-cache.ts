import type { ApiAnswer } from '../api';
import type { Remembered } from '../remembered';
import type { MethodCall } from './call';
import type { IntegrationDefinition } from './definition/rest-api-definition';
import { type MethodSettings, type StageDefinition, settingFor } from './definition/stages';
import { headerOf } from './headers';
import { requestSource } from './parameter-mapping';
import { Refusal } from './refusal';

/** Answers above so many bytes are not kept. */
const largest = 1_048_576;
const mostKept = 10_000;

/** How a method is cached. */
interface CacheRule {
  readonly ttlSeconds: number;
  readonly settings: string;
  /** `GET /users/{id}`, for people. */
  readonly method: string;
}

/** An answer, until when it is kept, whose settings say so, and the method that gave it. */
interface KeptAnswer {
  readonly answer: ApiAnswer;
  readonly until: number;
  readonly settings: string;
  readonly method: string;
}

/** What became of a request at the cache. */
type Lookup =
  | { readonly kind: 'hit'; readonly answer: ApiAnswer; readonly warned: boolean }
  | { readonly kind: 'miss'; readonly keep: (answer: ApiAnswer) => void };

/** The response cache of a stage. A canary has one of its own, unless it uses the stage's. */
export class ResponseCache {
  private readonly kept = new Map<string, KeptAnswer>();

  constructor(
    private readonly stage: StageDefinition,
    /** Whether methods are cached although the stage has no cluster. */
    private readonly always: boolean,
    private readonly now: () => number,
  ) {}

  /** Looks for the answer to a call; undefined when its method is not cached. */
  look(call: MethodCall, integration: IntegrationDefinition): Lookup | undefined {
    const rule = this.ruleFor(call, integration);
    if (rule === undefined) return undefined;
    const key = keyOf(call, integration);
    const found = this.kept.get(key);
    const known = found !== undefined && found.until > this.now() ? found.answer : undefined;
    const renewal = /(^|,)\s*max-age=0\s*(,|$)/.test(headerOf(call.request.headers, 'cache-control') ?? '');
    const refused = renewal ? this.refusedRenewal(call) : undefined;
    call.trace.step('cache', renewal && !refused ? 'renewed' : known ? 'hit' : 'miss', rule.settings);
    if (known !== undefined && (!renewal || refused))
      return { kind: 'hit', answer: known, warned: refused === 'SUCCEED_WITH_RESPONSE_HEADER' };
    return { kind: 'miss', keep: (answer) => this.keep(key, answer, rule) };
  }

  /** The answers that are kept, as people look at them. */
  remembered(api: string): readonly Remembered[] {
    const valid = [...this.kept].filter(([, { until }]) => until > this.now());
    return valid.map(([key, { until, settings, method }]) => ({
      kind: 'answer',
      of: 'response',
      ...{ id: key, api, address: settings, key: `${method} ${key}`, until },
      forget: () => void this.kept.delete(key),
    }));
  }

  private keep(key: string, answer: ApiAnswer, { ttlSeconds, settings, method }: CacheRule): void {
    if (!Buffer.isBuffer(answer.body) || answer.body.length > largest || answer.status >= 400) return;
    this.kept.delete(key);
    this.kept.set(key, { answer, settings, method, until: this.now() + ttlSeconds * 1000 });
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
  }

  private ruleFor({ method, httpMethod }: MethodCall, integration: IntegrationDefinition): CacheRule | undefined {
    const { stage } = this;
    if (!stage.cacheCluster && !this.always) return undefined;
    const setting = <K extends keyof MethodSettings>(name: K) => settingFor(stage, method.path, httpMethod, name);
    const ttlSeconds = setting('cacheTtlSeconds') ?? 300;
    const enabled = stage.cacheCluster
      ? this.isCached(method.path, httpMethod)
      : integration.cacheKeyParameters.length > 0;
    if (!enabled || ttlSeconds <= 0) return undefined;
    return { ttlSeconds, settings: setting('address') ?? stage.address, method: `${httpMethod} ${method.path}` };
  }

  /** Settings of all methods speak of GET alone; other methods are cached when settings name them. */
  private isCached(path: string, httpMethod: string): boolean {
    const own = this.stage.settings.find(
      (one) => one.caching !== undefined && (one.path === '*' || one.path === path) && one.httpMethod === httpMethod,
    );
    return own?.caching ?? (httpMethod === 'GET' && (settingFor(this.stage, path, httpMethod, 'caching') ?? true));
  }

  /** What a caller meets who may not renew; undefined when it may. */
  private refusedRenewal(call: MethodCall): MethodSettings['refusedInvalidation'] {
    const setting = <K extends keyof MethodSettings>(name: K) =>
      settingFor(this.stage, call.method.path, call.httpMethod, name);
    if (setting('invalidationNeedsPermission') === false || mayRenew(call)) return undefined;
    const strategy = setting('refusedInvalidation') ?? 'SUCCEED_WITH_RESPONSE_HEADER';
    if (strategy !== 'FAIL_WITH_403') return strategy;
    const why = 'the caller may not renew cached answers (execute-api:InvalidateCache)';
    throw new Refusal('ACCESS_DENIED', 'Forbidden', { why, address: setting('address') });
  }
}

/** Whether policies let the signer of a call renew what is cached. */
function mayRenew({ signer, request, arn, world }: MethodCall): boolean {
  if (signer === undefined) return false;
  return world.callers.refusal({ signer, request, arn, action: 'execute-api:InvalidateCache' }) === undefined;
}

/**
 * A cached answer is found by namespace, which is the resource unless the integration names another, by method and by key parameters.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-cacheNamespace
 */
function keyOf(call: MethodCall, { cacheKeyParameters, cacheNamespace }: IntegrationDefinition): string {
  const values = [...cacheKeyParameters]
    .sort()
    .map((parameter) => [parameter, requestSource(parameter.replace(/^integration\./, 'method.'), call) ?? null]);
  return JSON.stringify([cacheNamespace ?? call.method.resourceId, call.httpMethod, values]);
}

/** Says that a wish to renew was ignored. */
export const warned = (answer: ApiAnswer): ApiAnswer => ({
  ...answer,
  headers: [
    ...answer.headers,
    ['Warning', '199 Cache-control headers were ignored because the caller was unauthorized.'],
  ],
});
