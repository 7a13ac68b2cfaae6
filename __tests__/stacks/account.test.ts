import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { AccountStack } from '../../stacks/account/account-stack';
import { documentOf, environment } from '../support/synth';

const document = documentOf(new AccountStack(Testing.app(), environment('prod')));

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
