import { ApiGatewayDomainName } from '@cdktf/provider-aws/lib/api-gateway-domain-name';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { PropError } from '../prop-error';
import type { AliasTarget } from './alias-records';
import type { IssuedCertificate } from './certificate';
import { checkDomainName } from './domain-name';
import { checkMutualTls, type MutualTls } from './mutual-tls';

/** What {@link RestApiDomain} takes. */
export interface RestApiDomainProps {
  /** The name callers use, lower case: `rest.myapp.com`. */
  readonly domainName: string;

  /** A certificate for that name. */
  readonly certificate: IssuedCertificate;

  /**
   * Whom callers must be vouched for by.
   *
   * @default - callers need no certificate
   */
  readonly mutualTls?: MutualTls;

  /**
   * Oldest TLS that callers may use. With `TLS_1_0` there is no mutual TLS, and no path of several segments.
   *
   * @default 'TLS_1_2'
   */
  readonly securityPolicy?: 'TLS_1_0' | 'TLS_1_2';
}

/**
 * A custom domain for REST APIs: regional, TLS 1.2 or newer unless told otherwise, IPv4 and IPv6. A `BasePathMapping` says where it leads.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
 */
export class RestApiDomain extends NamedConstruct {
  /** The name, as a reference to the domain. */
  readonly domainName: string;

  /** What DNS records of the name point at. */
  readonly target: AliasTarget;

  /** Paths that lead to a stage already; empty text for the root. */
  readonly paths: string[] = [];

  constructor(scope: Construct, id: string, props: RestApiDomainProps) {
    super(scope, id);
    checkDomainName(this, props.domainName);
    if (props.mutualTls) this.checkMutualTls(props.mutualTls, props.securityPolicy);

    const domain = new ApiGatewayDomainName(this, 'Default', {
      domainName: props.domainName,
      regionalCertificateArn: props.certificate.issuedArn,
      endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'dualstack' },
      securityPolicy: props.securityPolicy ?? 'TLS_1_2',
      mutualTlsAuthentication: props.mutualTls,
    });

    this.domainName = domain.domainName;
    this.target = { dnsName: domain.regionalDomainName, zoneId: domain.regionalZoneId };
  }

  private checkMutualTls(mutualTls: MutualTls, securityPolicy: RestApiDomainProps['securityPolicy']): void {
    checkMutualTls(this, mutualTls);
    if (securityPolicy !== 'TLS_1_0') return;
    throw new PropError(this, {
      prop: 'securityPolicy',
      mustBe: 'TLS_1_2 with mutual TLS',
      was: securityPolicy,
      fix: 'Leave it out, or leave mutualTls out.',
    });
  }
}
