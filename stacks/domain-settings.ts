import type { IConstruct } from 'constructs';
import type { Environment } from '../config/environment';
import { PropError } from '../constructs/prop-error';

/** What `config/` says of an API's name. */
export interface DomainSettings {
  /** The name callers use; absent where they use the execute-api address. */
  readonly domainName?: string;

  /** Public hosted zone the name lies in; absent where that is the environment's. */
  readonly hostedZone?: string;

  /** Trust store of callers' certificates; absent where they need none. */
  readonly mutualTls?: { readonly truststoreUri: string; readonly truststoreVersion: string };
}

/** A name for an API, and the hosted zone it is written in. */
export interface ApiDomainSettings extends DomainSettings {
  readonly domainName: string;

  /** Public hosted zone the name lies in. */
  readonly hostedZone: string;
}

/** The domain an environment gives an API, or nothing; refuses half a domain, which would leave the API unreachable. */
export function domainSettings(
  stack: IConstruct,
  environment: Pick<Environment, 'hostedZone'>,
  { domainName, mutualTls, hostedZone = environment.hostedZone }: DomainSettings,
  prop = 'settings.domainName',
): ApiDomainSettings | undefined {
  if (domainName === undefined) {
    if (mutualTls === undefined) return undefined;
    throw new PropError(stack, {
      prop: 'settings.mutualTls',
      mustBe: 'absent without settings.domainName',
      was: mutualTls.truststoreUri,
      fix: 'Give the API a domain: the execute-api address knows no mutual TLS.',
    });
  }
  if (hostedZone !== undefined && (domainName === hostedZone || domainName.endsWith(`.${hostedZone}`))) {
    return { domainName, hostedZone, mutualTls };
  }
  throw new PropError(stack, {
    prop,
    mustBe:
      hostedZone === undefined ? 'absent, as the environment has no hostedZone' : `a name in the zone ${hostedZone}`,
    was: domainName,
    fix: 'Name the hosted zone in config/environments.ts, or change the domain.',
  });
}
