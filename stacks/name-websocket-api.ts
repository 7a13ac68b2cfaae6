import type { Construct } from 'constructs';
import { AliasRecords } from '../constructs/domain/alias-records';
import { HostedZone } from '../constructs/domain/hosted-zone';
import { WebSocketApiDomain } from '../constructs/domain/websocket-api-domain';
import type { WebSocketStage } from '../constructs/websocket-api/websocket-stage';
import { mapBelow } from './domain/place-below';
import type { ApiDomainSettings, OwnName } from './domain-settings';
import { nameCertificate } from './name-certificate';

/** What {@link nameWebSocketApi} takes. */
export interface WebSocketApiNameProps {
  /** Its names; absent where clients use the execute-api address. */
  readonly domain: ApiDomainSettings | undefined;

  /** The stage at the root of the name. */
  readonly stage: WebSocketStage;
}

/**
 * Gives an API the names its environment has for it, if there are any: one of its own, with certificate, domain, mapping and DNS
 * records, or a place below a shared one. Returns the URL at which clients connect.
 */
export function nameWebSocketApi(scope: Construct, { domain, stage }: WebSocketApiNameProps): string {
  const own = domain?.own && nameItself(scope, domain.own, stage);
  if (domain?.shared === undefined) return own ?? stage.invokeUrl;
  const { api, stageId } = stage;
  return `wss://${mapBelow(scope, domain.shared, { kind: 'WebSocket', apiId: api.apiId, stageName: stageId })}`;
}

function nameItself(
  scope: Construct,
  { domainName, hostedZone, existingCertificateArn: existingArn }: OwnName,
  stage: WebSocketStage,
): string {
  const zone = new HostedZone(scope, 'main', { domainName: hostedZone });
  const certificate = nameCertificate(scope, 'api', { domainName, zone, existingArn });
  const { target } = new WebSocketApiDomain(scope, 'api', { domainName, certificate, stage });
  new AliasRecords(scope, 'api', { zone, domainName, target });
  return `wss://${domainName}`;
}
