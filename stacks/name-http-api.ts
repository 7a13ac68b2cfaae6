import type { Construct } from 'constructs';
import { AliasRecords } from '../constructs/domain/alias-records';
import { HostedZone } from '../constructs/domain/hosted-zone';
import { HttpApiDomain } from '../constructs/domain/http-api-domain';
import { HttpApiMapping } from '../constructs/domain/http-api-mapping';
import type { MappedStage } from '../constructs/domain/shared-domain-mapping';
import type { HttpStage } from '../constructs/http-api/http-stage';
import { mapBelow } from './domain/place-below';
import type { ApiDomainSettings, OwnName } from './domain-settings';
import { nameCertificate } from './name-certificate';

/** What {@link nameHttpApi} takes. */
export interface HttpApiNameProps {
  /** Its names; absent where callers use the execute-api address. */
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
 * Gives an API the names its environment has for it, if there are any: one of its own, with certificate, domain, mappings and DNS
 * records, or a place below a shared one. Returns the URL at which callers find the API.
 */
export function nameHttpApi(scope: Construct, props: HttpApiNameProps): string {
  const { domain, stage, stagesByPath = {} } = props;
  const own = domain?.own && nameItself(scope, domain.own, props);
  if (domain?.shared === undefined) return own ?? stage.api.endpoint;
  const others = Object.entries(stagesByPath).map(([path, other]) => [path, mapped(other)]);
  return `https://${mapBelow(scope, domain.shared, mapped(stage), Object.fromEntries(others))}`;
}

const mapped = ({ api, stageId }: HttpStage): MappedStage => ({ kind: 'HTTP', apiId: api.apiId, stageName: stageId });

function nameItself(
  scope: Construct,
  { domainName, hostedZone, existingCertificateArn: existingArn, mutualTls }: OwnName,
  { stage, stagesByPath = {}, addresses = defaultAddresses }: HttpApiNameProps,
): string {
  const zone = new HostedZone(scope, 'main', { domainName: hostedZone });
  const certificate = nameCertificate(scope, addresses.certificate, { domainName, zone, existingArn });
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
