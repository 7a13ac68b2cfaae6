import { limits } from '../../../limits/limits';
import { isMap, textOf, Unknown, type Value, type ValueMap } from '../../../terraform/language/value';
import type { Body } from '../../../terraform/model/resource';
import { perModel } from '../apis';
import { argument, atMost, rule, shown } from '../define';
import { longAs } from '../demands';
import { policyOf, statementsOf, textsIn } from '../policy';
import { forbids, inline, managed } from './role-permissions';

const role = 'aws_iam_role';

/** Whether an element may yet come to null, and so be left out. */
const mayBeNull = (value: Value | undefined): boolean => value instanceof Unknown && value.parts.includes(undefined);

/** Domains that are written for amazonaws.com, and are none of its services. */
const notOfAws = /^[a-z0-9-]+\.(amazon\.com|aws\.com|amazonws\.com|amazonaws\.co|aws\.amazonaws\.com)$/;

function trustProblems(statement: ValueMap): (string | false)[] {
  const services = isMap(statement.Principal) ? textsIn(statement.Principal.Service) : [];
  const actions = textsIn(statement.Action);
  return [
    Object.hasOwn(statement, 'Resource') &&
      !mayBeNull(statement.Resource) &&
      'assume_role_policy must have no Resource, had one',
    ...services.map(
      (one) =>
        (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(one) || notOfAws.test(one)) &&
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

/** A value as a policy document writes it at the shortest: each item once, one item alone, and nothing for what is not known. */
const written = (_name: string, value: unknown): unknown => {
  if (value instanceof Unknown) return '';
  const items = Array.isArray(value) ? [...new Set(value)] : undefined;
  return items === undefined ? value : items.length > 1 ? items : items[0];
};

/** Characters of a policy as IAM counts them, without white space; those that are known, at least. */
const sizeOf = perModel((resource: Body, model): number => {
  const text = textOf(resource.get('policy'));
  const policy = text === undefined ? policyOf(resource, 'policy', model) : undefined;
  return (text ?? (isMap(policy) ? JSON.stringify(policy, written) : '')).replace(/\s/g, '').length;
});

/** What a policy of each kind may have. */
const sizes: Readonly<Record<string, number>> = {
  [inline]: limits.inlinePolicyCharacters.value,
  [managed]: limits.managedPolicyCharacters.value,
  aws_iam_user_policy: 2048,
  aws_iam_group_policy: 5120,
};

const argumentNames: Readonly<Record<string, string>> = { [role]: 'assume_role_policy' };

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
    on: [inline, managed, role, 'aws_iam_user_policy', 'aws_iam_group_policy'],
    demand: 'a Sid must be alphanumeric, and unique in its policy',
    fix: 'Use letters and digits, or leave Sid out.',
    check: (resource, model) => sidProblems(policyOf(resource, argumentNames[resource.type] ?? 'policy', model)),
  }),
  rule({
    id: 'iam/policy-size',
    severity: 'rejects',
    source: 'PF README (pf-iam-inline-policy-size)',
    on: Object.keys(sizes),
    demand:
      'a managed policy must have at most 6144 characters, an inline one of a role 10240, a group 5120, a user 2048',
    fix: 'Use wildcards, or split a managed policy.',
    check: (resource, model) => {
      const [most = Number.POSITIVE_INFINITY, had] = [sizes[resource.type], sizeOf(resource, model)];
      return had > most && `policy must have at most ${most} characters, had ${had}`;
    },
  }),
  atMost({
    id: 'iam/inline-policies',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    on: role,
    demand: 'the inline policies of a role must have at most 10240 characters together',
    fix: 'Put statements into an aws_iam_policy, and attach it.',
    at: 'the inline policies',
    most: limits.inlinePolicyCharacters.value,
    unit: 'characters',
    count: (resource, model) =>
      [
        ...model.related(inline, 'role', resource).sure.filter((one) => !one.conditional),
        ...resource.blocks('inline_policy'),
      ]
        .map((one) => sizeOf(one, model))
        .reduce((sum, size) => sum + size, 0),
  }),
  rule({
    id: 'lambda/tracing-permission',
    severity: 'rejects',
    source: 'unverified',
    on: 'aws_lambda_function',
    demand: 'active tracing needs xray:PutTraceSegments in the role',
    fix: 'Attach AWSXRayDaemonWriteAccess to the role.',
    check: (resource, model) => {
      const active = resource.blocks('tracing_config').some((block) => block.get('mode') === 'Active');
      const held = active ? model.follow(resource, 'role', role) : undefined;
      return (
        held !== undefined &&
        forbids(held, 'xray:PutTraceSegments', model) &&
        `tracing_config must go with X-Ray permissions, ${held.address} has none`
      );
    },
  }),
];
