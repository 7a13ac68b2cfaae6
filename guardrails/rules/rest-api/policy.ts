import { limits } from '../../../limits/limits';
import { isMap, textOf } from '../../../terraform/language/value';
import { atMost, rule, shown } from '../define';
import { policyOf, statementsOf } from '../policy';
import { api } from './api';

/** Rules about the resource policy of a REST API. */
export const restApiPolicyRules = [
  rule({
    id: 'rest-api/policy-form',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-rest-api-policy-document)',
    on: [api, 'aws_api_gateway_rest_api_policy'],
    demand: 'policy must have statements with principals',
    fix: 'Give each statement Effect, Principal, Action and Resource.',
    check: (resource, model) => {
      const policy = policyOf(resource, 'policy', model);
      if (policy === undefined || resource.get('policy') === '') return undefined;
      if (!isMap(policy)) return `policy must be a policy document, was ${shown(policy)}`;
      const statements = statementsOf(policy);
      if (statements === undefined) return undefined;
      if (statements.length === 0) return 'policy must have at least one statement, had none';
      return statements.map(
        (one) =>
          !Object.hasOwn(one, 'Principal') &&
          !Object.hasOwn(one, 'NotPrincipal') &&
          'policy must name a Principal in each statement, and one names none',
      );
    },
  }),
  atMost({
    id: 'rest-api/policy-size',
    severity: 'security',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
    on: [api, 'aws_api_gateway_rest_api_policy'],
    demand: 'policy must have at most 8192 characters',
    fix: 'Name fewer principals, or use wildcards and conditions.',
    at: 'policy',
    most: limits.resourcePolicyCharacters.value,
    unit: 'characters',
    count: (resource) => textOf(resource.get('policy'))?.length ?? 0,
  }),
];
