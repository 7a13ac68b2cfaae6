import { ApiGatewayUsagePlanKey } from '@cdktf/provider-aws/lib/api-gateway-usage-plan-key';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { PropError } from '../prop-error';
import type { ApiKey } from './api-key';
import type { UsagePlan } from './usage-plan';

/** What {@link UsagePlanKey} takes. */
export interface UsagePlanKeyProps {
  /** The key. */
  readonly key: ApiKey;

  /** The plan it is on. For one stage a key is on one plan. */
  readonly plan: UsagePlan;
}

/** Puts an API key on a plan. */
export class UsagePlanKey extends NamedConstruct {
  constructor(scope: Construct, id: string, { key, plan }: UsagePlanKeyProps) {
    super(scope, id);
    const other = key.plans.find(({ stages }) => stages.some((stage) => plan.stages.includes(stage)));
    if (other) {
      throw new PropError(this, {
        prop: 'plan',
        mustBe: 'the only plan of its key for a stage',
        was: [other.node.path, plan.node.path],
        fix: 'Take the key off one of them, or use a second key.',
      });
    }
    key.plans.push(plan);

    new ApiGatewayUsagePlanKey(this, 'Default', {
      keyId: key.keyId,
      keyType: 'API_KEY',
      usagePlanId: plan.usagePlanId,
    });
  }
}
