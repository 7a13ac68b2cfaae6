import { DataAwsVpcEndpointService } from '@cdktf/provider-aws/lib/data-aws-vpc-endpoint-service';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkCount, checkPattern } from '../prop-check';

/** What {@link ExecuteApiEndpoint} takes. */
export interface ExecuteApiEndpointProps {
  /** Name of the security group, 1 to 255 characters. */
  readonly name: string;

  /** Id of the VPC that gets the endpoint. */
  readonly vpcId: string;

  /** Subnets in which it has an address, one for each availability zone. */
  readonly subnetIds: string[];

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

    const callers = new SecurityGroup(this, 'callers.Default', {
      name: props.name,
      description: 'Who may reach private APIs',
      vpcId: props.vpcId,
    });
    props.callerCidrs.forEach((cidrIpv4, place) => {
      new VpcSecurityGroupIngressRule(this, `callers_${place + 1}`, {
        securityGroupId: callers.id,
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
      vpcId: props.vpcId,
      serviceName: service.serviceName,
      vpcEndpointType: 'Interface',
      subnetIds: props.subnetIds,
      securityGroupIds: [callers.id],
      privateDnsEnabled: props.privateDns ?? true,
    }).id;
  }

  private check({ callerCidrs }: ExecuteApiEndpointProps): void {
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
