import { TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { SharedDomain, SharedPlace } from '../../config/shared-domain';
import { type MappedStage, SharedDomainMapping } from '../../constructs/domain/shared-domain-mapping';
import { didYouMean } from '../../constructs/nearest-name';
import { PropError } from '../../constructs/prop-error';
import { environmentOf } from '../environment-of';
import { DomainStack } from './domain-stack';

/** A place below a shared domain that exists, or is made by a stack of the app. */
export interface PlaceBelow {
  readonly domainName: string;

  /** Path without slashes at its ends; empty for the root. */
  readonly basePath: string;

  /** Oldest TLS that the domain takes. */
  readonly securityPolicy: 'TLS_1_0' | 'TLS_1_2';

  /** Whether callers need a certificate; undefined where something else owns the domain. */
  readonly callersAreVouchedFor: boolean | undefined;

  /** The stack that makes the domain; absent where something else owns it. */
  readonly owner: DomainStack | undefined;
}

/** Finds the shared domain that `config/` names for an API; refuses one that nothing makes. */
export function placeBelow(scope: IConstruct, { domainName, basePath = '' }: SharedPlace): PlaceBelow {
  const [word, domain] = sharedDomain(scope, domainName);
  const { securityPolicy = 'TLS_1_2' } = domain;
  if (domain.existing === true)
    return { domainName, basePath, securityPolicy, callersAreVouchedFor: undefined, owner: undefined };
  const owner = ownerOf(scope, word);
  const callersAreVouchedFor = domain.mutualTls !== undefined;
  return { domainName: owner.domainName, basePath, securityPolicy, callersAreVouchedFor, owner };
}

/** Puts stages below a shared domain: one at the place itself, others at paths below that. Answers the URL of the first, without a scheme. */
export function mapBelow(
  scope: Construct,
  place: PlaceBelow,
  stage: MappedStage,
  stagesByPath: Readonly<Record<string, MappedStage>> = {},
): string {
  const { domainName, basePath, securityPolicy, owner } = place;
  const at = (id: string, path: string, one: MappedStage) =>
    new SharedDomainMapping(scope, id, {
      domainName,
      securityPolicy,
      stage: one,
      path: path === '' ? undefined : path,
    });
  at('shared', basePath, stage);
  for (const [path, other] of Object.entries(stagesByPath))
    at(`shared_${path}`, [basePath, path].filter((part) => part !== '').join('/'), other);
  if (owner) TerraformStack.of(scope).addDependency(owner);
  return below(place);
}

/** Where callers find what is at a place, without a scheme. */
export const below = ({ domainName, basePath }: PlaceBelow): string =>
  basePath === '' ? domainName : `${domainName}/${basePath}`;

function sharedDomain(scope: IConstruct, domainName: string): [word: string, domain: SharedDomain] {
  const { name, sharedDomains = {} } = environmentOf(scope);
  const found = Object.entries(sharedDomains).find(([, domain]) => domain.domainName === domainName);
  if (found !== undefined) return found;
  const known = Object.values(sharedDomains).map((domain) => domain.domainName);
  throw new PropError(scope, {
    prop: 'settings.sharedDomain.domainName',
    mustBe: `one of sharedDomains of ${name}, which own it or say that it exists`,
    was: domainName,
    fix: `${didYouMean(domainName, known)} Name it there in config/environments.ts.`,
  });
}

function ownerOf(scope: IConstruct, word: string): DomainStack {
  const { name, region } = environmentOf(scope);
  const stacks = scope.node.root.node.children.filter((stack) => stack instanceof DomainStack);
  const owner = stacks.find(
    ({ environment, word: one }) => environment.name === name && environment.region === region && one === word,
  );
  if (owner !== undefined) return owner;
  throw new PropError(scope, {
    prop: 'settings.sharedDomain',
    mustBe: `the domain of a stack that was made before, ${name}-${word}-domain`,
    was: undefined,
    fix: 'Call shareDomains(app, environment) in main.ts before the APIs.',
  });
}
