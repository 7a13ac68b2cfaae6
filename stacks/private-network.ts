import type { Construct } from 'constructs';
import { CloudMapService } from '../constructs/network/cloud-map-service';
import { ExistingListener, type ExistingListenerProps } from '../constructs/network/existing-listener';
import type { LoadBalancerType } from '../constructs/network/load-balancer';
import type { PrivateTarget } from '../constructs/network/private-target';
import { SecurityGroup } from '../constructs/network/security-group';
import { type Vpc, vpcOfVariables } from '../constructs/network/vpc';
import { VpcLink } from '../constructs/network/vpc-link';
import { type LoadBalancedSettings, loadBalancedService, type ServiceRegistration } from './load-balanced-service';
import { shortName } from './short-name';

/**
 * What `config/` says of a service in the VPC: how its load balancer is made, which listener stands before it already, or where
 * its instances are found without a load balancer.
 */
export type PrivateServiceSettings =
  | LoadBalancedSettings
  | { readonly existingListener: ExistingListenerProps }
  | { readonly cloudMap: CloudMapSettings };

/** What `config/` says of a service whose instances are found through Cloud Map. */
export interface CloudMapSettings {
  /** Id of the private DNS namespace. */
  readonly namespaceId: string;

  /** Port its instances listen at. */
  readonly port: number;

  /**
   * Name in its instances' certificate.
   *
   * @default - the way inside the VPC is plain HTTP
   */
  readonly serverName?: string;
}

/** The way of an API into a VPC. */
export interface PrivateNetwork {
  /** The VPC. */
  readonly vpc: Vpc;

  /** The link into it. */
  readonly vpcLink: VpcLink;

  /** Where the link's requests come from. */
  readonly securityGroup: SecurityGroup;
}

/**
 * The VPC link `main` with its security group `vpc_link`. It leads into the VPC of the Terraform variables `vpc_id` and
 * `private_subnet_ids`; where all services have listeners already, into that of the first, and there are no variables.
 */
export function privateNetwork(
  scope: Construct,
  prefix: string,
  services: readonly PrivateServiceSettings[],
): PrivateNetwork {
  const existing = services.flatMap((service) => ('existingListener' in service ? [service.existingListener] : []));
  const first = existing.length === services.length ? existing[0] : undefined;
  const vpc = first ? new ExistingListener(scope, 'vpc_link', first).vpc : vpcOfVariables(scope);

  const securityGroup = new SecurityGroup(scope, 'vpc_link', {
    name: `${prefix}-vpc-link`,
    description: 'VPC link of the API',
    vpcId: vpc.vpcId,
  });
  const vpcLink = new VpcLink(scope, 'main', { name: `${prefix}-vpc-link`, vpc, securityGroup });
  return { vpc, vpcLink, securityGroup };
}

/** What {@link privateService} takes. */
export interface PrivateServiceProps {
  /** The way there. */
  readonly network: PrivateNetwork;

  /** Which kind of load balancer it is behind. */
  readonly type: LoadBalancerType;

  /** Name of its load balancer, or of its service in Cloud Map: 1 to 32 letters, digits and hyphens. */
  readonly name: string;

  /** What `config/` says of it. */
  readonly settings: PrivateServiceSettings;
}

/** What an integration leads to, and where instances register, unless the listener is somebody else's. */
export function privateService(
  scope: Construct,
  id: string,
  { network, type, name: wholeName, settings }: PrivateServiceProps,
): { target: PrivateTarget; registration?: ServiceRegistration } {
  const { vpc, securityGroup: caller } = network;
  const name = shortName(scope, wholeName);
  if ('cloudMap' in settings) return discoveredService(scope, id, name, settings.cloudMap, network);
  if ('existingListener' in settings) {
    const listener = new ExistingListener(scope, id, settings.existingListener);
    caller.allowToNetwork(id, listener.cidrIpv4, listener.port);
    return { target: listener };
  }
  const { listener, registration } = loadBalancedService(scope, id, { name, type, settings, vpc, caller });
  return { target: listener, registration };
}

/** A service of Cloud Map. The VPC link reaches what is in the security group `<id>_targets`, wherever it registers from. */
function discoveredService(
  scope: Construct,
  id: string,
  name: string,
  { namespaceId, port, serverName }: CloudMapSettings,
  { vpc, securityGroup: caller }: PrivateNetwork,
): { target: PrivateTarget; registration: ServiceRegistration } {
  const targets = new SecurityGroup(scope, `${id}_targets`, {
    name: `${name}-targets`,
    description: 'Instances, reached by the VPC link',
    vpcId: vpc.vpcId,
  });
  caller.allowTo(targets, port);
  const service = new CloudMapService(scope, id, { name, namespaceId, serverName });
  const { securityGroupId } = targets;
  return { target: service, registration: { kind: 'cloud_map_service', arn: service.arn, securityGroupId } };
}
