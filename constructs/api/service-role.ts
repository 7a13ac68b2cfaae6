import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { Construct } from 'constructs';
import { patterns } from '../../limits/patterns';
import { type PolicyStatement, policyDocument, trustPolicy } from '../lambda/policy-document';
import { checkPattern } from '../prop-check';

/** What {@link serviceRole} takes. */
export interface ServiceRoleProps {
  /** Name of the role, 1 to 64 characters, unique in the account. */
  readonly name: string;

  /** What the role may do: the one thing it is for, and to use the key of what it does it with. */
  readonly permissions: readonly PolicyStatement[];
}

/** The ARN of a role in which API Gateway calls an AWS service: made here, with these permissions alone. */
export function serviceRole(scope: Construct, { name, permissions }: ServiceRoleProps): string {
  checkPattern(scope, {
    prop: 'roleName',
    value: name,
    pattern: patterns.roleName,
    mustBe: '1 to 64 letters, digits and _ + = , . @ -',
    fix: 'Shorten it.',
  });
  const role = new IamRole(scope, 'role.Default', { name, assumeRolePolicy: trustPolicy('apigateway.amazonaws.com') });
  new IamRolePolicy(scope, 'policy.Default', { name, role: role.id, policy: policyDocument(permissions) });
  return role.arn;
}
