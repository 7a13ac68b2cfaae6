import type { Construct } from 'constructs';
import { AliasRecords } from '../constructs/domain/alias-records';
import { BasePathMapping } from '../constructs/domain/base-path-mapping';
import { Certificate } from '../constructs/domain/certificate';
import { HostedZone } from '../constructs/domain/hosted-zone';
import { RestApiDomain } from '../constructs/domain/rest-api-domain';
import type { RestStage } from '../constructs/rest-api/rest-stage';
import type { ApiDomainSettings } from './domain-settings';

/** What {@link nameRestApi} takes. */
export interface RestApiNameProps {
  /** The name and its zone; absent where callers use the execute-api address. */
  readonly domain: ApiDomainSettings | undefined;

  /** The stage at the root of the name. */
  readonly stage: RestStage;

  /**
   * Other stages, by the path under which each is found, which is also the Terraform name of its mapping.
   *
   * @default - none
   */
  readonly stagesByPath?: Readonly<Record<string, RestStage>>;
}

/**
 * Gives an API the name its environment has for it, if there is one: certificate, domain, mappings and DNS records. Returns the
 * URL at which callers find the API.
 */
export function nameRestApi(scope: Construct, { domain, stage, stagesByPath = {} }: RestApiNameProps): string {
  if (domain === undefined) return stage.invokeUrl;
  const { domainName, hostedZone, mutualTls } = domain;

  const zone = new HostedZone(scope, 'main', { domainName: hostedZone });
  const certificate = new Certificate(scope, 'api', { domainName, zone });
  const apiDomain = new RestApiDomain(scope, 'api', { domainName, certificate, mutualTls });
  new BasePathMapping(scope, 'api', { domain: apiDomain, stage });
  for (const [path, other] of Object.entries(stagesByPath)) {
    new BasePathMapping(scope, path, { domain: apiDomain, stage: other, path });
  }
  new AliasRecords(scope, 'api', { zone, domainName, target: apiDomain.target });
  return `https://${domainName}`;
}
