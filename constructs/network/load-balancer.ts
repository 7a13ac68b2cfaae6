import { Lb } from '@cdktf/provider-aws/lib/lb';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
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

  constructor(scope: Construct, id: string, { name, type, vpc, securityGroup }: LoadBalancerProps) {
    super(scope, id);
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: /^(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/,
      mustBe: '1 to 32 letters, digits and hyphens, with no hyphen at the ends and not beginning with internal-',
      fix: 'Shorten it, and replace other characters by hyphens.',
    });
    checkSubnets(this, vpc.subnetIds, 2);

    this.type = type;
    this.arn = new Lb(this, 'Default', {
      name,
      internal: true,
      loadBalancerType: type,
      subnets: vpc.subnetIds,
      securityGroups: [securityGroup.securityGroupId],
      dropInvalidHeaderFields: type === 'application' ? true : undefined,
    }).arn;
  }
}
