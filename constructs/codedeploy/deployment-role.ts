import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { Construct } from 'constructs';
import { patterns } from '../../limits/patterns';
import type { FunctionAlias } from '../lambda/function-alias';
import { policyDocument, trustPolicy } from '../lambda/policy-document';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';

/** What {@link DeploymentRole} takes. */
export interface DeploymentRoleProps {
  /** Name of the role, 1 to 64 characters, unique in the account. */
  readonly name: string;

  /** The aliases that CodeDeploy moves. */
  readonly aliases: readonly FunctionAlias[];
}

/**
 * What CodeDeploy may do: move these aliases, and read alarms. AWS's own policy for it, `AWSCodeDeployRoleForLambdaLimited`, lets it move
 * every alias of the account.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html
 */
export class DeploymentRole extends NamedConstruct {
  /** ARN of the role. */
  readonly arn: string;

  /** The policy; a deployment group waits for it. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, { name, aliases }: DeploymentRoleProps) {
    super(scope, id);
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: patterns.roleName,
      mustBe: '1 to 64 letters, digits and _ + = , . @ -',
      fix: 'Shorten it.',
    });
    const role = new IamRole(this, 'Default', { name, assumeRolePolicy: trustPolicy('codedeploy.amazonaws.com') });
    this.policy = new IamRolePolicy(this, 'policy.Default', {
      name,
      role: role.id,
      policy: policyDocument([
        {
          sid: 'MoveAliases',
          actions: ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
          resources: [...new Set(aliases.flatMap(({ function: { arn } }) => [arn, `${arn}:*`]))],
        },
        // Asked with the names of alarms, CloudWatch takes no narrower right.
        { sid: 'ReadAlarms', actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] },
      ]),
    });
    this.arn = role.arn;
  }
}
