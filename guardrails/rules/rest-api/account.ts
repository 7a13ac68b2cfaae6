import { rule } from '../define';
import { distrusts } from '../iam/trust';

/** Rules about `aws_api_gateway_account`. */
export const apiAccountRules = [
  rule({
    id: 'rest-api/account-role',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
    on: 'aws_api_gateway_account',
    demand: 'the account must have one CloudWatch role a region, which API Gateway may assume',
    fix: 'Keep one aws_api_gateway_account, with a role that trusts apigateway.amazonaws.com.',
    check: (resource, model) => {
      const earlier = model
        .ofType('aws_api_gateway_account')
        .find((one) => one.provider.key === resource.provider.key && one.region === resource.region);
      const role = model.follow(resource, 'cloudwatch_role_arn', 'aws_iam_role');
      return [
        resource.lacks('cloudwatch_role_arn') &&
          'cloudwatch_role_arn must be given, was absent, which clears the setting of the account',
        earlier !== undefined &&
          earlier !== resource &&
          !resource.conditional &&
          !earlier.conditional &&
          `must be the only one of its account and region, ${earlier.address} is one too`,
        role !== undefined &&
          distrusts(role, 'apigateway', model) &&
          `cloudwatch_role_arn must trust apigateway.amazonaws.com, ${role.address} does not`,
      ];
    },
  }),
];
