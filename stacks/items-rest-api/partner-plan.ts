import type { Construct } from 'constructs';
import type { ItemsRestApiSettings } from '../../config/items-rest-api';
import { ApiKey } from '../../constructs/rest-api/api-key';
import type { RestMethod } from '../../constructs/rest-api/rest-method';
import type { RestStage } from '../../constructs/rest-api/rest-stage';
import { UsagePlan } from '../../constructs/rest-api/usage-plan';
import { UsagePlanKey } from '../../constructs/rest-api/usage-plan-key';

/** What {@link partnerPlan} takes. */
export interface PartnerPlanProps {
  /** How names begin. */
  readonly prefix: string;

  /** The stage the partner's key opens. */
  readonly stage: RestStage;

  /** The method that lists items. */
  readonly listing: RestMethod;

  /** What the partner may ask for. */
  readonly partner: ItemsRestApiSettings['partner'];
}

/** The key `partner` on the plan `partner`. Returns the key's id, by which an operator looks its value up. */
export function partnerPlan(scope: Construct, { prefix, stage, listing, partner }: PartnerPlanProps): string {
  const key = new ApiKey(scope, 'partner', { name: `${prefix}-partner-key` });
  const plan = new UsagePlan(scope, 'partner', {
    name: `${prefix}-partner-plan`,
    stages: [{ stage, throttles: [{ method: listing, throttle: partner.listing }] }],
    quota: { limit: partner.requestsPerDay, period: 'DAY' },
    throttle: partner.throttle,
  });
  new UsagePlanKey(scope, 'partner', { key, plan });
  return key.keyId;
}
