/** Who reaches a REST API at all, before any authorizer is asked. AWS has none of it for HTTP and WebSocket APIs. */
export interface RestCallers {
  /**
   * Requests from one address in five minutes before a firewall blocks it, 10 to 2000000000; the firewall also blocks what AWS's rules know
   * to be bad. A web ACL with its three rules costs 8 USD a month, and 0.60 USD for a million requests.
   *
   * @default - no firewall
   */
  readonly requestsPerFiveMinutes?: number;

  /**
   * Which requests the firewall logs, each with all of its headers but those that hold tokens and keys.
   *
   * @default - none
   */
  readonly firewallLog?: 'blocked' | 'all';

  /**
   * Addresses that may call, as CIDR blocks: a resource policy.
   *
   * @default - all may
   */
  readonly allowedCidrs?: readonly string[];

  /**
   * Makes the API reachable from inside a VPC alone, through an endpoint of its own, by addresses in these CIDR
   * blocks. VPC and subnets are variables of the Terraform workspace. Only without a domain.
   *
   * @default - the API is on the internet
   */
  readonly privateTo?: readonly string[];
}
