import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../../stacks/account/account-of';
import { AccountStack } from '../../stacks/account/account-stack';
import { environment } from '../support/environments';
import { propRefusal } from '../support/prop-refusal';
import { documentOf } from '../support/synth';

const document = documentOf(new AccountStack(Testing.app(), environment('prod')));
const dev = { ...environment('dev'), account: 'shared' };
const staging = { ...environment('staging'), account: 'shared' };
const stacksIn = (app: ReturnType<typeof Testing.app>) => app.node.children.map(({ node }) => node.id);

describe('account', () => {
  it('gives API Gateway a role to write logs with', () => {
    expect(document.at('aws_api_gateway_account.main').cloudwatch_role_arn).toBe('${aws_iam_role.main_role.arn}');
  });

  it('holds nothing else', () => {
    expect(document.addresses()).toEqual([
      'aws_api_gateway_account.main',
      'aws_iam_role.main_role',
      'aws_iam_role_policy_attachment.main_logs',
      'data.aws_partition.main_partition',
    ]);
  });
});

describe('Environments', () => {
  it('of one account and region share one account stack, the first', () => {
    const app = Testing.app();

    expect(accountOf(app, staging)).toBe(accountOf(app, dev));
    expect(stacksIn(app)).toEqual(['staging-account']);
  });

  it.each([
    ['accounts', { ...staging, account: 'another' }],
    ['regions', { ...staging, region: 'us-east-1' as const }],
  ])('of two %s have one each', (_what, other) => {
    const app = Testing.app();
    accountOf(app, dev);
    accountOf(app, other);

    expect(stacksIn(app)).toEqual(['dev-account', 'staging-account']);
  });

  it('of one account and region cannot have two, which would overwrite each other', () => {
    const app = Testing.app();
    new AccountStack(app, dev);

    expect(() => new AccountStack(app, staging)).toThrow(
      propRefusal({
        where: 'staging-account',
        prop: 'environment.account',
        mustBe: 'an account that has no account stack in eu-west-1 yet, because the two would overwrite each other',
        was: 'shared, which dev-account serves',
        fix: 'Take accountOf(app, environment), which shares it.',
      }),
    );
  });
});
