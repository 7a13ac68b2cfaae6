import type { Construct } from 'constructs';
import { AliasRecords } from '../constructs/domain/alias-records';
import { Certificate } from '../constructs/domain/certificate';
import { HostedZone } from '../constructs/domain/hosted-zone';
import { HttpApiDomain } from '../constructs/domain/http-api-domain';
import { HttpApiMapping } from '../constructs/domain/http-api-mapping';
import type { HttpStage } from '../constructs/http-api/http-stage';
import type { ApiDomainSettings } from './domain-settings';

/** What {@link nameHttpApi} takes. */
export interface HttpApiNameProps {
  /** The name and its zone; absent where callers use the execute-api address. */
  readonly domain: ApiDomainSettings | undefined;

  /** The stage at the root of the name. */
  readonly stage: HttpStage;

  /**
   * Other stages, by the path under which each is found, which is also the Terraform name of its mapping.
   *
   * @default - none
   */
  readonly stagesByPath?: Readonly<Record<string, HttpStage>>;

  /**
   * Terraform names of domain, certificate and mapping.
   *
   * @default - each is `api`
   */
  readonly addresses?: { readonly domain: string; readonly certificate: string; readonly mapping: string };
}

/**
 * Gives an API the name its environment has for it, if there is one: certificate, domain, mappings and DNS records. Returns the
 * URL at which callers find the API.
 */
export function nameHttpApi(
  scope: Construct,
  { domain, stage, stagesByPath = {}, addresses = defaultAddresses }: HttpApiNameProps,
): string {
  if (domain === undefined) return stage.api.endpoint;
  const { domainName, hostedZone, mutualTls } = domain;

  const zone = new HostedZone(scope, 'main', { domainName: hostedZone });
  const certificate = new Certificate(scope, addresses.certificate, { domainName, zone });
  const apiDomain = new HttpApiDomain(scope, addresses.domain, {
    domainName,
    certificate,
    stage,
    mutualTls,
    mappingAddress: addresses.mapping,
  });
  for (const [path, other] of Object.entries(stagesByPath)) {
    new HttpApiMapping(scope, path, { domain: apiDomain, stage: other, path });
  }
  new AliasRecords(scope, 'api', { zone, domainName, target: apiDomain.target });
  return `https://${domainName}`;
}

const defaultAddresses = { domain: 'api', certificate: 'api', mapping: 'api' };
