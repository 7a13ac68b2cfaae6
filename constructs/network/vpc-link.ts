import { Apigatewayv2VpcLink } from '@cdktf/provider-aws/lib/apigatewayv2-vpc-link';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { NamedConstruct } from '../named-construct';
import { checkLength } from '../prop-check';
import type { SecurityGroup } from './security-group';
import { checkSubnets, type Vpc } from './vpc';

/** What {@link VpcLink} takes. */
export interface VpcLinkProps {
  /** Name of the link in the AWS console, 1 to 128 characters. */
  readonly name: string;

  /** Where it leads: 1 to 10 subnets. */
  readonly vpc: Pick<Vpc, 'subnetIds'>;

  /** What its network interfaces may reach. */
  readonly securityGroup: SecurityGroup;
}

/**
 * The way of an HTTP API into a VPC. AWS changes neither subnets nor security groups of a link, so Terraform makes another one
 * first, moves the integrations and then removes the old one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html
 */
export class VpcLink extends NamedConstruct {
  /** Id AWS gives the link. */
  readonly vpcLinkId: string;

  constructor(scope: Construct, id: string, { name, vpc, securityGroup }: VpcLinkProps) {
    super(scope, id);
    checkLength(this, { prop: 'name', value: name, ...limits.vpcLinkNameLength.value, fix: 'Shorten it.' });
    checkSubnets(this, vpc.subnetIds, 1);

    this.vpcLinkId = new Apigatewayv2VpcLink(this, 'Default', {
      name,
      securityGroupIds: [securityGroup.securityGroupId],
      subnetIds: vpc.subnetIds,
      lifecycle: { createBeforeDestroy: true },
    }).id;
  }
}
