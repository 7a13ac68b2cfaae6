import { Lb } from '@cdktf/provider-aws/lib/lb';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { PropError } from '../prop-error';
import type { SecurityGroup } from './security-group';
import { checkSubnets, type Vpc } from './vpc';

/** An Application Load Balancer speaks HTTP and HTTPS, a Network Load Balancer TCP and TLS. */
export type LoadBalancerType = 'application' | 'network';

/** What {@link LoadBalancer} takes. */
export interface LoadBalancerProps {
  /** Name of the load balancer: 1 to 32 letters, digits and hyphens, not beginning with `internal-`; unique in account and region. */
  readonly name: string;

  /** Which kind it is. Changing it later replaces the load balancer. */
  readonly type: LoadBalancerType;

  /** Where its nodes are: at least two subnets, each in another availability zone. */
  readonly vpc: Pick<Vpc, 'subnetIds'>;

  /** Who may reach it, and whom it may reach. A Network Load Balancer made without one can never get one. */
  readonly securityGroup: SecurityGroup;

  /**
   * Whether a Network Load Balancer lets in what comes by PrivateLink, whatever its security group says. What the VPC link of a REST
   * API sends has no address of the VPC that a rule could name.
   *
   * @default false
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
   */
  readonly privateLinkOpen?: boolean;

  /**
   * Whether deleting the load balancer is refused until this is switched off.
   *
   * @default false
   */
  readonly deletionProtected?: boolean;

  /**
   * Bucket that it writes each request to. A Network Load Balancer writes those that come by TLS.
   *
   * @default - requests are not logged
   */
  readonly logBucket?: { readonly bucketName: string; readonly writable: ITerraformDependable };
}

/**
 * A load balancer that has no address on the internet.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/what-is-load-balancing.html
 */
export class LoadBalancer extends NamedConstruct {
  /** ARN of the load balancer. */
  readonly arn: string;

  /** Which kind it is. */
  readonly type: LoadBalancerType;

  /** Name under which it is found inside the VPC. */
  readonly dnsName: string;

  /** Whether it lets in what comes by PrivateLink. */
  readonly privateLinkOpen: boolean;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { name, type, vpc, securityGroup, privateLinkOpen = false, logBucket } = props;
    this.checkPrivateLink(type, privateLinkOpen);
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: /^(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/,
      mustBe: '1 to 32 letters, digits and hyphens, with no hyphen at the ends and not beginning with internal-',
      fix: 'Shorten it, and replace other characters by hyphens.',
    });
    checkSubnets(this, vpc.subnetIds, 2);

    this.type = type;
    this.privateLinkOpen = privateLinkOpen;
    const balancer = new Lb(this, 'Default', {
      name,
      internal: true,
      loadBalancerType: type,
      subnets: vpc.subnetIds,
      securityGroups: [securityGroup.securityGroupId],
      dropInvalidHeaderFields: type === 'application' ? true : undefined,
      enableDeletionProtection: props.deletionProtected,
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: privateLinkOpen ? 'off' : undefined,
      ...(logBucket && {
        accessLogs: { bucket: logBucket.bucketName, enabled: true },
        dependsOn: [logBucket.writable],
      }),
    });
    this.arn = balancer.arn;
    this.dnsName = balancer.dnsName;
  }

  private checkPrivateLink(type: LoadBalancerType, privateLinkOpen: boolean): void {
    if (type === 'network' || !privateLinkOpen) return;
    throw new PropError(this, {
      prop: 'privateLinkOpen',
      mustBe: 'absent on an Application Load Balancer',
      was: privateLinkOpen,
      fix: 'Leave it out: PrivateLink leads to Network Load Balancers alone.',
    });
  }
}
