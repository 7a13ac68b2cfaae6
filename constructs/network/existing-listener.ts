import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import { DataAwsLbListener } from '@cdktf/provider-aws/lib/data-aws-lb-listener';
import { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPrivateTarget, type PrivateTarget } from './private-target';
import type { Vpc } from './vpc';

/** What {@link ExistingListener} takes. */
export interface ExistingListenerProps {
  /** ARN of a listener that exists. Planning fails where it does not. */
  readonly arn: string;

  /**
   * Name in the listener's certificate.
   *
   * @default - the listener speaks plain HTTP or TCP
   */
  readonly serverName?: string;
}

/** A listener that something else owns, with its load balancer's subnets and VPC. Its owner must let the VPC link in. */
export class ExistingListener extends NamedConstruct implements PrivateTarget {
  /** ARN of the listener. */
  readonly arn: string;

  /**
   * Name in its certificate.
   *
   * @default - it has none
   */
  readonly serverName?: string;

  /** Port it listens at. */
  readonly port: number;

  /** The VPC of its load balancer, and the subnets that is in. */
  readonly vpc: Vpc;

  /** IPv4 addresses of that VPC. */
  readonly cidrIpv4: string;

  constructor(scope: Construct, id: string, { arn, serverName }: ExistingListenerProps) {
    super(scope, id);
    checkPrivateTarget(this, { arn, serverName });

    const listener = new DataAwsLbListener(this, 'Default', { arn });
    const loadBalancer = new DataAwsLb(this, 'lb.Default', { arn: listener.loadBalancerArn });

    this.arn = listener.arn;
    this.serverName = serverName;
    this.port = listener.port;
    this.vpc = { vpcId: loadBalancer.vpcId, subnetIds: loadBalancer.subnets };
    this.cidrIpv4 = new DataAwsVpc(this, 'vpc.Default', { id: loadBalancer.vpcId }).cidrBlock;
  }
}
