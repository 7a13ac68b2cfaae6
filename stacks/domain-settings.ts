import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { PropError } from '../constructs/prop-error';
import { BaseStack } from './base-stack';
import { environmentOf } from './environment-of';

/** What `config/` says of an API's name. */
export interface DomainSettings {
  /**
   * The name callers use.
   *
   * @default - they use the execute-api address
   */
  readonly domainName?: string;

  /**
   * Trust store of callers' certificates.
   *
   * @default - they need none
   */
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
  { domainName, mutualTls }: DomainSettings,
  prop = 'settings.domainName',
): ApiDomainSettings | undefined {
  const { hostedZones = [] } = environmentOf(stack);
  if (domainName === undefined) {
    if (mutualTls === undefined) return undefined;
    throw new PropError(stack, {
      prop: 'settings.mutualTls',
      mustBe: 'absent without settings.domainName',
      was: mutualTls.truststoreUri,
      fix: 'Give the API a domain: the execute-api address knows no mutual TLS.',
    });
  }
  const hostedZone = zoneOf(domainName, hostedZones);
  if (hostedZone !== undefined) return { domainName: inRegion(stack, domainName), hostedZone, mutualTls };
  throw new PropError(stack, {
    prop,
    mustBe:
      hostedZones.length === 0
        ? 'absent, as the environment has no hostedZones'
        : `a name in ${hostedZones.join(' or ')}, the hosted zones of the environment`,
    was: domainName,
    fix: 'Name its zone among hostedZones in config/environments.ts, or change the name.',
  });
}

function inRegion(scope: IConstruct, domainName: string): string {
  const stack = TerraformStack.of(scope);
  return stack instanceof BaseStack ? stack.nameInRegion(domainName) : domainName;
}

/** The smallest of the zones that a name lies in. */
function zoneOf(domainName: string, hostedZones: readonly string[]): string | undefined {
  const around = hostedZones.filter((zone) => domainName === zone || domainName.endsWith(`.${zone}`));
  return around.sort((a, b) => b.length - a.length)[0];
}
