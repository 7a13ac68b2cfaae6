import { describe, expect, it } from 'vitest';
import { ApiGatewayAccount } from '../../../constructs/logging/api-gateway-account';
import { synth } from '../../support/synth';

const account = () => synth((scope) => new ApiGatewayAccount(scope, 'main', { roleName: 'dev-logs' }));

describe('ApiGatewayAccount', () => {
  it('names the role once the role can write logs', () => {
    expect(account().at('aws_api_gateway_account.main')).toMatchObject({
      cloudwatch_role_arn: '${aws_iam_role.main_role.arn}',
      depends_on: ['aws_iam_role_policy_attachment.main_logs'],
    });
  });

  it.each(['aws_api_gateway_account.main', 'aws_iam_role.main_role', 'aws_iam_role_policy_attachment.main_logs'])(
    'does not let Terraform take the logs of others away: %s',
    (address) => {
      expect(account().at(address).lifecycle).toEqual({ prevent_destroy: true });
    },
  );

  it('gives the role to API Gateway alone', () => {
    expect(JSON.parse(account().at('aws_iam_role.main_role').assume_role_policy).Statement).toEqual([
      { Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]);
  });

  it('works in every partition', () => {
    expect(account().at('aws_iam_role_policy_attachment.main_logs').policy_arn).toBe(
      'arn:${data.aws_partition.main_partition.partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs',
    );
  });
});
