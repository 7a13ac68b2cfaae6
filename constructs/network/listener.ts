import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import type { Construct } from 'constructs';
import type { Certificate } from '../domain/certificate';
import { NamedConstruct } from '../named-construct';
import { PropError } from '../prop-error';
import type { LoadBalancer, LoadBalancerType } from './load-balancer';
import type { PrivateTarget } from './private-target';
import type { TargetGroup } from './target-group';

/** What {@link Listener} takes. */
export interface ListenerProps {
  /** The load balancer that listens. */
  readonly loadBalancer: LoadBalancer;

  /** Who answers. */
  readonly targetGroup: TargetGroup;

  /**
   * What the listener shows to callers. Integrations then verify its name at each call.
   *
   * @default - the listener speaks HTTP or TCP without TLS, inside the VPC
   */
  readonly certificate?: Certificate;
}

const protocols: Record<LoadBalancerType, { open: string; secure: string }> = {
  application: { open: 'HTTP', secure: 'HTTPS' },
  network: { open: 'TCP', secure: 'TLS' },
};

/**
 * Where a load balancer takes requests: at port 443 with a certificate, by TLS 1.2 or newer; at port 80 without.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
 */
export class Listener extends NamedConstruct implements PrivateTarget {
  /** ARN of the listener. */
  readonly arn: string;

  /** Port it listens at. */
  readonly port: number;

  /**
   * Name in its certificate.
   *
   * @default - it has none
   */
  readonly serverName?: string;

  constructor(scope: Construct, id: string, { loadBalancer, targetGroup, certificate }: ListenerProps) {
    super(scope, id);
    this.check(loadBalancer.type, targetGroup.type);

    const protocol = protocols[loadBalancer.type];
    this.port = certificate ? 443 : 80;
    this.serverName = certificate?.domainName;
    this.arn = new LbListener(this, 'Default', {
      loadBalancerArn: loadBalancer.arn,
      port: this.port,
      protocol: certificate ? protocol.secure : protocol.open,
      certificateArn: certificate?.issuedArn,
      sslPolicy: certificate && 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      defaultAction: [{ type: 'forward', targetGroupArn: targetGroup.arn }],
    }).arn;
  }

  private check(type: LoadBalancerType, groupType: LoadBalancerType): void {
    if (type === groupType) return;
    throw new PropError(this, {
      prop: 'targetGroup',
      mustBe: `a group for load balancers of type ${type}`,
      was: groupType,
      fix: 'Give group and load balancer the same type.',
    });
  }
}
