import { isMap } from '../../../terraform/language/value';
import { isTrue } from '../apis';
import { given, rule } from '../define';
import { policyOf, statementsOf, textsIn } from '../policy';

const secret = 'aws_secretsmanager_secret';
const api = (name: string): string => `https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_${name}.html`;

/** Rules about who changes a secret, and who reads it. */
export const secretUseRules = [
  given({
    id: 'secrets-manager/rotation-function',
    severity: 'rejects',
    source: api('RotateSecret'),
    on: 'aws_secretsmanager_secret_rotation',
    demand: 'a secret of your own is changed by a function',
    fix: 'Set rotation_lambda_arn; only secrets that a service of AWS manages have none.',
    at: 'rotation_lambda_arn',
    where: (resource, model) => {
      const found = model.follow(resource, 'secret_id', secret);
      return found?.type === secret && found.managed && 'for a secret of your own';
    },
  }),
  rule({
    id: 'secrets-manager/public-policy',
    severity: 'rejects',
    source: api('PutResourcePolicy'),
    on: 'aws_secretsmanager_secret_policy',
    demand: 'block_public_policy refuses a policy for everybody',
    fix: 'Name accounts or roles as principals.',
    check: (resource, model) =>
      isTrue(resource, 'block_public_policy') &&
      (statementsOf(policyOf(resource, 'policy', model)) ?? []).some(
        ({ Effect: effect, Principal: one, Condition: condition }) =>
          effect === 'Allow' &&
          condition === undefined &&
          (one === '*' || (isMap(one) && textsIn(one.AWS).includes('*'))),
      ) &&
      'policy must not allow everybody with block_public_policy',
  }),
];
