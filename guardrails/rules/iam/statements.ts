import { isList, isMap, textOf, Unknown, type Value, type ValueMap } from '../../../terraform/language/value';
import { soleReference } from '../apis';
import { argument, rule, shown } from '../define';
import { matches } from '../demands';
import { withText } from '../groups';
import { outruns } from '../ordering';
import { effectProblem, kindProblem, policyOf, statementsOf, textsIn } from '../policy';

const identity = ['aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_user_policy', 'aws_iam_group_policy'];
const guide = (page: string): string =>
  `https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_${page}.html`;

/** Whether a statement has none of some elements, or only empty lists. */
const isNothing = (statement: ValueMap, ...names: readonly string[]): boolean =>
  names.every((name) => !Object.hasOwn(statement, name) || isEmpty(statement[name]));

const isEmpty = (value: Value | undefined): boolean => isList(value) && value.length === 0;

/** Attributes that look like what a policy names, and are no ARN. */
const notAnArn =
  /(^|\.)(aws_s3_bucket\.[^.]+\.(id|bucket)|aws_dynamodb_table\.[^.]+\.(id|name)|aws_sqs_queue\.[^.]+\.(id|url|name)|aws_lambda_function\.[^.]+\.(id|function_name|invoke_arn)|aws_kms_key\.[^.]+\.(id|key_id)|aws_sns_topic\.[^.]+\.name)$/;

const resourcesIn = (one: ValueMap): string[] => [...textsIn(one.Resource), ...textsIn(one.NotResource)];

function statementProblems(one: ValueMap): (string | false)[] {
  return [
    ['Principal', 'NotPrincipal'].some((name) => Object.hasOwn(one, name) && !(one[name] instanceof Unknown)) &&
      'policy must name no Principal, and a statement names one',
    isNothing(one, 'Resource', 'NotResource') && 'policy must name a Resource in each statement, and one names none',
    isNothing(one, 'Action', 'NotAction') && 'policy must name an Action in each statement, and one names none',
    effectProblem(one, 'policy'),
    ...['Action', 'NotAction', 'Resource', 'NotResource'].flatMap((name) =>
      [one[name]].flat().map((value) => isMap(value) && `policy must write ${name} as a text, was ${shown(value)}`),
    ),
    ...[...textsIn(one.Action), ...textsIn(one.NotAction)].map(
      (action) =>
        !/^(\*|[a-z0-9-]+:[^\s:]+)$/i.test(action) &&
        `policy must write actions as service:Action, was ${shown(action)}`,
    ),
    ...resourcesIn(one).map(
      (text) => !/^(\*|arn:.+|\$\{.*)$/.test(text) && `policy must write a Resource as an ARN or *, was ${shown(text)}`,
    ),
    ...[one.Resource].flat().map((value) => {
      const sole = soleReference(value);
      const name = `${sole?.address}.${sole?.attribute}`;
      return (
        notAnArn.test(name) && `policy must write a Resource as an ARN or *, was ${sole?.attribute} of ${sole?.address}`
      );
    }),
    ...resourcesIn(one).flatMap(arnProblems),
    ...resourcesIn(one).map(
      (text) => /^arn:[\w-]+:iam:[a-z]/.test(text) && `policy must name no region in an ARN of IAM, was ${shown(text)}`,
    ),
  ];
}

/** An account, the ARN of one of its identities, an identity that was deleted, or everybody. */
const principal = /^(\*|\d{12}|arn:[\w-]+:(iam|sts)::\d{12}:[^\s*]+|A[A-Z0-9]{15,})$/;

/** A provider of identities of the account; others are domains. */
const federation = /^(?!arn:)|^arn:[\w-]+:iam::\d{12}:(oidc|saml)-provider\/./;

const providersIn = ({ Principal: one }: ValueMap): string[] => (isMap(one) ? textsIn(one.Federated) : []);

const accountsIn = ({ Principal: one }: ValueMap): string[] => (isMap(one) ? textsIn(one.AWS) : []);

function namesNobody(statement: ValueMap): boolean {
  if (isNothing(statement, 'Principal', 'NotPrincipal')) return true;
  const { Principal: one } = statement;
  return isMap(one) && Object.values(one).every(isEmpty);
}

const partition = /^aws(-cn|-us-gov|-iso(-[bef])?|-eusc)?$/;

/** What stands behind the account in an ARN of IAM. */
const iamPath =
  /^arn:[\w-]+:iam::[^:]*:(\*|root$|\$|(user|federated-user|role|group|instance-profile|mfa|server-certificate|policy|sms-mfa|saml-provider|oidc-provider|report|access-report|assumed-role)\/)/;

/** What S3 has in a region, and names so. */
const ofRegion = /^arn:[\w-]+:s3:[a-z0-9-]+:[^:]*:(?!accesspoint|job\/|storage-lens|async-request|access-grants)/;

function arnProblems(text: string): (string | false)[] {
  const [, named = ''] = /^arn:([A-Za-z-]+):/.exec(text) ?? [];
  return [
    named !== '' && !partition.test(named) && `policy must name a partition such as aws in an ARN, was ${shown(text)}`,
    ofRegion.test(text) && `policy must name no region in the ARN of a bucket, was ${shown(text)}`,
    /^arn:[\w-]+::/.test(text) && `policy must name a service in an ARN, was ${shown(text)}`,
    /^arn:/.test(text) &&
      !/[*$]/.test(text) &&
      text.split(':').length < 6 &&
      `policy must write a Resource as arn:PARTITION:SERVICE:REGION:ACCOUNT:WHAT, was ${shown(text)}`,
    /^arn:[\w-]+:iam::[^:]*:[^:]/.test(text) &&
      !iamPath.test(text) &&
      `policy must name role/, user/ or another kind in an ARN of IAM, was ${shown(text)}`,
  ];
}

/** The partition of a region, of those whose names tell it. */
function partitionOf(region: string | undefined): string | undefined {
  if (region === undefined) return undefined;
  if (/^cn-/.test(region)) return 'aws-cn';
  if (/^us-gov-/.test(region)) return 'aws-us-gov';
  return /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d$/.test(region) ? 'aws' : undefined;
}

/** Rules about statements of policies of IAM. */
export const policyStatementRules = [
  rule({
    id: 'iam/policy-statement',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/10419',
    on: identity,
    demand: 'a statement must have Effect, Action and Resource, and no Principal',
    fix: 'Name what the other resource policies name: no Principal; an Action such as sqs:SendMessage; an ARN as Resource.',
    check: (resource, model) => (statementsOf(policyOf(resource, 'policy', model)) ?? []).flatMap(statementProblems),
  }),
  rule({
    id: 'iam/policy-document',
    severity: 'rejects',
    source: 'https://github.com/99designs/iamy/issues/74',
    on: [...identity, 'aws_iam_role'],
    demand: 'a policy must be an object with statements',
    fix: 'Write jsonencode({ Version = "2012-10-17", Statement = [...] }).',
    check: (resource, model) => {
      const name = resource.type === 'aws_iam_role' ? 'assume_role_policy' : 'policy';
      const policy = policyOf(resource, name, model);
      if (policy === undefined || policy instanceof Unknown) return undefined;
      if (!isMap(policy)) return `${name} must be an object, was ${shown(policy)}`;
      const none = !Object.hasOwn(policy, 'Statement') || isEmpty(policy.Statement);
      return none && `${name} must have a Statement, had none`;
    },
  }),
  rule({
    id: 'iam/policy-partition',
    severity: 'rejects',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-iam/issues/309',
    on: identity,
    demand: 'a policy names resources of the partition that it is made in',
    fix: 'Write arn:${data.aws_partition.current.partition}:...',
    check: (resource, model) => {
      const own = partitionOf(resource.region);
      return (statementsOf(policyOf(resource, 'policy', model)) ?? [])
        .flatMap(({ Resource: texts }) => textsIn(texts))
        .map((text) => {
          const partition = /^arn:(aws[a-z-]*):/.exec(text)?.[1];
          return (
            partition !== undefined &&
            own !== undefined &&
            partition !== own &&
            `policy must name resources of the partition ${own}, was ${shown(text)}`
          );
        });
    },
  }),
  argument({
    id: 'iam/path',
    severity: 'rejects',
    source: 'https://github.com/qvest-digital/terraform-kubernetes-alb-ingress-controller/issues/4',
    on: ['aws_iam_role', 'aws_iam_policy', 'aws_iam_user', 'aws_iam_group', 'aws_iam_instance_profile'],
    at: 'path',
    must: matches(/^\/([!-~]{1,510}\/)?$/, 'begin and end with a slash'),
    fix: 'Write for example "/" or "/orders/".',
  }),
  rule({
    id: 'iam/policy-version',
    severity: 'rejects',
    source: guide('elements_version'),
    on: [...identity, 'aws_iam_role', 'aws_secretsmanager_secret', 'aws_secretsmanager_secret_policy'],
    demand: 'the version of a policy must be 2012-10-17, or 2008-10-17',
    fix: 'Write Version = "2012-10-17"; it is no date of your own.',
    check: (resource, model) => {
      const name = resource.type === 'aws_iam_role' ? 'assume_role_policy' : 'policy';
      const policy = policyOf(resource, name, model);
      const version = isMap(policy) ? textOf(policy.Version) : undefined;
      return (
        version !== undefined &&
        !['2012-10-17', '2008-10-17'].includes(version) &&
        `${name} must have Version 2012-10-17, was ${shown(version)}`
      );
    },
  }),
  rule({
    id: 'iam/trust-waits',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/8905',
    on: 'aws_iam_role',
    demand: 'a trust policy that names a role of the configuration must wait for that role',
    fix: 'Use arn of the aws_iam_role instead of its text.',
    check: (resource, model) => {
      const texts = (statementsOf(policyOf(resource, 'assume_role_policy', model)) ?? []).flatMap(accountsIn);
      const names = texts.flatMap((text) => /^arn:[\w-]+:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(text)?.[1] ?? []);
      return [...new Set(names)]
        .flatMap((name) => withText('aws_iam_role', 'name', name, model))
        .map(
          (one) =>
            one !== resource &&
            outruns(resource, one, model) &&
            `assume_role_policy must wait for ${one.address}, and does not depend on it`,
        );
    },
  }),
  rule({
    id: 'iam/trust-principal',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/7756',
    on: 'aws_iam_role',
    demand: 'a trust policy must name a principal by its kind, and an action, in each statement',
    fix: 'Set Principal to the service or account that may assume the role.',
    check: (resource, model) =>
      (statementsOf(policyOf(resource, 'assume_role_policy', model)) ?? []).flatMap((one) => [
        isNothing(one, 'Action', 'NotAction') &&
          'assume_role_policy must allow sts:AssumeRole, and a statement names no Action',
        kindProblem(one, 'assume_role_policy'),
        effectProblem(one, 'assume_role_policy'),
        namesNobody(one) && 'assume_role_policy must name a Principal, and a statement names none',
        ...providersIn(one).map(
          (text) =>
            !federation.test(text) &&
            `assume_role_policy must name a provider by its ARN or its domain, was ${shown(text)}`,
        ),
        ...accountsIn(one).map(
          (text) =>
            !principal.test(text) &&
            `assume_role_policy must name an account, role or user by its ARN, was ${shown(text)}`,
        ),
      ]),
  }),
];
