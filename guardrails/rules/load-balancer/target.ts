import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { onlyReference } from '../apis';
import { given, rule, shown } from '../define';
import { answer, attachments, balancers, groups, kindOf } from './names';

const targetTypeOf = (group: Resource | undefined): string | undefined =>
  group === undefined || group.has('target_type') === undefined
    ? undefined
    : (textOf(group.get('target_type')) ?? (group.lacks('target_type') ? 'instance' : undefined));

/** What a target is known by, in each type of group. */
const forms: Readonly<Record<string, readonly [form: RegExp, says: string]>> = {
  instance: [/^i-[0-9a-f]+$/, 'the id of an instance'],
  ip: [/^([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)$/, 'an address'],
  lambda: [/^arn:[\w-]+:lambda:/, 'the ARN of a function'],
  alb: [/^arn:[\w-]+:elasticloadbalancing:[^:]*:[^:]*:loadbalancer\/app\//, 'the ARN of an application load balancer'],
};

/** What kind of target an attribute is, of types that are put into groups. */
const kinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_instance: { id: 'instance', private_ip: 'ip', public_ip: 'ip' },
  aws_lambda_function: { arn: 'lambda', qualified_arn: 'lambda' },
  aws_lambda_alias: { arn: 'lambda', id: 'lambda' },
  aws_lb: { arn: 'alb', id: 'alb' },
  aws_alb: { arn: 'alb', id: 'alb' },
  aws_eip: { private_ip: 'ip', public_ip: 'ip' },
  aws_network_interface: { private_ip: 'ip' },
};

/** Says that a target is of another kind than its group, or a load balancer of another kind than those that are targets. */
function targetKindProblem(attachment: Resource, model: Model): string | false {
  const group = model.follow(attachment, 'target_group_arn', ...groups);
  const wanted = targetTypeOf(group) ?? '';
  const { address = '', attribute = '' } = onlyReference(attachment.symbolic('target_id')) ?? {};
  const [, type = ''] = /^(?:.*\.)?(aws_\w+)\.[\w-]+$/.exec(address) ?? [];
  const [, says] = forms[wanted] ?? [];
  const of = kinds[type];
  if (of === undefined || says === undefined) return false;
  if (of[attribute] !== wanted)
    return `target_id must be ${says} for ${group?.address}, was ${attribute} of ${address}`;
  const isNetwork = wanted === 'alb' && kindOf(model.follow(attachment, 'target_id', ...balancers)) === 'network';
  return isNetwork && `target_id must be ${says} for ${group?.address}, ${address} is a network one`;
}

function targetFormProblem(attachment: Resource, model: Model): string | false {
  const group = model.follow(attachment, 'target_group_arn', ...groups);
  const [form, says] = forms[targetTypeOf(group) ?? ''] ?? [];
  const id = textOf(attachment.get('target_id'));
  return (
    id !== undefined && form?.test(id) === false && `target_id must be ${says} for ${group?.address}, was ${shown(id)}`
  );
}

/** Rules about target groups and what is put into them. */
export const targetRules = [
  given({
    id: 'load-balancer/group-complete',
    severity: 'rejects',
    source: answer('CreateTargetGroup'),
    on: groups,
    demand: 'a target group of anything but functions needs its port, protocol and network',
    fix: 'Set port, protocol and vpc_id.',
    at: ['port', 'protocol', 'vpc_id'],
    where: (resource) => {
      const type = targetTypeOf(resource);
      return type !== undefined && type !== 'lambda' && `with target_type ${type}`;
    },
  }),
  rule({
    id: 'load-balancer/target-form',
    severity: 'rejects',
    source: answer('RegisterTargets'),
    on: attachments,
    demand: 'a target must be of the type of its group',
    fix: 'Set target_type of the group to what is put into it.',
    check: (resource, model) => [targetFormProblem(resource, model), targetKindProblem(resource, model)],
  }),
];
