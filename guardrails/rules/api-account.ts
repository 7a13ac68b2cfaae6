import { isList, isMap, Unknown } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Body } from '../../terraform/model/resource';
import { rule } from './define';
import { policyOf, statementsOf, textsIn } from './policy';

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
          distrusts(role, model) &&
          `cloudwatch_role_arn must trust apigateway.amazonaws.com, ${role.address} does not`,
      ];
    },
  }),
];

function distrusts(role: Body, model: Model): boolean {
  const statements = statementsOf(policyOf(role, 'assume_role_policy', model));
  if (statements === undefined || statements.length === 0) return false;
  const principals = statements.map((one) => (isMap(one.Principal) ? one.Principal.Service : one.Principal));
  if (
    principals.some((one) =>
      one === undefined
        ? false
        : one instanceof Unknown || (isList(one) && one.some((item) => item instanceof Unknown)),
    )
  )
    return false;
  return !principals.some((one) => textsIn(one).some((text) => /^(apigateway\.amazonaws\.com(\.cn)?|\*)$/.test(text)));
}
