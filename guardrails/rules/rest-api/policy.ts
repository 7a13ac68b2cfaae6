import { limits } from '../../../limits/limits';
import { isMap, textOf, type ValueMap } from '../../../terraform/language/value';
import { atMost, rule, shown } from '../define';
import { policyOf, statementsOf, textsIn } from '../policy';
import { api } from './api';

const operator =
  /^(ForA(ny|ll)Values?:)?((String(Not)?(Equals(IgnoreCase)?|Like))|(Numeric|Date)((Not)?Equals|(Less|Greater)Than(Equals)?)|Arn(Not)?(Equals|Like)|Bool|BinaryEquals|(Not)?IpAddress)(IfExists)?$|^Null$/i;

const lacksBoth = (one: ValueMap, name: string): boolean =>
  !Object.hasOwn(one, name) && !Object.hasOwn(one, `Not${name}`);

function elementProblems(one: ValueMap): (string | false)[] {
  const { Condition: conditions, Principal: principal } = one;
  return [
    ...['Action', 'Resource'].map(
      (name) => lacksBoth(one, name) && `policy must name ${name} in each statement, and one names none`,
    ),
    ...(isMap(conditions) ? Object.keys(conditions) : []).map(
      (name) => !operator.test(name) && `policy must compare by an operator of IAM in Condition, was ${shown(name)}`,
    ),
    ...(isMap(principal) ? textsIn(principal.AWS) : []).map(
      (text) => /:group\//.test(text) && `policy must name accounts, roles and users as Principal, was ${shown(text)}`,
    ),
  ];
}

const versions = ['2012-10-17', '2008-10-17'];

function versionProblem({ Version: version }: ValueMap): string | false {
  const text = textOf(version);
  return text !== undefined && !versions.includes(text) && `policy must be of Version 2012-10-17, was ${shown(text)}`;
}

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
  rule({
    id: 'rest-api/policy-elements',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html',
    on: [api, 'aws_api_gateway_rest_api_policy'],
    demand: 'policy must be of a known Version, with Action, Resource and known operators in each statement',
    fix: 'Write Version = "2012-10-17", Action = "execute-api:Invoke" and Resource = "execute-api:/*".',
    check: (resource, model) => {
      const policy = policyOf(resource, 'policy', model);
      return isMap(policy) && [versionProblem(policy), ...(statementsOf(policy) ?? []).flatMap(elementProblems)];
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
    count: (resource) => (textOf(resource.get('policy')) ?? '').length,
  }),
];
