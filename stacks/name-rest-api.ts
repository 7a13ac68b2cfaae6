import type { Construct } from 'constructs';
import { AliasRecords } from '../constructs/domain/alias-records';
import { BasePathMapping } from '../constructs/domain/base-path-mapping';
import { HostedZone } from '../constructs/domain/hosted-zone';
import { RestApiDomain } from '../constructs/domain/rest-api-domain';
import type { MappedStage } from '../constructs/domain/shared-domain-mapping';
import type { RestStage } from '../constructs/rest-api/rest-stage';
import { mapBelow } from './domain/place-below';
import type { ApiDomainSettings, OwnName } from './domain-settings';
import { nameCertificate } from './name-certificate';

/** What {@link nameRestApi} takes. */
export interface RestApiNameProps {
  /** Its names; absent where callers use the execute-api address. */
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
 * Gives an API the names its environment has for it, if there are any: one of its own, with certificate, domain, mappings and DNS
 * records, or a place below a shared one. Returns the URL at which callers find the API.
 */
export function nameRestApi(scope: Construct, props: RestApiNameProps): string {
  const { domain, stage, stagesByPath = {} } = props;
  const own = domain?.own && nameItself(scope, domain.own, props);
  if (domain?.shared === undefined) return own ?? stage.invokeUrl;
  const others = Object.entries(stagesByPath).map(([path, other]) => [path, mapped(other)]);
  return `https://${mapBelow(scope, domain.shared, mapped(stage), Object.fromEntries(others))}`;
}

const mapped = ({ api, stageName }: RestStage): MappedStage => ({ kind: 'REST', apiId: api.restApiId, stageName });

function nameItself(
  scope: Construct,
  { domainName, hostedZone, existingCertificateArn: existingArn, mutualTls }: OwnName,
  { stage, stagesByPath = {} }: RestApiNameProps,
): string {
  const zone = new HostedZone(scope, 'main', { domainName: hostedZone });
  const certificate = nameCertificate(scope, 'api', { domainName, zone, existingArn });
  const apiDomain = new RestApiDomain(scope, 'api', { domainName, certificate, mutualTls });
  new BasePathMapping(scope, 'api', { domain: apiDomain, stage });
  for (const [path, other] of Object.entries(stagesByPath)) {
    new BasePathMapping(scope, path, { domain: apiDomain, stage: other, path });
  }
  new AliasRecords(scope, 'api', { zone, domainName, target: apiDomain.target });
  return `https://${domainName}`;
}
