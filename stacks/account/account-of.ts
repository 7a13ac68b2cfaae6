import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import type { ApiGatewayAccount } from '../../constructs/logging/api-gateway-account';
import { AccountStack, accountStackIn } from './account-stack';

/**
 * The logging role of an environment's account and region. The first environment that asks gets the stack `account`; others in the
 * same account and region share it, because AWS has one such setting there.
 */
export function accountOf(app: Construct, environment: Environment): ApiGatewayAccount {
  return (accountStackIn(app, environment) ?? new AccountStack(app, environment)).account;
}
