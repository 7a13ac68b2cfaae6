import { isList, textOf, Unknown, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { policyOf, statementsOf, textsIn } from '../policy';

/** An inline policy of a role, and a managed policy. */
export const inline = 'aws_iam_role_policy';
export const managed = 'aws_iam_policy';

/** Managed policies of AWS that functions are given, and the actions they allow, as far as rules ask. */
const awsPolicies: Readonly<Record<string, readonly string[]>> = {
  AWSLambdaBasicExecutionRole: ['logs:*'],
  AWSLambdaVPCAccessExecutionRole: ['logs:*', 'ec2:*NetworkInterface*'],
  AWSLambdaSQSQueueExecutionRole: ['logs:*', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  AWSLambdaDynamoDBExecutionRole: ['logs:*', 'dynamodb:*Stream*', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
  AWSLambdaKinesisExecutionRole: ['logs:*', 'kinesis:*'],
  AWSXRayDaemonWriteAccess: ['xray:*'],
};

function actionsIn(policy: Value | undefined): readonly string[] | undefined {
  const statements = statementsOf(policy);
  const isOpen = (action: Value | undefined): boolean =>
    action instanceof Unknown || (isList(action) && action.some((one) => one instanceof Unknown));
  if (statements === undefined || statements.some(({ Action }) => isOpen(Action))) return undefined;
  return statements.flatMap(({ Action, NotAction }) => [...textsIn(Action), ...(NotAction === undefined ? [] : ['*'])]);
}

function attachedActions(attachment: Resource, model: Model): readonly string[] | undefined {
  const held = model.follow(attachment, 'policy_arn', managed);
  if (held !== undefined) return actionsIn(policyOf(held, 'policy', model));
  const name = /^arn:[^:]+:iam::aws:policy\/(?:service-role\/)?(\w+)$/.exec(textOf(attachment.get('policy_arn')) ?? '');
  return Object.hasOwn(awsPolicies, name?.[1] ?? '') ? awsPolicies[name?.[1] ?? ''] : undefined;
}

/** Every action that a role is allowed, patterns included; undefined where any of its policies is not known, or an output hands a role without any on. */
function actionsOf(role: Resource, model: Model): readonly string[] | undefined {
  const elsewhere = [
    'aws_iam_policy_attachment',
    'aws_iam_role_policies_exclusive',
    'aws_iam_role_policy_attachments_exclusive',
  ].some((type) => model.ofType(type).length > 0);
  if (!role.lacks('inline_policy') || !role.lacks('managed_policy_arns') || model.hasOpaqueModules || elsewhere)
    return undefined;
  const attachments = model.related('aws_iam_role_policy_attachment', 'role', role);
  const policies = model.related(inline, 'role', role);
  const all = [
    ...attachments.sure.map((one) => attachedActions(one, model)),
    ...policies.sure.map((one) => actionsIn(policyOf(one, 'policy', model))),
  ];
  const completedElsewhere = all.length === 0 && (model.exports(role) || model.exports(role, 'name'));
  const unknown = attachments.maybe.length + policies.maybe.length > 0 || completedElsewhere || all.includes(undefined);
  return unknown ? undefined : all.flatMap((one) => one ?? []);
}

/** Few patterns stand in many policies. */
const expressions = new Map<string, RegExp>();

/** Whether an action is one of a pattern, as IAM reads it. */
export function matchesAction(pattern: string, action: string): boolean {
  const expression = expressions.get(pattern) ?? expressionOf(pattern);
  expressions.set(pattern, expression);
  return expression.test(action);
}

function expressionOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 'i');
}

/** Whether a role certainly lacks an action, `sqs:ReceiveMessage`. */
export function forbids(role: Resource | undefined, action: string, model: Model): boolean {
  const actions = role === undefined || role.conditional || !role.managed ? undefined : actionsOf(role, model);
  return actions !== undefined && !actions.some((pattern) => matchesAction(pattern, action));
}
