import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import { ApiGatewayAccount } from '../../constructs/logging/api-gateway-account';
import { PropError } from '../../constructs/prop-error';
import { BaseStack } from '../base-stack';

/** What exists once in an account and region, and outlives every API in it. Deploy it first. */
export class AccountStack extends BaseStack {
  /** The role that stages with logs need; given to their stacks, so that no app has such a stage without it. */
  readonly account: ApiGatewayAccount;

  constructor(scope: Construct, environment: Environment) {
    const first = accountStackIn(scope, environment);
    super(scope, environment, 'account');
    if (first) this.refuse(first);

    this.account = new ApiGatewayAccount(this, 'main', { roleName: `${this.prefix}-api-gateway-logs` });

    this.output('cloudwatch_role_arn', this.account.roleArn, 'Role with which API Gateway writes execution logs');
  }

  private refuse(first: AccountStack): never {
    throw new PropError(this, {
      prop: 'environment.account',
      mustBe: `an account that has no account stack in ${this.environment.region} yet, because the two would overwrite each other`,
      was: `${this.environment.account}, which ${first.node.id} serves`,
      fix: 'Take accountOf(app, environment), which shares it.',
    });
  }
}

/** The account stack of an environment's account and region, once there is one. */
export function accountStackIn(app: Construct, { account, region }: Environment): AccountStack | undefined {
  return app.node.children
    .filter((stack) => stack instanceof AccountStack)
    .find(({ environment }) => environment.account === account && environment.region === region);
}
