import type { IConstruct } from 'constructs';
import { checkCount, checkPattern } from '../prop-check';

/** From where a REST API can be reached. */
export type RestEndpoint = RegionalEndpoint | PrivateEndpoint;

/**
 * An API on the internet, in one region.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html
 */
export interface RegionalEndpoint {
  /** Reachable from the internet. */
  readonly type: 'REGIONAL';

  /**
   * Addresses that may call, as CIDR blocks; everyone else gets 403.
   *
   * @default - no resource policy: only authorizers decide about callers
   */
  readonly allowedCidrs?: readonly string[];
}

/**
 * An API that only VPC endpoints reach. AWS deploys none without a resource policy, so it always has one that names them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 */
export interface PrivateEndpoint {
  /** Reachable through VPC endpoints alone. */
  readonly type: 'PRIVATE';

  /** Ids of the execute-api interface endpoints that may call; everyone else gets 403. */
  readonly vpcEndpointIds: readonly string[];

  /**
   * Addresses inside the VPCs that may call, as CIDR blocks.
   *
   * @default - every address that reaches the endpoints
   */
  readonly allowedCidrs?: readonly string[];
}

const cidr =
  /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}\/([0-9]|[12]\d|3[0-2])|[0-9a-f:]*:[0-9a-f:]*\/(\d{1,2}|1[01]\d|12[0-8]))$/i;

/** Refuses an endpoint nobody could reach, and lists that allow nothing. */
export function checkEndpoint(scope: IConstruct, endpoint: RestEndpoint): void {
  checkCount(scope, {
    prop: 'endpoint.allowedCidrs',
    value: endpoint.allowedCidrs,
    least: 1,
    most: 100,
    unit: 'CIDR blocks',
    fix: 'Leave it out to allow every address, or join neighbouring blocks.',
  });
  for (const value of endpoint.allowedCidrs ?? []) {
    checkPattern(scope, {
      prop: 'endpoint.allowedCidrs',
      value,
      pattern: cidr,
      mustBe: 'a CIDR block of IPv4 or IPv6 addresses',
      fix: 'Write one address as in 203.0.113.7/32.',
    });
  }
  if (endpoint.type === 'PRIVATE') checkVpcEndpoints(scope, endpoint.vpcEndpointIds);
}

function checkVpcEndpoints(scope: IConstruct, vpcEndpointIds: readonly string[]): void {
  checkCount(scope, {
    prop: 'endpoint.vpcEndpointIds',
    value: vpcEndpointIds,
    least: 1,
    most: 20,
    unit: 'VPC endpoints',
    fix: 'A private API needs an execute-api endpoint, or nobody reaches it.',
  });
  for (const value of vpcEndpointIds) {
    checkPattern(scope, {
      prop: 'endpoint.vpcEndpointIds',
      value,
      pattern: /^vpce-[0-9a-f]+$/,
      mustBe: 'the id of a VPC endpoint',
      fix: 'Write it as in vpce-0a1b2c3d.',
    });
  }
}
