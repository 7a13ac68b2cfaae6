import type { Construct } from 'constructs';
import { SecurityGroup } from '../../../constructs/network/security-group';
import type { Vpc } from '../../../constructs/network/vpc';
import { VpcLink, type VpcLinkProps } from '../../../constructs/network/vpc-link';

/** A VPC with two subnets. */
export const vpc: Vpc = { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'] };

/** A security group at `aws_security_group.<id>`. */
export function securityGroupIn(scope: Construct, id: string): SecurityGroup {
  return new SecurityGroup(scope, id, { name: `dev-${id}`, description: 'Some traffic', vpcId: vpc.vpcId });
}

/** A link at `aws_apigatewayv2_vpc_link.main`. */
export function vpcLinkIn(scope: Construct, props: Partial<VpcLinkProps> = {}): VpcLink {
  return new VpcLink(scope, 'main', { name: 'dev', vpc, securityGroup: securityGroupIn(scope, 'vpc_link'), ...props });
}
