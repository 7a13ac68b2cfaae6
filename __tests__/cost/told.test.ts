import { describe, expect, it } from 'vitest';
import { estimateOf, linesOf, type Resources } from './priced';

const assumptions = (...given: Parameters<typeof estimateOf>) => estimateOf(...given).stacks[0]?.assumptions ?? [];
const unpriced = (...given: Parameters<typeof estimateOf>) => estimateOf(...given).stacks[0]?.unpriced ?? [];

const httpApi: Resources = { aws_apigatewayv2_api: { main: { protocol_type: 'HTTP' } } };

describe('what is taken for granted', () => {
  it('tells each default that is used', () => {
    expect(assumptions(httpApi)).toEqual([
      'requests: 1,000,000, the default',
      'requestKb: 1, the default',
      'responseKb: 2, the default',
    ]);
  });

  it('tells no default of what the document does not have', () => {
    expect(assumptions({ aws_kms_key: { k: {} } })).toEqual(['kmsRequests: 10,000, the default']);
  });

  it('takes nothing for an absence of what was stated', () => {
    expect(assumptions(httpApi, { requests: 0, requestKb: 0, responseKb: 0 })).toEqual([]);
  });

  it('tells prices that are not sure', () => {
    expect(assumptions({ aws_wafv2_web_acl: { a: {} } }, { requests: 0 }, { region: 'eu-west-1' })).toContain(
      'waf.acl in eu-west-1: the price is of medium certainty, read 2026-09-24',
    );
  });

  it('tells a value that the document does not hold', () => {
    const resources = { aws_lambda_function: { fn: { memory_size: '${var.memory}' } } };

    expect(assumptions(resources, {}, {}, { variable: { memory: {} } })).toContain(
      'aws_lambda_function.fn: memory_size is not known, 128 is taken',
    );
  });

  it('tells the functions that the traffic speaks of and the stack does not hold', () => {
    expect(assumptions(httpApi, { lambda: { orders: { invocations: 1 } } })).toContain(
      'lambda.orders: the stack has no function of that name, what the traffic says of it is not used',
    );
  });
});

describe('what is left out', () => {
  it('is every resource of which nothing is known', () => {
    const resources = {
      aws_sfn_state_machine: { orders: {} },
      aws_iam_role: { orders: {} },
      aws_security_group: { orders: {} },
      random_id: { orders: {} },
      cloudflare_record: { orders: {} },
    };

    expect(unpriced(resources)).toEqual(['aws_sfn_state_machine.orders', 'cloudflare_record.orders']);
  });

  it('is a module that cannot be read', () => {
    expect(unpriced({}, {}, { region: 'us-east-1' }, { module: { vpc: { source: 'registry/vpc' } } })).toEqual([
      'module.vpc',
    ]);
  });

  it('is what has no price in its region, and the sum says so', () => {
    const resources = { aws_dynamodb_table: { t: { read_capacity: 1, write_capacity: 1 } } };
    const inIreland = { region: 'eu-west-1' };

    expect(unpriced(resources, {}, inIreland)).toEqual(['aws_dynamodb_table.t']);
    expect(assumptions(resources, {}, inIreland)).toContain(
      'aws_dynamodb_table.t: dynamodb.rcu-hours has no price in eu-west-1; it is not in the sum',
    );
    expect(Object.keys(linesOf(estimateOf(resources, {}, inIreland)))).toEqual(['dynamodb.storage']);
  });
});

describe('the region', () => {
  it('is that of each resource, when another provider makes it', () => {
    const provider = { aws: [{ region: 'us-east-1' }, { alias: 'ie', region: 'eu-west-1' }] };
    const nat = { a: { connectivity_type: 'private' }, b: { connectivity_type: 'private', provider: 'aws.ie' } };
    const { stacks } = estimateOf({ aws_nat_gateway: nat }, { natGb: 0 }, {}, { provider });

    expect(stacks[0]?.lines.map(({ price, amount }) => [price.region, amount.toNumber()])).toEqual([
      ['us-east-1', 32.85],
      ['eu-west-1', 35.04],
    ]);
  });

  it.each([
    [
      'api: region: must be us-east-1 or eu-west-1, which have prices; was "us-west-2".',
      { aws: { region: 'us-west-2' } },
    ],
    ['api: region: must be us-east-1 or eu-west-1, which have prices; its provider says none.', { aws: {} }],
  ])('is refused with the regions that have prices: %s', (message, provider) => {
    expect(() => estimateOf(httpApi, {}, {}, { provider })).toThrow(message);
  });
});
