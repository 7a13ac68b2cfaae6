/** Trust store of callers' certificates: mutual TLS. */
export interface TrustStore {
  /** Where it is: `s3://<bucket>/<key>`, a PEM bundle of certificate authorities. */
  readonly truststoreUri: string;

  /** Version of that object. */
  readonly truststoreVersion: string;
}

/** A name below which several APIs are found, each at a path of its own. */
export type SharedDomain = OwnedDomain | ExistingDomain;

/** A shared name that a stack of ours owns: domain, certificate and records. */
export interface OwnedDomain {
  /** The name callers use. It must lie in one of the environment's hosted zones. */
  readonly domainName: string;

  /** @default false */
  readonly existing?: false;

  /**
   * ARN of a certificate for the name that exists in the environment's region.
   *
   * @default - the stack makes one, and proves it in the hosted zone
   */
  readonly existingCertificateArn?: string;

  /**
   * Oldest TLS that callers may use. `TLS_1_0` is for old clients of REST APIs: no HTTP API, no WebSocket API, no base path of several
   * segments and no mutual TLS goes with it.
   *
   * @default 'TLS_1_2'
   */
  readonly securityPolicy?: 'TLS_1_0' | 'TLS_1_2';

  /**
   * Callers need a certificate that this trust store vouches for.
   *
   * @default - they need none
   */
  readonly mutualTls?: TrustStore;
}

/** A shared name that something else owns, in the same account and region: only the paths below it are ours. */
export interface ExistingDomain {
  /** The name callers use. */
  readonly domainName: string;

  readonly existing: true;

  /**
   * Oldest TLS that it takes.
   *
   * @default 'TLS_1_2'
   */
  readonly securityPolicy?: 'TLS_1_0' | 'TLS_1_2';
}

/** A place below a shared domain. */
export interface SharedPlace {
  /** One of the names in `sharedDomains` of the environment. */
  readonly domainName: string;

  /**
   * Path under which the API is found, without slashes at its ends: `items`, or `shop/v1`. Up to 300 of `A-Za-z0-9$_.+!*'()-` and slashes;
   * a WebSocket API takes one segment. No other API may have it on this domain.
   *
   * @default - the root: what no other base path leads to
   */
  readonly basePath?: string;
}
