import { ApiGatewayAccount as AccountResource } from '@cdktf/provider-aws/lib/api-gateway-account';
import { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { Construct } from 'constructs';
import { trustPolicy } from '../lambda/policy-document';
import { NamedConstruct } from '../named-construct';

/** What {@link ApiGatewayAccount} takes. */
export interface ApiGatewayAccountProps {
  /** Name of the role API Gateway writes logs with, 1 to 64 characters. */
  readonly roleName: string;
}

/**
 * The role with which API Gateway writes execution logs of REST and WebSocket APIs.
 *
 * AWS has one such setting for each account and region, so it stands in a stack of its own: destroying an API must not take the
 * logs of all others. Nor may destroying that stack: provider 6 then takes the setting back for everyone, and without its role or policy
 * it is worth nothing. Terraform refuses that. To have it destroyed all the same, take it out of the state first
 * (`terraform state rm`), or delete it at AWS.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/42226
 */
export class ApiGatewayAccount extends NamedConstruct {
  /** ARN of the role. */
  readonly roleArn: string;

  /** The setting; a stage that logs waits for it where both are in one stack. */
  readonly setting: AccountResource;

  constructor(scope: Construct, id: string, props: ApiGatewayAccountProps) {
    super(scope, id);

    const lifecycle = { preventDestroy: true };
    const partition = new DataAwsPartition(this, 'partition');
    const role = new IamRole(this, 'role', {
      name: props.roleName,
      description: 'API Gateway writes execution logs to CloudWatch with this role',
      assumeRolePolicy: trustPolicy('apigateway.amazonaws.com'),
      lifecycle,
    });
    const mayWriteLogs = new IamRolePolicyAttachment(this, 'logs', {
      role: role.name,
      policyArn: `arn:${partition.partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`,
      lifecycle,
    });
    // AWS tries the role when it is set, so the policy must be attached by then.
    this.setting = new AccountResource(this, 'Default', {
      cloudwatchRoleArn: role.arn,
      lifecycle,
      dependsOn: [mayWriteLogs],
    });

    this.roleArn = role.arn;
  }
}
