import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import { ApiGatewayAccount } from '../../constructs/logging/api-gateway-account';
import { BaseStack } from '../base-stack';

/** What exists once in an account and region, and outlives every API in it. Deploy it first. */
export class AccountStack extends BaseStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, environment, 'account');

    const account = new ApiGatewayAccount(this, 'main', { roleName: `${this.prefix}-api-gateway-logs` });

    this.output('cloudwatch_role_arn', account.roleArn, 'Role with which API Gateway writes execution logs');
  }
}
