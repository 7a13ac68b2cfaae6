import { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition';
import type { Construct } from 'constructs';

/** Where a user pool is. */
export interface UserPoolPlace {
  /** Region of the pool. */
  readonly region: string;

  /** Id of the pool. */
  readonly userPoolId: string;
}

/** `iss` of a pool's tokens, byte for byte, in any partition of AWS, which is read beside `scope`. */
export function userPoolIssuer(scope: Construct, { region, userPoolId }: UserPoolPlace): string {
  const { dnsSuffix } = new DataAwsPartition(scope, 'partition');
  return `https://cognito-idp.${region}.${dnsSuffix}/${userPoolId}`;
}
