import type { Construct } from 'constructs';
import { vpcOfVariables } from '../../constructs/network/vpc';
import { RestHttpProxyIntegration } from '../../constructs/rest-api/rest-http-proxy-integration';
import type { RestMethod } from '../../constructs/rest-api/rest-method';
import { RestVpcLink } from '../../constructs/rest-api/rest-vpc-link';
import { type LoadBalancedSettings, loadBalancedService, type ServiceRegistration } from '../load-balanced-service';

/** What {@link itemStock} takes. */
export interface ItemStockProps {
  /** Name of the load balancer and the link: 1 to 32 letters, digits and hyphens. */
  readonly name: string;

  /** The method that asks how many there are. */
  readonly method: RestMethod;

  /** What `config/` says of the service. */
  readonly settings: LoadBalancedSettings;
}

/**
 * Leads a method to the service `stock` in the VPC of the Terraform variables, by PrivateLink and a Network Load Balancer. The service
 * gets the item's id in its path, the caller's id as `X-Caller`, and all headers of the caller. Returns where its instances register.
 */
export function itemStock(scope: Construct, { name, method, settings }: ItemStockProps): ServiceRegistration {
  const { loadBalancer, registration } = loadBalancedService(scope, 'stock', {
    name,
    type: 'network',
    settings,
    vpc: vpcOfVariables(scope),
    caller: 'PrivateLink',
  });
  const { serverName } = settings;
  new RestHttpProxyIntegration(scope, 'get_item_stock', {
    method,
    url:
      serverName === undefined
        ? `http://${loadBalancer.dnsName}/items/{id}/stock`
        : `https://${serverName}/items/{id}/stock`,
    request: { 'path.id': 'path.id', 'header.X-Caller': 'context.authorizer.claims.sub' },
    via: new RestVpcLink(scope, 'stock', { name, description: 'To the service stock', loadBalancer }),
  });
  return registration;
}
