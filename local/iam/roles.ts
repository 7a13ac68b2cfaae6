import { isList, isMap, textOf } from '../../terraform/language/value';
import type { Resource } from '../../terraform/model/resource';
import type { Deployed } from '../deployed/deployed';
import { managedPolicy } from './managed-policies';
import { type Policy, readPolicy } from './policy';

/** A role of the document, and everything that is attached to it. */
export interface Role {
  readonly address: string;
  readonly name: string;
  readonly arn: string;
  readonly policies: readonly Policy[];
  readonly boundary: Policy | undefined;
  readonly trust: Policy;
  readonly tags: Readonly<Record<string, string>>;
  /** ARNs of attached policies whose statements are not known here. */
  readonly unknown: readonly string[];
}

const text = (resource: Resource, name: string): string => textOf(resource.attribute(name)) ?? '';
const texts = (resource: Resource, name: string): string[] => {
  const value = resource.get(name);
  return isList(value) ? value.flatMap((one) => textOf(one) ?? []) : [];
};

/** The roles that a document creates. */
export function rolesOf({ model }: Deployed): Role[] {
  const own = new Map(model.ofType('aws_iam_policy').map((one) => [text(one, 'arn'), one]));
  const policyAt = (arn: string): Policy | undefined => {
    const policy = own.get(arn);
    return policy === undefined ? managedPolicy(arn) : readPolicy(policy.get('policy'), policy.address);
  };
  return model.ofType('aws_iam_role').map((role) => roleOf(role, model, policyAt));
}

function roleOf(role: Resource, model: Deployed['model'], policyAt: (arn: string) => Policy | undefined): Role {
  const name = text(role, 'name');
  const isOurs = (resource: Resource): boolean => [name, text(role, 'arn')].includes(text(resource, 'role'));
  const inline = model.ofType('aws_iam_role_policy').filter(isOurs);
  const blocks = role.blocks('inline_policy').map((block) => readPolicy(block.get('policy'), role.address));
  const attached = attachedArns(role, model, isOurs);
  const boundary = text(role, 'permissions_boundary');
  return {
    address: role.address,
    name,
    arn: text(role, 'arn'),
    policies: [
      ...inline.map((one) => readPolicy(one.get('policy'), one.address)),
      ...blocks,
      ...attached.flatMap((arn) => policyAt(arn) ?? []),
    ],
    boundary: boundary === '' ? undefined : policyAt(boundary),
    trust: readPolicy(role.get('assume_role_policy'), role.address),
    tags: tagsOf(role),
    unknown: attached.filter((arn) => policyAt(arn) === undefined),
  };
}

/** ARNs of policies attached in any of the four ways. */
function attachedArns(role: Resource, model: Deployed['model'], isOurs: (resource: Resource) => boolean): string[] {
  const names = [text(role, 'name')];
  const joint = model
    .ofType('aws_iam_policy_attachment')
    .filter((one) => texts(one, 'roles').some((name) => names.includes(name)));
  const arns = [
    ...texts(role, 'managed_policy_arns'),
    ...model
      .ofType('aws_iam_role_policy_attachment')
      .filter(isOurs)
      .map((one) => text(one, 'policy_arn')),
    ...joint.map((one) => text(one, 'policy_arn')),
    ...exclusive(role, model),
  ];
  return [...new Set(arns)].filter((arn) => arn !== '');
}

const exclusive = (role: Resource, model: Deployed['model']): string[] =>
  model
    .ofType('aws_iam_role_policy_attachments_exclusive')
    .filter((one) => text(one, 'role_name') === text(role, 'name'))
    .flatMap((one) => texts(one, 'policy_arns'));

function tagsOf(role: Resource): Record<string, string> {
  const tags = role.get('tags');
  return isMap(tags) ? Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, textOf(value) ?? ''])) : {};
}
