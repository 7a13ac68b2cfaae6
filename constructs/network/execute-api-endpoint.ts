import { DataAwsVpcEndpointService } from '@cdktf/provider-aws/lib/data-aws-vpc-endpoint-service';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkCount, checkPattern } from '../prop-check';
import { SecurityGroup } from './security-group';
import { checkSubnets, type Vpc } from './vpc';

/** What {@link ExecuteApiEndpoint} takes. */
export interface ExecuteApiEndpointProps {
  /** Name of the security group, 1 to 255 characters. */
  readonly name: string;

  /** The VPC that gets the endpoint, with one subnet in each availability zone. */
  readonly vpc: Vpc;

  /** Addresses in the VPC that may reach it, as IPv4 CIDR blocks, 1 to 60. */
  readonly callerCidrs: readonly string[];

  /**
   * Whether the addresses of all execute-api APIs lead to the endpoint inside the VPC, public ones too.
   *
   * @default true
   */
  readonly privateDns?: boolean;
}

/**
 * The way from inside a VPC to private REST APIs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html
 */
export class ExecuteApiEndpoint extends NamedConstruct {
  /** Id AWS gives the endpoint. */
  readonly vpcEndpointId: string;

  constructor(scope: Construct, id: string, props: ExecuteApiEndpointProps) {
    super(scope, id);
    this.check(props);

    const { vpcId, subnetIds } = props.vpc;
    const description = 'Who may reach private APIs';
    const { securityGroupId } = new SecurityGroup(this, 'callers', { name: props.name, description, vpcId });
    props.callerCidrs.forEach((cidrIpv4, place) => {
      new VpcSecurityGroupIngressRule(this, `callers_${place + 1}`, {
        securityGroupId,
        cidrIpv4,
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
      });
    });
    const service = new DataAwsVpcEndpointService(this, 'service.Default', {
      service: 'execute-api',
      serviceType: 'Interface',
    });
    this.vpcEndpointId = new VpcEndpoint(this, 'Default', {
      vpcId,
      serviceName: service.serviceName,
      vpcEndpointType: 'Interface',
      subnetIds,
      securityGroupIds: [securityGroupId],
      privateDnsEnabled: props.privateDns ?? true,
    }).id;
  }

  private check({ vpc, callerCidrs }: ExecuteApiEndpointProps): void {
    checkSubnets(this, vpc.subnetIds, 1);
    checkCount(this, {
      prop: 'callerCidrs',
      value: callerCidrs,
      least: 1,
      most: 60,
      unit: 'CIDR blocks',
      fix: 'Name the subnets of the callers; a security group holds 60 rules.',
    });
    for (const value of callerCidrs) {
      checkPattern(this, {
        prop: 'callerCidrs',
        value,
        pattern: /^\d{1,3}(\.\d{1,3}){3}\/([0-9]|[12]\d|3[0-2])$/,
        mustBe: 'an IPv4 CIDR block',
        fix: 'Write it as in 10.0.0.0/16.',
      });
    }
  }
}
