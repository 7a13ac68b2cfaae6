import { Apigatewayv2ApiMapping } from '@cdktf/provider-aws/lib/apigatewayv2-api-mapping';
import { Apigatewayv2DomainName } from '@cdktf/provider-aws/lib/apigatewayv2-domain-name';
import type { Construct } from 'constructs';
import type { HttpStage } from '../http-api/http-stage';
import { NamedConstruct } from '../named-construct';
import type { AliasTarget } from './alias-records';
import { regionalWith, targetOf } from './api-domain';
import type { IssuedCertificate } from './certificate';
import { checkDomainName } from './domain-name';
import { checkMappingPath } from './mapping-path';
import { checkMutualTls, type MutualTls } from './mutual-tls';

/** What {@link HttpApiDomain} takes. */
export interface HttpApiDomainProps {
  /** The name callers use, lower case: `api.myapp.com`. */
  readonly domainName: string;

  /** A certificate for that name. */
  readonly certificate: IssuedCertificate;

  /** The stage behind the name. */
  readonly stage: HttpStage;

  /**
   * Path under which the stage is found: up to 300 of `A-Za-z0-9$_.+!*'()/-`, without slashes at the ends.
   *
   * @default - the root of the domain
   */
  readonly path?: string;

  /**
   * Whom callers must be vouched for by.
   *
   * @default - callers need no certificate
   */
  readonly mutualTls?: MutualTls;

  /**
   * Terraform name of the mapping.
   *
   * @default - the construct's id
   */
  readonly mappingAddress?: string;
}

/**
 * A custom domain for an HTTP API: regional, TLS 1.2 or newer, IPv4 and IPv6.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html
 */
export class HttpApiDomain extends NamedConstruct {
  /** What DNS records of the name point at. */
  readonly target: AliasTarget;

  /** The name, as a reference to it. */
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: HttpApiDomainProps) {
    super(scope, id);
    this.check(props);

    const domain = new Apigatewayv2DomainName(this, 'Default', {
      domainName: props.domainName,
      domainNameConfiguration: regionalWith(props.certificate),
      mutualTlsAuthentication: props.mutualTls,
    });
    const mapping = new Apigatewayv2ApiMapping(this, 'mapping.Default', {
      apiId: props.stage.api.apiId,
      domainName: domain.id,
      stage: props.stage.stageId,
      apiMappingKey: props.path,
    });
    if (props.mappingAddress !== undefined) mapping.overrideLogicalId(props.mappingAddress);

    this.domainName = domain.id;
    this.target = targetOf(domain);
  }

  private check({ domainName, path, mutualTls }: HttpApiDomainProps): void {
    checkDomainName(this, domainName);
    checkMappingPath(this, path);
    if (mutualTls) checkMutualTls(this, mutualTls);
  }
}
