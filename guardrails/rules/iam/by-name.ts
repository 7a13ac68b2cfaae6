import { isList, textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { soleReference } from '../apis';
import { rule, shown } from '../define';

/** Arguments that name roles, users and groups of IAM by their names. */
const named: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role_policy: ['role'],
  aws_iam_policy_attachment: ['roles', 'users', 'groups'],
  aws_iam_user_policy: ['user'],
  aws_iam_user_policy_attachment: ['user'],
  aws_iam_group_policy: ['group'],
  aws_iam_group_policy_attachment: ['group'],
  aws_iam_group_membership: ['group', 'users'],
  aws_iam_user_group_membership: ['user', 'groups'],
  aws_iam_access_key: ['user'],
  aws_iam_user_login_profile: ['user'],
  aws_iam_role_policies_exclusive: ['role_name'],
  aws_iam_role_policy_attachments_exclusive: ['role_name'],
  aws_ssm_activation: ['iam_role'],
};

const identity = /(^|\.)aws_iam_(role|user|group)\.[\w-]+$/;

function arnProblems(resource: Resource, argument: string): (string | false)[] {
  const value = resource.symbolic(argument);
  return (isList(value) ? value : [value]).map((one) => {
    const [sole, text] = [soleReference(one), textOf(one)];
    if (text?.startsWith('arn:')) return `${argument} must be a name, was ${shown(text)}`;
    const wrong = sole !== undefined && identity.test(sole.address) && ['arn', 'unique_id'].includes(sole.attribute);
    return wrong && `${argument} must be a name, was ${sole.attribute} of ${sole.address}`;
  });
}

/** The rule about identities of IAM that are named by their ARN. */
export const byNameRule = rule({
  id: 'iam/by-name',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html',
  on: Object.keys(named),
  demand: 'IAM takes roles, users and groups by their names',
  fix: 'Use name of the aws_iam_role, aws_iam_user or aws_iam_group.',
  check: (resource) => (named[resource.type] ?? []).flatMap((argument) => arnProblems(resource, argument)),
});
