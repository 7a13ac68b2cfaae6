import {
  Apigatewayv2DomainName,
  type Apigatewayv2DomainNameDomainNameConfiguration,
} from '@cdktf/provider-aws/lib/apigatewayv2-domain-name';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import type { AliasTarget } from './alias-records';
import type { IssuedCertificate } from './certificate';
import { checkDomainName } from './domain-name';
import { checkMutualTls, type MutualTls } from './mutual-tls';

/** What {@link ApiDomain} takes. */
export interface ApiDomainProps {
  /** The name callers use, lower case: `api.myapp.com`. */
  readonly domainName: string;

  /** A certificate for that name. */
  readonly certificate: IssuedCertificate;

  /**
   * Whom callers must be vouched for by.
   *
   * @default - callers need no certificate
   */
  readonly mutualTls?: MutualTls;
}

/**
 * A custom domain that leads nowhere yet: regional, TLS 1.2 or newer, IPv4 and IPv6. Mappings of any kind of API put stages below it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
 */
export class ApiDomain extends NamedConstruct {
  /** What DNS records of the name point at. */
  readonly target: AliasTarget;

  constructor(scope: Construct, id: string, { domainName, certificate, mutualTls }: ApiDomainProps) {
    super(scope, id);
    checkDomainName(this, domainName);
    if (mutualTls) checkMutualTls(this, mutualTls);

    const domain = new Apigatewayv2DomainName(this, 'Default', {
      domainName,
      domainNameConfiguration: regionalWith(certificate),
      mutualTlsAuthentication: mutualTls,
    });
    this.target = targetOf(domain);
  }
}

/** How a name is served in its region. */
export const regionalWith = ({ issuedArn }: IssuedCertificate): Apigatewayv2DomainNameDomainNameConfiguration => ({
  certificateArn: issuedArn,
  endpointType: 'REGIONAL',
  securityPolicy: 'TLS_1_2',
  ipAddressType: 'dualstack',
});

/** What DNS records of a domain point at. */
export const targetOf = ({ domainNameConfiguration }: Apigatewayv2DomainName): AliasTarget => ({
  dnsName: domainNameConfiguration.targetDomainName,
  zoneId: domainNameConfiguration.hostedZoneId,
});
