import type { SharedPlace, TrustStore } from './shared-domain';

/** By which names callers find an API. With both, it answers to both: so it moves from one to the other while callers use it. */
export interface ApiNames {
  /**
   * A name for this API alone. It must lie in one of the environment's hosted zones.
   *
   * @default - none: without `sharedDomain` callers use the execute-api address
   */
  readonly domainName?: string;

  /**
   * ARN of a certificate for `domainName` that exists in the environment's region.
   *
   * @default - the stack makes one, and proves it in the hosted zone
   */
  readonly existingCertificateArn?: string;

  /**
   * A place below a name that several APIs share.
   *
   * @default - none
   */
  readonly sharedDomain?: SharedPlace;
}

/** The names of an HTTP or REST API, whose callers may have to show a certificate. A WebSocket API knows no mutual TLS. */
export interface CertifiedNames extends ApiNames {
  /**
   * Callers of `domainName` need a certificate that this trust store vouches for. That of a shared domain stands in `sharedDomains`.
   *
   * @default - they need none
   */
  readonly mutualTls?: TrustStore;
}
