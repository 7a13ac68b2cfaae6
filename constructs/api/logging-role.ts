import { type ITerraformDependable, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { ApiGatewayAccount } from '../logging/api-gateway-account';

/** Who has set the account's role for execution logs: a construct, or somebody else, which must be stated. */
export type LoggingRole = ApiGatewayAccount | 'set elsewhere';

/** What a stage with logs must wait for. Terraform orders resources of one stack only; the account's stack is deployed first. */
export function settingToWaitFor(stage: IConstruct, role: LoggingRole): ITerraformDependable[] {
  if (role === 'set elsewhere' || TerraformStack.of(role) !== TerraformStack.of(stage)) return [];
  return [role.setting];
}
