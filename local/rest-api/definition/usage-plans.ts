import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { computedIn, numberIn, textIn } from './arguments';

/** A key that partners call with. */
export interface ApiKey {
  readonly id: string;
  readonly address: string;
  readonly name: string;
  readonly value: string;
  /** Whether the value is not the document's own. */
  readonly drawn: boolean;
  readonly enabled: boolean;
}

/** Calls in a second, and how many may come at once. */
export interface Limits {
  readonly rate: number;
  readonly burst: number;
}

/** A usage plan, as far as it concerns one API. */
export interface UsagePlan {
  readonly id: string;
  readonly address: string;
  readonly name: string;
  readonly stages: readonly PlanStage[];
  readonly throttle: Limits | undefined;
  readonly quota: Quota | undefined;
  readonly keyIds: readonly string[];
}

/** A stage in a plan, with limits of single methods. */
export interface PlanStage {
  readonly stage: string;
  /** `/users/GET` → its limits. */
  readonly methods: ReadonlyMap<string, Limits>;
}

/** How many calls a key has in a period. */
export interface Quota {
  readonly limit: number;
  readonly offset: number;
  readonly period: 'DAY' | 'WEEK' | 'MONTH';
}

/** The keys of a document. One without a value has one that is always the same, so that it can be printed and used. */
export const readApiKeys = (model: Model): ApiKey[] =>
  model.ofType('aws_api_gateway_api_key').map((key) => {
    const name = textIn(key, 'name') ?? key.address;
    return {
      id: computedIn(key, 'id') ?? key.address,
      address: key.address,
      name,
      value: computedIn(key, 'value') ?? key.address,
      drawn: textIn(key, 'value') === undefined,
      enabled: textIn(key, 'enabled') !== 'false',
    };
  });

/** The plans that hold a stage of an API. */
export function readUsagePlans(model: Model, apiId: string): UsagePlan[] {
  const keys = model.ofType('aws_api_gateway_usage_plan_key');
  return model.ofType('aws_api_gateway_usage_plan').flatMap((plan) => {
    const stages = plan.blocks('api_stages');
    const own = stages.filter((stage) => textIn(stage, 'api_id') === apiId);
    return own.length === 0 ? [] : [planOf(plan, own, keys)];
  });
}

function planOf(plan: Resource, stages: readonly Body[], keys: readonly Resource[]): UsagePlan {
  const id = computedIn(plan, 'id') ?? plan.address;
  const quota = plan.block('quota_settings');
  return {
    id,
    address: plan.address,
    name: textIn(plan, 'name') ?? id,
    stages: stages.map(planStageOf),
    throttle: limitsOf(plan.block('throttle_settings')),
    quota: quota && quotaOf(quota),
    keyIds: keys.filter((key) => textIn(key, 'usage_plan_id') === id).flatMap((key) => textIn(key, 'key_id') ?? []),
  };
}

const planStageOf = (stage: Body): PlanStage => ({
  stage: textIn(stage, 'stage') ?? '',
  methods: new Map(
    stage.blocks('throttle').flatMap((throttle) => {
      const limits = limitsOf(throttle);
      return limits === undefined ? [] : [[textIn(throttle, 'path') ?? '', limits]];
    }),
  ),
});

/** A limit that is absent or 0 does not limit. */
function limitsOf(block: Body | undefined): Limits | undefined {
  const rate = block && numberIn(block, 'rate_limit');
  const burst = block && numberIn(block, 'burst_limit');
  if (!rate && !burst) return undefined;
  return { rate: rate || Number.POSITIVE_INFINITY, burst: burst || Number.POSITIVE_INFINITY };
}

const quotaOf = (block: Body): Quota => ({
  limit: numberIn(block, 'limit') ?? 0,
  offset: numberIn(block, 'offset') ?? 0,
  period: (textIn(block, 'period') ?? 'MONTH') as Quota['period'],
});
