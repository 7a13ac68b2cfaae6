import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { PropError } from '../constructs/prop-error';
import { BaseStack } from './base-stack';
import { environmentOf } from './environment-of';

/** A name in DNS, and the hosted zone it is written in. */
export interface NameInZone {
  /** The name, below its region where that is a later one of the environment. */
  readonly domainName: string;

  /** Public hosted zone the name lies in. */
  readonly hostedZone: string;
}

/** A name as the stack has it, and the smallest hosted zone of the environment around it; refuses a name that lies in none. */
export function nameInZone(scope: IConstruct, domainName: string, prop: string): NameInZone {
  const { hostedZones = [] } = environmentOf(scope);
  const hostedZone = smallestAround(domainName, hostedZones);
  if (hostedZone !== undefined) return { domainName: inRegion(scope, domainName), hostedZone };
  throw new PropError(scope, {
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

function smallestAround(domainName: string, hostedZones: readonly string[]): string | undefined {
  const around = hostedZones.filter((zone) => domainName === zone || domainName.endsWith(`.${zone}`));
  return around.sort((a, b) => b.length - a.length)[0];
}
