import type { Construct } from 'constructs';
import type { LoadBalanced } from '../config/load-balanced';
import { Certificate } from '../constructs/domain/certificate';
import { HostedZone } from '../constructs/domain/hosted-zone';
import { Listener } from '../constructs/network/listener';
import { LoadBalancer, type LoadBalancerType } from '../constructs/network/load-balancer';
import { LoadBalancerLogBucket } from '../constructs/network/load-balancer-log-bucket';
import { SecurityGroup } from '../constructs/network/security-group';
import { TargetGroup } from '../constructs/network/target-group';
import type { Vpc } from '../constructs/network/vpc';
import { PropError } from '../constructs/prop-error';
import { logKeeping } from './environment-of';
import { nameInZone } from './name-in-zone';

/** What `config/` says of a service that gets a load balancer of its own. */
export interface LoadBalancedSettings extends LoadBalanced {
  /**
   * Path that answers 2xx when an instance is well; only behind an Application Load Balancer.
   *
   * @default '/'
   */
  readonly healthPath?: string;
}

/** What {@link loadBalancedService} takes. */
export interface LoadBalancedServiceProps {
  /** Name of the load balancer: 1 to 32 letters, digits and hyphens. */
  readonly name: string;

  /** Which kind of load balancer it gets. */
  readonly type: LoadBalancerType;

  /** What `config/` says of it. */
  readonly settings: LoadBalancedSettings;

  /** Where it is. */
  readonly vpc: Vpc;

  /** Who may reach it, and nobody else: a security group, or what comes by PrivateLink to a Network Load Balancer. */
  readonly caller: SecurityGroup | 'PrivateLink';
}

/** Where instances of a service register, and the security group they must be in to be reached. */
export interface ServiceRegistration {
  /** What they register in: the target group of a load balancer, or a service of Cloud Map. */
  readonly kind: 'target_group' | 'cloud_map_service';

  /** Its ARN. */
  readonly arn: string;

  /** Id of the security group. */
  readonly securityGroupId: string;
}

/**
 * An internal load balancer for a service that runs elsewhere. The caller reaches the load balancer, the load balancer reaches
 * what is in the security group `<id>_targets`, and nothing else reaches either.
 */
export function loadBalancedService(
  scope: Construct,
  id: string,
  { name, type, settings, vpc, caller }: LoadBalancedServiceProps,
): { loadBalancer: LoadBalancer; listener: Listener; registration: ServiceRegistration } {
  const { port, healthPath, deletionProtected, accessLogged } = settings;
  const { vpcId } = vpc;

  const securityGroup = new SecurityGroup(scope, id, {
    name,
    description: 'Load balancer, reached by the VPC link',
    vpcId,
  });
  const targets = new SecurityGroup(scope, `${id}_targets`, {
    name: `${name}-targets`,
    description: 'Instances, reached by their load balancer',
    vpcId,
  });
  const targetGroup = new TargetGroup(scope, id, { namePrefix: `${id.slice(0, 5)}-`, type, vpc, port, healthPath });
  const privateLinkOpen = caller === 'PrivateLink';
  const loadBalancer = new LoadBalancer(scope, id, {
    name,
    type,
    vpc,
    securityGroup,
    privateLinkOpen,
    deletionProtected,
    logBucket: accessLogged ? logBucketOf(scope, id, name, type, settings) : undefined,
  });
  const listener = new Listener(scope, id, {
    loadBalancer,
    targetGroup,
    certificate: certificateOf(scope, id, settings),
  });
  if (caller !== 'PrivateLink') caller.allowTo(securityGroup, listener.port);
  securityGroup.allowTo(targets, port);

  const { securityGroupId } = targets;
  return { loadBalancer, listener, registration: { kind: 'target_group', arn: targetGroup.arn, securityGroupId } };
}

/** What the load balancer shows to the VPC link, where it has a name. */
function certificateOf(scope: Construct, id: string, { serverName }: LoadBalancedSettings): Certificate | undefined {
  if (serverName === undefined) return undefined;
  const { domainName, hostedZone } = nameInZone(scope, serverName, 'settings.serverName');
  const address = `${id}_listener`;
  return new Certificate(scope, address, {
    domainName,
    zone: new HostedZone(scope, address, { domainName: hostedZone }),
    validationAddress: `${address}_validation`,
  });
}

/** Where the load balancer writes its requests. */
function logBucketOf(
  scope: Construct,
  id: string,
  name: string,
  type: LoadBalancerType,
  { serverName }: LoadBalancedSettings,
): LoadBalancerLogBucket {
  if (type === 'network' && serverName === undefined)
    throw new PropError(scope, {
      prop: 'settings.accessLogged',
      mustBe: 'absent without a serverName, where the load balancer is a Network Load Balancer',
      was: true,
      fix: 'Add serverName: a Network Load Balancer logs what comes by TLS, and nothing else.',
    });
  const { retentionDays, kept } = logKeeping(scope);
  const namePrefix = `${name.toLowerCase().slice(0, 31)}-logs-`;
  return new LoadBalancerLogBucket(scope, `${id}_logs`, { namePrefix, type, retentionDays, kept });
}
