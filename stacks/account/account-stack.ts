import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import { ApiGatewayAccount } from '../../constructs/logging/api-gateway-account';
import { BaseStack } from '../base-stack';

/** What exists once in an account and region, and outlives every API in it. Deploy it first. */
export class AccountStack extends BaseStack {
  /** The role that stages with logs need; given to their stacks, so that no app has such a stage without it. */
  readonly account: ApiGatewayAccount;

  constructor(scope: Construct, environment: Environment) {
    super(scope, environment, 'account');

    this.account = new ApiGatewayAccount(this, 'main', { roleName: `${this.prefix}-api-gateway-logs` });

    this.output('cloudwatch_role_arn', this.account.roleArn, 'Role with which API Gateway writes execution logs');
  }
}
