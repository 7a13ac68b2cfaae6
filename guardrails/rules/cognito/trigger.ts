import type { Model } from '../../../terraform/model/model';
import type { Body } from '../../../terraform/model/resource';
import { rule } from '../define';
import { invocationOf } from '../invocation';
import { refuses } from '../permissions';
import { pool } from './user-pool';

/** Rules about `lambda_config` of `aws_cognito_user_pool`. */
export const userPoolTriggerRules = [
  rule({
    id: 'cognito/trigger-permission',
    severity: 'misbehaves',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-lambda-config-region)',
    on: pool,
    demand: 'the function of a trigger must permit the pool to call it',
    fix: 'Add an aws_lambda_permission for cognito-idp.amazonaws.com with the ARN of the pool.',
    check: (resource, model) => resource.blocks('lambda_config').flatMap((block) => triggerProblems(block, model)),
  }),
];

function triggerProblems(block: Body, model: Model): (string | undefined)[] {
  return block.names.map((name) => {
    const lambda = invocationOf(block, name, model)?.lambda;
    if (lambda === undefined || lambda.conditional) return undefined;
    return refuses(lambda, 'cognito-idp.amazonaws.com', model)
      ? `lambda_config.${name} must be a function that permits cognito-idp.amazonaws.com, ${lambda.address} does not`
      : undefined;
  });
}
