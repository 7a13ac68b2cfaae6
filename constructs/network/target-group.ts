import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern, checkWholeNumber } from '../prop-check';
import { PropError } from '../prop-error';
import type { LoadBalancerType } from './load-balancer';
import type { Vpc } from './vpc';

/** What {@link TargetGroup} takes. */
export interface TargetGroupProps {
  /** How the group's name begins, 1 to 6 letters, digits and hyphens; AWS adds the rest. */
  readonly namePrefix: string;

  /** The kind of load balancer in front: it decides between HTTP and TCP. */
  readonly type: LoadBalancerType;

  /** Where the targets are. */
  readonly vpc: Pick<Vpc, 'vpcId'>;

  /** Port the targets listen at, 1 to 65535. */
  readonly port: number;

  /**
   * Path that a healthy target answers with 2xx; only behind an Application Load Balancer.
   *
   * @default '/'
   */
  readonly healthPath?: string;
}

/**
 * The addresses a load balancer spreads requests over. Whatever runs there, such as an ECS service, registers itself. A change of
 * port makes a new group before the old one goes, because a listener holds on to its group.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
 */
export class TargetGroup extends NamedConstruct {
  /** ARN of the group. */
  readonly arn: string;

  /** The kind of load balancer it is for. */
  readonly type: LoadBalancerType;

  constructor(scope: Construct, id: string, props: TargetGroupProps) {
    super(scope, id);
    this.check(props);
    const { type, healthPath = '/' } = props;

    this.type = type;
    this.arn = new LbTargetGroup(this, 'Default', {
      namePrefix: props.namePrefix,
      targetType: 'ip',
      vpcId: props.vpc.vpcId,
      port: props.port,
      protocol: type === 'application' ? 'HTTP' : 'TCP',
      healthCheck:
        type === 'application' ? { protocol: 'HTTP', path: healthPath, matcher: '200-299' } : { protocol: 'TCP' },
      lifecycle: { createBeforeDestroy: true },
    }).arn;
  }

  private check({ namePrefix, type, port, healthPath }: TargetGroupProps): void {
    checkPattern(this, {
      prop: 'namePrefix',
      value: namePrefix,
      pattern: /^(?!internal-)[A-Za-z0-9][A-Za-z0-9-]{0,5}$/,
      mustBe: '1 to 6 letters, digits and hyphens, not beginning with a hyphen',
      fix: 'Shorten it, as in users-.',
    });
    checkWholeNumber(this, {
      prop: 'port',
      value: port,
      least: 1,
      most: 65_535,
      unit: 'as a TCP port',
      fix: 'Correct it.',
    });
    if (type === 'network' && healthPath !== undefined) {
      throw new PropError(this, {
        prop: 'healthPath',
        mustBe: 'absent behind a Network Load Balancer',
        was: healthPath,
        fix: 'Leave it out: such a load balancer only tries to connect.',
      });
    }
    checkPattern(this, {
      prop: 'healthPath',
      value: healthPath,
      pattern: /^\/\S{0,1023}$/,
      mustBe: 'a path of up to 1024 characters that begins with a slash',
      fix: 'Write it as in /health.',
    });
  }
}
