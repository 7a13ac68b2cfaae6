import type { Construct } from 'constructs';
import type { UsersRestApiSettings } from '../../config/users-rest-api';
import { ApiKey } from '../../constructs/rest-api/api-key';
import type { RestStage } from '../../constructs/rest-api/rest-stage';
import { UsagePlan } from '../../constructs/rest-api/usage-plan';
import { UsagePlanKey } from '../../constructs/rest-api/usage-plan-key';

/** What {@link usagePlans} takes. */
export interface UsagePlansProps {
  /** How names begin. */
  readonly prefix: string;

  /** The stage callers meet. */
  readonly main: RestStage;

  /** The stage that is tried. */
  readonly next: RestStage;

  /** What the holders of keys may ask for. */
  readonly plans: UsersRestApiSettings['plans'];
}

/**
 * The plans `standard` and `premium` for the main stage, and `next` for the other: a plan holds one stage of an API. The key
 * `partner` is on the first and the last. Returns the key's id.
 */
export function usagePlans(scope: Construct, { prefix, main, next, plans }: UsagePlansProps): string {
  const plan = (id: keyof typeof plans, stage: RestStage, description: string) =>
    new UsagePlan(scope, id, {
      name: `${prefix}-${id}-plan`,
      description,
      stages: [{ stage }],
      quota: { limit: plans[id].requestsPerMonth, period: 'MONTH' },
      throttle: plans[id].throttle,
    });

  const standard = plan('standard', main, 'Standard rate limiting');
  plan('premium', main, 'Premium rate limiting');
  const trial = plan('next', next, 'For trying the next version');
  const key = new ApiKey(scope, 'partner', { name: `${prefix}-partner-api-key` });
  new UsagePlanKey(scope, 'partner_standard', { key, plan: standard });
  new UsagePlanKey(scope, 'partner_next', { key, plan: trial });
  return key.keyId;
}
