import type { Model } from '../../terraform/model/model';
import type { Resource } from '../../terraform/model/resource';
import { outruns } from './ordering';

/** Says that logs need the account's CloudWatch role, when the configuration certainly does not set it, or too late. */
export function needsAccountRole(resource: Resource, model: Model): string | undefined {
  const accounts = model.ofType('aws_api_gateway_account');
  if (model.hasOpaqueModules || model.accountRoleElsewhere) return undefined;
  const near = accounts.filter((one) => !differs(one.region, resource.region));
  const [only, ...others] = near.filter((one) => one.has('cloudwatch_role_arn') !== false);
  if (only === undefined)
    return 'must log with the CloudWatch role of the account set, and no aws_api_gateway_account here sets one';
  return others.length === 0 && !only.conditional && outruns(resource, only, model)
    ? `must log once ${only.address} has set the CloudWatch role of the account, and does not depend on it`
    : undefined;
}

const differs = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;
