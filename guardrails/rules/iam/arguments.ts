import { limits } from '../../../limits/limits';
import { patterns } from '../../../limits/patterns';
import { isList, isMap, textOf, Unknown, type Value, type ValueMap } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { soleReference } from '../apis';
import { argument, atMost, rule, shown } from '../define';
import { longAs, matches, wholeNumber } from '../demands';
import { policyOf, statementsOf } from '../policy';

const role = 'aws_iam_role';
const attachment = 'aws_iam_role_policy_attachment';
const identity = ['aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_user_policy', 'aws_iam_group_policy'];
const guide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;

const elements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** The operators of conditions, without set words and IfExists. */
const operator =
  /^(ForAllValues:|ForAnyValue:)?(String(Not)?(Equals|EqualsIgnoreCase|Like)|Numeric((Not)?Equals|LessThan(Equals)?|GreaterThan(Equals)?)|Date((Not)?Equals|LessThan(Equals)?|GreaterThan(Equals)?)|Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like)|Null)(IfExists)?$/i;

/** Keys of conditions: those of providers of identities, which trust policies ask, hold a domain before the colon. */
const keyForm = (argument: string): RegExp => (argument === 'assume_role_policy' ? /^[^\s:]+:.+/ : /^[\w-]+[:/].+/);

function conditionProblems(condition: Value | undefined, argument: string): (string | false)[] {
  if (condition === undefined || condition === null || condition instanceof Unknown) return [];
  if (!isMap(condition)) return [`${argument} must have a Condition that is an object, was ${shown(condition)}`];
  return Object.entries(condition).flatMap(([name, keys]) => [
    !operator.test(name) && `${argument} must compare by an operator such as StringEquals, was ${shown(name)}`,
    !isMap(keys) &&
      !(keys instanceof Unknown) &&
      keys !== null &&
      `${argument} must have keys of conditions within ${name}, was ${shown(keys)}`,
    ...Object.entries(isMap(keys) ? keys : {}).flatMap(([key, value]) => [
      !keyForm(argument).test(key) && `${argument} must write keys of conditions as service:key, was ${shown(key)}`,
      isMap(value) && `${argument} must compare ${key} with texts, was ${shown(value)}`,
    ]),
  ]);
}

/** Whether an element is certainly there; modules write both of a pair and leave one null. */
const isGiven = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && !(value instanceof Unknown) && !(isList(value) && value.length === 0);

function elementProblems(statement: ValueMap, argument: string): (string | false)[] {
  const has = (name: string): boolean => isGiven(statement[name]);
  return [
    ...Object.keys(statement).map(
      (name) =>
        !elements.includes(name) && `${argument} must have statements of ${elements.join(', ')}, was ${shown(name)}`,
    ),
    ...['Action', 'Resource'].map(
      (name) =>
        has(name) && has(`Not${name}`) && `${argument} must have ${name} or Not${name} in a statement, one has both`,
    ),
    !Object.hasOwn(statement, 'Effect') && `${argument} must have an Effect in each statement, one has none`,
    ...conditionProblems(statement.Condition, argument),
  ];
}

/** What a policy has beside its statements. */
const heads = ['Version', 'Id', 'Statement'];

function headProblems(policy: Value | undefined, argument: string): (string | false)[] {
  const names = isMap(policy) && Object.hasOwn(policy, 'Statement') ? Object.keys(policy) : [];
  return names.map((name) => !heads.includes(name) && `${argument} must hold ${heads.join(', ')}, was ${shown(name)}`);
}

/** Arguments that hold a policy in the grammar of IAM. */
const holders: Readonly<Record<string, string>> = {
  ...Object.fromEntries(identity.map((type) => [type, 'policy'])),
  [role]: 'assume_role_policy',
  aws_s3_bucket_policy: 'policy',
  aws_sqs_queue: 'policy',
  aws_sqs_queue_policy: 'policy',
  aws_sns_topic: 'policy',
  aws_sns_topic_policy: 'policy',
  aws_kms_key: 'policy',
  aws_kms_key_policy: 'policy',
  aws_secretsmanager_secret_policy: 'policy',
};

const attachedTo = (resource: Resource, model: Model): number => {
  const names = model
    .related(attachment, 'role', resource)
    .sure.filter((one) => !one.conditional)
    .map((one) => textOf(one.get('policy_arn')) ?? one.address);
  return new Set(names).size;
};

const managedIn = (resource: Resource): number => {
  const value = resource.get('managed_policy_arns');
  return isList(value) ? value.length : 0;
};

/** Rules about single arguments of roles and policies, and elements of statements. */
export const iamArgumentRules = [
  rule({
    id: 'iam/statement-elements',
    severity: 'rejects',
    source: guide('reference_policies_elements'),
    on: Object.keys(holders),
    demand: 'a policy has the elements of IAM alone, an Effect, not both of a pair, and conditions of its operators',
    fix: 'Mend the name, or write Condition = { StringEquals = { "aws:SourceAccount" = "..." } }.',
    check: (resource, model) => {
      const argument = holders[resource.type] ?? 'policy';
      const policy = policyOf(resource, argument, model);
      const statements = statementsOf(policy) ?? [];
      return [...headProblems(policy, argument), ...statements.flatMap((one) => elementProblems(one, argument))];
    },
  }),
  argument({
    id: 'iam/role-description',
    severity: 'rejects',
    source: 'botocore 1.43.11, iam roleDescriptionType',
    on: role,
    at: 'description',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: IAM names these characters.
    must: matches(/^[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*$/, 'have characters of Latin-1 only'),
    fix: 'Replace quotation marks, dashes and ellipses from word processors.',
  }),
  argument({
    id: 'iam/policy-description',
    severity: 'rejects',
    source: 'botocore 1.43.11, iam policyDescriptionType',
    on: 'aws_iam_policy',
    at: 'description',
    must: longAs(0, 1000),
    fix: 'Shorten the description.',
  }),
  argument({
    id: 'iam/policy-arn',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html',
    on: [attachment, 'aws_iam_user_policy_attachment', 'aws_iam_group_policy_attachment', 'aws_iam_policy_attachment'],
    at: 'policy_arn',
    must: matches(/^arn:[\w-]+:iam::(aws|\d{12}):policy\//, 'be the ARN of a policy'),
    fix: 'Use arn of the aws_iam_policy.',
  }),
  argument({
    id: 'iam/boundary-arn',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html',
    on: [role, 'aws_iam_user'],
    at: 'permissions_boundary',
    must: matches(/^$|^arn:[\w-]+:iam::(aws|\d{12}):policy\//, 'be the ARN of a policy'),
    fix: 'Use arn of the aws_iam_policy.',
  }),
  rule({
    id: 'iam/role-by-name',
    severity: 'rejects',
    source: 'https://github.com/spacelift-io/terraform-aws-spacelift-workerpool-on-ec2/issues/41',
    on: [attachment, 'aws_iam_instance_profile'],
    demand: 'role must be the name of a role',
    fix: 'Use name of the aws_iam_role, not its ARN.',
    check: (resource) => {
      const [name, sole] = [textOf(resource.get('role')), soleReference(resource.symbolic('role'))];
      const isArn = sole?.attribute === 'arn' && /(^|\.)aws_iam_role\./.test(sole.address);
      return [
        name !== undefined && !patterns.roleName.test(name) && `role must be the name of a role, was ${shown(name)}`,
        isArn && `role must be the name of a role, was arn of ${sole.address}`,
      ];
    },
  }),
  atMost({
    id: 'iam/attached-policies',
    severity: 'rejects',
    source: guide('reference_iam-quotas'),
    on: role,
    demand: 'a role must have at most 20 managed policies',
    fix: 'Put statements of several policies into one.',
    most: limits.managedPoliciesPerRole.value,
    unit: 'managed policies',
    count: (resource, model) => Math.max(attachedTo(resource, model), managedIn(resource)),
  }),
  atMost({
    id: 'iam/trust-size',
    severity: 'rejects',
    source: guide('reference_iam-quotas'),
    on: role,
    demand: 'a trust policy must have at most 4096 characters, 2048 without a raised quota',
    fix: 'Trust an account, and let conditions say which of its roles.',
    at: 'assume_role_policy',
    most: limits.trustPolicyCharacters.value,
    unit: 'characters',
    count: (resource) => (textOf(resource.get('assume_role_policy')) ?? '').replace(/\s/g, '').length,
  }),
  argument({
    id: 'iam/service-linked-role',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html',
    on: 'aws_iam_service_linked_role',
    at: 'aws_service_name',
    must: matches(/^[\w.-]+\.amazonaws\.com(\.cn)?$/, 'be the name of a service, such as ecs.amazonaws.com'),
    fix: 'Write SERVICE.amazonaws.com.',
  }),
  argument({
    id: 'iam/password-length',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html',
    on: 'aws_iam_account_password_policy',
    at: 'minimum_password_length',
    must: wholeNumber(6, 128, 'characters'),
    fix: 'Ask for 14 characters or more.',
  }),
  argument({
    id: 'iam/password-reuse',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html',
    on: 'aws_iam_account_password_policy',
    at: 'password_reuse_prevention',
    must: wholeNumber(0, 24, 'passwords'),
    fix: 'Remember at most 24.',
  }),
  argument({
    id: 'iam/password-age',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html',
    on: 'aws_iam_account_password_policy',
    at: 'max_password_age',
    must: wholeNumber(0, 1095, 'days'),
    fix: 'Let them last at most three years.',
  }),
];
