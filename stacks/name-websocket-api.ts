import type { Construct } from 'constructs';
import { AliasRecords } from '../constructs/domain/alias-records';
import { Certificate } from '../constructs/domain/certificate';
import { HostedZone } from '../constructs/domain/hosted-zone';
import { WebSocketApiDomain } from '../constructs/domain/websocket-api-domain';
import type { WebSocketStage } from '../constructs/websocket-api/websocket-stage';
import type { ApiDomainSettings } from './domain-settings';

/** What {@link nameWebSocketApi} takes. */
export interface WebSocketApiNameProps {
  /** The name and its zone; absent where clients use the execute-api address. */
  readonly domain: ApiDomainSettings | undefined;

  /** The stage at the root of the name. */
  readonly stage: WebSocketStage;
}

/**
 * Gives an API the name its environment has for it, if there is one: certificate, domain, mapping and DNS records. Returns the
 * URL at which clients connect.
 */
export function nameWebSocketApi(scope: Construct, { domain, stage }: WebSocketApiNameProps): string {
  if (domain === undefined) return stage.invokeUrl;
  const { domainName, hostedZone } = domain;

  const zone = new HostedZone(scope, 'main', { domainName: hostedZone });
  const certificate = new Certificate(scope, 'api', { domainName, zone });
  const { target } = new WebSocketApiDomain(scope, 'api', { domainName, certificate, stage });
  new AliasRecords(scope, 'api', { zone, domainName, target });
  return `wss://${domainName}`;
}
