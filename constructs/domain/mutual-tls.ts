import type { IConstruct } from 'constructs';
import { checkPattern } from '../prop-check';

/**
 * Callers must show a certificate that the trust store vouches for.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html
 */
export interface MutualTls {
  /** Where the trust store is: `s3://<bucket>/<key>`, a PEM bundle of certificate authorities. */
  readonly truststoreUri: string;

  /** Version of that object. A new trust store is only read when its version is named. */
  readonly truststoreVersion: string;
}

/** Refuses a trust store API Gateway cannot read. */
export function checkMutualTls(scope: IConstruct, { truststoreUri }: MutualTls): void {
  checkPattern(scope, {
    prop: 'mutualTls.truststoreUri',
    value: truststoreUri,
    pattern: /^s3:\/\/[a-z0-9.-]{3,63}\/\S+$/,
    mustBe: 's3://<bucket>/<key>',
    fix: 'Put the PEM bundle into a versioned bucket and name it.',
  });
}
