import { isList, isMap, textOf, Unknown, type Value, type ValueMap } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Resource } from '../../terraform/model/resource';
import { limits } from '../limits';
import { argument, rule, shown } from './define';
import { longAs } from './demands';
import { policyOf, statementsOf, textsIn } from './policy';

const role = 'aws_iam_role';
const inline = 'aws_iam_role_policy';
const managed = 'aws_iam_policy';

/** Whether an element may yet come to null, and so be left out. */
const mayBeNull = (value: Value | undefined): boolean => value instanceof Unknown && value.parts.includes(undefined);

function trustProblems(statement: ValueMap): (string | false)[] {
  const services = isMap(statement.Principal) ? textsIn(statement.Principal.Service) : [];
  const actions = textsIn(statement.Action);
  return [
    Object.hasOwn(statement, 'Resource') &&
      !mayBeNull(statement.Resource) &&
      'assume_role_policy must have no Resource, had one',
    ...services.map(
      (one) =>
        !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(one) &&
        `assume_role_policy must name services in domain form, was ${shown(one)}`,
    ),
    ...actions.map(
      (one) =>
        !/^(sts:(AssumeRole\w*|TagSession|SetSourceIdentity|SetContext|\*)|\*)$/.test(one) &&
        `assume_role_policy must allow sts:AssumeRole actions only, was ${shown(one)}`,
    ),
  ];
}

const sidOf = (statement: ValueMap): string => (typeof statement.Sid === 'string' ? statement.Sid : '');

function sidProblems(policy: Value | undefined): (string | false)[] {
  const sids = (statementsOf(policy) ?? []).map(sidOf).filter((sid) => sid !== '');
  const twice = sids.find((sid, at) => sids.indexOf(sid) !== at);
  return [
    ...sids.map((sid) => !/^[A-Za-z0-9]+$/.test(sid) && `Sid must be alphanumeric, was ${shown(sid)}`),
    twice !== undefined && `Sid must be unique, ${shown(twice)} stands twice`,
  ];
}

/** Characters of a policy as IAM counts them, without white space. */
const sizeOf = (resource: Resource): number => (textOf(resource.get('policy')) ?? '').replace(/\s/g, '').length;

const argumentNames: Readonly<Record<string, string>> = { [role]: 'assume_role_policy' };

function actionsOf(policy: Value | undefined): readonly string[] | undefined {
  const statements = statementsOf(policy);
  if (
    statements === undefined ||
    statements.some(
      ({ Action }) => Action instanceof Unknown || (isList(Action) && Action.some((one) => one instanceof Unknown)),
    )
  )
    return undefined;
  return statements.flatMap(({ Action, NotAction }) => [...textsIn(Action), ...(NotAction === undefined ? [] : ['*'])]);
}

/** Whether a role certainly may not send X-Ray segments. */
function lacksTracing(held: Resource, model: Model): boolean {
  if (!held.lacks('inline_policy') || !held.lacks('managed_policy_arns') || model.hasOpaqueModules || held.conditional)
    return false;
  const attachments = model.related('aws_iam_role_policy_attachment', 'role', held);
  const exclusive = [
    'aws_iam_policy_attachment',
    'aws_iam_role_policies_exclusive',
    'aws_iam_role_policy_attachments_exclusive',
  ].some((type) => model.ofType(type).length > 0);
  const policies = model.related(inline, 'role', held);
  const arns = attachments.sure.map((one) => attachedActions(one, model));
  const actions = policies.sure.map((one) => actionsOf(policyOf(one, 'policy', model)));
  const unknown =
    exclusive || attachments.maybe.length + policies.maybe.length > 0 || [...arns, ...actions].includes(undefined);
  const named = [...arns, ...actions].flatMap((one) => one ?? []);
  return !unknown && named.length > 0 && !named.some((one) => /^(\*|xray:(\*|Put.*))$/i.test(one));
}

/** Actions of an attached policy: of a policy held here, or none for an AWS one known not to trace. */
function attachedActions(attachment: Resource, model: Model): readonly string[] | undefined {
  const held = model.follow(attachment, 'policy_arn', managed);
  if (held !== undefined) return actionsOf(policyOf(held, 'policy', model));
  const arn = textOf(attachment.get('policy_arn')) ?? '';
  return /:policy\/service-role\/AWSLambda(Basic|VPCAccess)ExecutionRole$/.test(arn)
    ? ['logs:PutLogEvents']
    : undefined;
}

/** Rules about IAM roles and policies. */
export const iamRules = [
  rule({
    id: 'iam/trust-policy',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-iam-trust-policy-no-resource)',
    on: role,
    demand: 'a trust policy has no Resource, services in domain form, and sts:AssumeRole actions',
    fix: 'Write Effect, Principal.Service and Action = "sts:AssumeRole".',
    check: (resource, model) =>
      (statementsOf(policyOf(resource, 'assume_role_policy', model)) ?? []).flatMap(trustProblems),
  }),
  argument({
    id: 'iam/role-name',
    severity: 'rejects',
    source: 'botocore 1.43.11, iam',
    on: role,
    at: 'name',
    must: longAs(limits.roleNameLength.value.least, limits.roleNameLength.value.most),
    fix: 'Shorten the name.',
  }),
  rule({
    id: 'iam/sid',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-iam-policy-sid-format)',
    on: [inline, managed, role],
    demand: 'a Sid must be alphanumeric, and unique in its policy',
    fix: 'Use letters and digits, or leave Sid out.',
    check: (resource, model) => sidProblems(policyOf(resource, argumentNames[resource.type] ?? 'policy', model)),
  }),
  rule({
    id: 'iam/policy-size',
    severity: 'rejects',
    source: 'PF README (pf-iam-inline-policy-size)',
    on: [inline, managed],
    demand: 'an inline policy must have at most 10240 characters, a managed one 6144',
    fix: 'Use wildcards, or split a managed policy.',
    check: (resource) => {
      const most =
        resource.type === inline ? limits.inlinePolicyCharacters.value : limits.managedPolicyCharacters.value;
      return sizeOf(resource) > most && `policy must have at most ${most} characters, had ${sizeOf(resource)}`;
    },
  }),
  rule({
    id: 'lambda/tracing-permission',
    severity: 'misbehaves',
    source: 'unverified',
    on: 'aws_lambda_function',
    demand: 'active tracing needs xray:PutTraceSegments in the role',
    fix: 'Attach AWSXRayDaemonWriteAccess to the role.',
    check: (resource, model) => {
      const active = resource.blocks('tracing_config').some((block) => block.get('mode') === 'Active');
      const held = active ? model.follow(resource, 'role', role) : undefined;
      return (
        held !== undefined &&
        lacksTracing(held, model) &&
        `tracing_config must go with X-Ray permissions, ${held.address} has none`
      );
    },
  }),
];
