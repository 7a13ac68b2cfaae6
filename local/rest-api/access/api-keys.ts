import type { MethodCall } from '../call';
import type { ContextObject } from '../context';
import type { ApiKey, UsagePlan } from '../definition/usage-plans';
import { headerOf } from '../headers';
import { Refusal } from '../refusal';
import type { Quotas } from './quotas';
import type { Throttles } from './throttles';

/** The keys and plans of an API, and what was used of them. */
export interface KeyUse {
  readonly keys: readonly ApiKey[];
  readonly plans: readonly UsagePlan[];
  readonly throttles: Throttles;
  readonly quotas: Quotas;
}

/** Refuses a caller without a key that a plan of the stage takes, or whose plan is used up. */
export function checkKey(call: MethodCall, { keys, plans, throttles, quotas }: KeyUse): void {
  const value = keyValue(call);
  const key = keys.find((one) => one.value === value && value !== undefined);
  if (key !== undefined) rememberKey(call.context, key);
  if (!call.method.apiKeyRequired) return;
  const plan =
    key &&
    plans.find(({ keyIds, stages }) => keyIds.includes(key.id) && stages.some((one) => one.stage === call.stage.name));
  const why = whyNot(value, key, plan, call);
  if (why !== undefined || key === undefined || plan === undefined)
    throw new Refusal('INVALID_API_KEY', 'Forbidden', { why: why ?? '', address: call.method.address });
  call.trace.step('api key', `${key.name} in ${plan.name}`, plan.address);
  throttlePlan(call, plan, key, throttles);
  if (plan.quota && !quotas.take(plan, key, plan.quota))
    throw new Refusal('QUOTA_EXCEEDED', 'Limit Exceeded', { why: quotaText(plan), address: plan.address });
}

/** The key of a request: a header, or what the authorizer gave. */
function keyValue({ api, request, context }: MethodCall): string | undefined {
  if (api.apiKeySource === 'HEADER') return headerOf(request.headers, 'x-api-key');
  return typeof context.usageIdentifierKey === 'string' ? context.usageIdentifierKey : undefined;
}

function whyNot(value: string | undefined, key: ApiKey | undefined, plan: UsagePlan | undefined, call: MethodCall) {
  if (value === undefined)
    return call.api.apiKeySource === 'HEADER' ? 'no x-api-key' : 'the authorizer gave no usageIdentifierKey';
  if (key === undefined) return 'no API key has this value';
  if (!key.enabled) return `${key.address} is disabled`;
  return plan === undefined ? `${key.address} is in no usage plan of stage ${call.stage.name}` : undefined;
}

function rememberKey(context: ContextObject, { id, value }: ApiKey): void {
  const identity = context.identity as ContextObject;
  identity.apiKey = value;
  identity.apiKeyId = id;
}

/** The limits of the method in the plan go before those of the plan. */
function throttlePlan(call: MethodCall, plan: UsagePlan, key: ApiKey, throttles: Throttles): void {
  const { stage, method, httpMethod } = call;
  const name = `${plan.id}/${key.id}/${stage.name}`;
  const inStage = plan.stages.find((one) => one.stage === stage.name)?.methods;
  const limits = inStage?.get(`${method.path}/${httpMethod}`) ?? inStage?.get(`${method.path}/${method.httpMethod}`);
  if (limits !== undefined) throttles.take(`${name}${method.path}/${httpMethod}`, limits, plan.address);
  else if (plan.throttle !== undefined) throttles.take(name, plan.throttle, plan.address);
}

const quotaText = ({ quota }: UsagePlan): string =>
  `${quota?.limit} requests a ${quota?.period.toLowerCase()} are used`;
