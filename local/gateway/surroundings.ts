import type { World } from '../world';

/** What every part of a running API knows of it. */
export interface Surroundings {
  readonly id: string;
  /** Terraform address. */
  readonly address: string;
  readonly world: World;
  /** Host of the default endpoint, such as `a1b2c3.execute-api.eu-west-1.amazonaws.com`. */
  readonly domainName: string;
  /** ARN of the API in permissions and policies, without stage. */
  readonly executionArn: string;
}
