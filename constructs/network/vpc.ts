import { TerraformVariable } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { checkCount } from '../prop-check';

/** A VPC that something else owns, and the subnets of it that have no way in from the internet. */
export interface Vpc {
  /** Id of the VPC. */
  readonly vpcId: string;

  /** Ids of private subnets, in as many availability zones. */
  readonly subnetIds: string[];
}

const mostSubnets = limits.vpcLinkSubnets.value.most;

/**
 * The VPC named by the Terraform variables `vpc_id` and `private_subnet_ids`: ids belong to an account, so whoever deploys, or the
 * workspace in Terraform Cloud, supplies them.
 */
export function vpcOfVariables(scope: Construct): Vpc {
  const vpcId = new TerraformVariable(scope, 'vpc_id', {
    type: 'string',
    nullable: false,
    description: 'Id of the VPC that private services run in, as in vpc-0a1b2c3d.',
  });
  vpcId.addValidation({
    condition: '${can(regex("^vpc-[0-9a-f]+$", var.vpc_id))}',
    errorMessage: 'vpc_id must be the id of a VPC, as in vpc-0a1b2c3d.',
  });

  const subnetIds = new TerraformVariable(scope, 'private_subnet_ids', {
    type: 'list(string)',
    nullable: false,
    description: `Ids of 2 to ${mostSubnets} private subnets of the VPC, each in another availability zone.`,
  });
  subnetIds.addValidation({
    condition: '${alltrue([for id in var.private_subnet_ids : can(regex("^subnet-[0-9a-f]+$", id))])}',
    errorMessage: 'private_subnet_ids must be ids of subnets, as in subnet-0a1b2c3d.',
  });
  subnetIds.addValidation({
    condition: `\${length(distinct(var.private_subnet_ids)) >= 2 && length(var.private_subnet_ids) <= ${mostSubnets}}`,
    errorMessage: `private_subnet_ids must name 2 to ${mostSubnets} subnets: a load balancer needs two availability zones.`,
  });
  return { vpcId: vpcId.stringValue, subnetIds: subnetIds.listValue };
}

/** Refuses a list of subnets that AWS does not take. */
export function checkSubnets(scope: IConstruct, subnetIds: readonly string[], least: number): void {
  checkCount(scope, {
    prop: 'vpc.subnetIds',
    value: subnetIds,
    least,
    most: mostSubnets,
    unit: 'subnets',
    fix: 'Name one private subnet in each availability zone.',
  });
}
