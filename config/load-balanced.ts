/** A service in a VPC that gets a load balancer of its own. */
export interface LoadBalanced {
  /** Port its instances listen at. */
  readonly port: number;

  /**
   * Name in the load balancer's certificate; API Gateway verifies it at each call. It must lie in one of the environment's hosted
   * zones.
   *
   * @default - the way from the VPC link to the load balancer is not encrypted
   */
  readonly serverName?: string;

  /**
   * Whether AWS refuses to delete the load balancer. A `destroy` of the stack then stops until this is taken out and applied.
   *
   * @default false
   */
  readonly deletionProtected?: boolean;

  /**
   * Whether the load balancer writes each request into a bucket of its own, for as long as the environment keeps logs. A Network Load
   * Balancer needs `serverName` for it.
   *
   * @default false
   */
  readonly accessLogged?: boolean;
}
