import { describe, expect, it } from 'vitest';
import { estimate, readTraffic } from '../../cost';
import { modelOf } from '../../terraform/model/model';
import { estimateOf, pricedOf, type Resources } from './priced';

/** Two stacks of one run, each with the same resources. */
function twoStacks(resource: Resources, traffic: object, freeTier: 'none' | 'always' = 'none') {
  const document = { provider: { aws: { region: 'us-east-1' } }, resource };
  const stack = (name: string) => ({ name, model: modelOf({ files: [{ name: 'main.tf.json', document }] }) });
  const { stacks, total } = estimate([stack('first'), stack('second')], readTraffic({ stacks: { '*': traffic } }), {
    freeTier,
  });
  return {
    quantities: (price: string) =>
      stacks.map(({ lines }) => lines.find((line) => line.price.id === price)?.quantity.toNumber()),
    amounts: (price: string) =>
      stacks.map(({ lines }) => lines.find((line) => line.price.id === price)?.amount.toNumber()),
    total: total.toCents(),
  };
}

const httpApi: Resources = { aws_apigatewayv2_api: { main: { protocol_type: 'HTTP' } } };
const lambda: Resources = { aws_lambda_function: { fn: { function_name: 'fn', memory_size: 1024 } } };

describe('the stacks of one run', () => {
  it('share tiers by volume in the order given', () => {
    const run = twoStacks(httpApi, { requests: 200_000_000 });

    expect(run.amounts('apigw.http.requests')).toEqual([200, 100 + 90]);
  });

  it('share free tiers in the order given', () => {
    const run = twoStacks(lambda, { lambda: { fn: { invocations: 700_000, durationMs: 1000 } } }, 'always');

    expect(run.quantities('lambda.requests')).toEqual([0, 400_000]);
    expect(run.quantities('lambda.duration.x86_64')).toEqual([300_000, 700_000]);
  });

  it('are summed before the sum is rounded', () => {
    const run = twoStacks(lambda, { lambda: { fn: { invocations: 22_500, durationMs: 0 } }, lambdaLogBytes: 0 });

    expect(run.total).toBe(0.01);
  });
});

describe('the always-free tiers', () => {
  const free = { freeTier: 'always' } as const;

  it('do not hold those of the first 12 months', () => {
    expect(pricedOf(httpApi, { requests: 1_000_000 }, free)['apigw.http.requests']).toEqual([1_000_000, 1]);
  });

  it('leave provisioned environments alone', () => {
    const config = { function_name: 'fn', provisioned_concurrent_executions: 1 };
    const resources = { ...lambda, aws_lambda_provisioned_concurrency_config: { fn: config } };
    const lines = pricedOf(resources, { lambda: { fn: { invocations: 1000, durationMs: 1000 } } }, free);

    expect([lines['lambda.provisioned.x86_64']?.[0], lines['lambda.provisioned-duration.x86_64']?.[0]]).toEqual([
      2_628_000, 1000,
    ]);
  });

  it('give 5 GB of logs once, to what is written before what is kept', () => {
    const traffic = { lambda: { fn: { invocations: 2 ** 30 } }, lambdaLogBytes: 4, storedLogGbMonths: 3 };
    const lines = pricedOf(lambda, traffic, free);

    expect([lines['logs.ingest.vended']?.[0], lines['logs.storage']?.[0]]).toEqual([0, 2]);
  });

  it('come before the tiers of a price', () => {
    const lines = pricedOf({ aws_cognito_user_pool: { p: { user_pool_tier: 'LITE' } } }, { mau: 110_000 }, free);

    expect(lines['cognito.lite.mau']).toEqual([100_000, 90_000 * 0.0055 + 10_000 * 0.0046]);
  });

  it('keep a line of nothing, because it is worth telling', () => {
    const { stacks } = estimateOf({ aws_cloudwatch_dashboard: { d: {} } }, {}, free);

    expect(stacks[0]?.lines.map(({ how, amount }) => [how, amount.toNumber()])).toEqual([
      ['1 dashboard, 1 free = 0 dashboard-month', 0],
    ]);
  });
});
