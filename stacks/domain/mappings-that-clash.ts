import { TerraformStack } from 'cdktf';
import { SharedDomainMapping } from '../../constructs/domain/shared-domain-mapping';
import type { BaseStack } from '../base-stack';

/** Mappings of several segments that AWS takes on one domain. */
const mostOfSeveralSegments = 200;

/**
 * One message for each way in which stacks get into each other's way below a shared domain, which only the whole app shows.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
 */
export function mappingsThatClash(stacks: readonly BaseStack[]): string[] {
  const byDomain = new Map<string, SharedDomainMapping[]>();
  for (const stack of stacks) {
    for (const mapping of stack.node.findAll().filter((one) => one instanceof SharedDomainMapping)) {
      const key = `${mapping.domainName} in ${stack.environment.region}`;
      byDomain.set(key, [...(byDomain.get(key) ?? []), mapping]);
    }
  }
  return [...byDomain].flatMap(([domain, mappings]) => [
    ...pathsUsedTwice(domain, mappings),
    ...kindsMixed(domain, mappings),
    ...tooMany(domain, mappings),
  ]);
}

function pathsUsedTwice(domain: string, mappings: readonly SharedDomainMapping[]): string[] {
  return [...new Set(mappings.map(({ path }) => path))].flatMap((path) => {
    const same = mappings.filter((mapping) => mapping.path === path);
    if (same.length < 2) return [];
    const which = path === '' ? 'the root' : `basePath ${path}`;
    return `sharedDomain ${domain}: ${which} must be of one stage, was of ${namesOf(same)}. Give each a basePath of its own in config/.`;
  });
}

function kindsMixed(domain: string, mappings: readonly SharedDomainMapping[]): string[] {
  const [sockets, others] = [true, false].map((is) => mappings.filter(({ kind }) => (kind === 'WebSocket') === is));
  if (!sockets?.length || !others?.length) return [];
  return [
    `sharedDomain ${domain}: must lead to WebSocket APIs alone or to none, was of ${namesOf(sockets)} (WebSocket) and ${namesOf(others)}. Give WebSocket APIs a domain of their own.`,
  ];
}

function tooMany(domain: string, mappings: readonly SharedDomainMapping[]): string[] {
  const { length } = mappings.filter(({ path }) => path.includes('/'));
  if (length <= mostOfSeveralSegments) return [];
  return [
    `sharedDomain ${domain}: must have at most ${mostOfSeveralSegments} base paths of several segments, had ${length}. Write them as one segment, or take another domain.`,
  ];
}

const namesOf = (mappings: readonly SharedDomainMapping[]): string =>
  mappings.map((mapping) => TerraformStack.of(mapping).node.id).join(' and ');
