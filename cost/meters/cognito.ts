import type { Resource } from '../../terraform/model/resource';
import { shown } from '../exact';
import type { Stack } from '../stack';
import { type Usage, usage } from '../usage';

/** Monthly active users of user pools, by the tier of the pools. */
export function cognitoUsage(stack: Stack): readonly Usage[] {
  const pools = stack.all('aws_cognito_user_pool');
  if (pools.length === 0) return [];
  const each = stack.traffic.number('mau').over(pools.length);
  return pools.map((pool) => usage(`cognito.${tierOf(pool, stack)}.mau`, pool, each, `${shown(each)} users`));
}

const tiers = ['lite', 'essentials', 'plus'];

function tierOf(pool: Resource, stack: Stack): string {
  const tier = stack.text(pool, 'user_pool_tier', 'ESSENTIALS', pool.address).toLowerCase();
  return tiers.includes(tier) ? tier : 'essentials';
}
