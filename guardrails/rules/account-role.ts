import type { Model } from '../../terraform/model/model';
import type { Resource } from '../../terraform/model/resource';

/** Says that logs need the account's CloudWatch role, when the configuration certainly does not set it. */
export function needsAccountRole(resource: Resource, model: Model): string | undefined {
  const accounts = model.ofType('aws_api_gateway_account');
  if (model.hasOpaqueModules || model.accountRoleElsewhere) return undefined;
  const near = accounts.filter((one) => !differs(one.region, resource.region));
  if (near.some((one) => one.has('cloudwatch_role_arn') !== false)) return undefined;
  return 'must log with the CloudWatch role of the account set, and no aws_api_gateway_account here sets one';
}

const differs = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;
