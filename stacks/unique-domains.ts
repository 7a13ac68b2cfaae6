import { ApiGatewayDomainName } from '@cdktf/provider-aws/lib/api-gateway-domain-name';
import { Apigatewayv2DomainName } from '@cdktf/provider-aws/lib/apigatewayv2-domain-name';
import { Token } from 'cdktf';
import type { BaseStack } from './base-stack';

/**
 * One message for each custom domain that two stacks of a region make. AWS gives a name to the first that asks, and refuses
 * the other while it is deployed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
 */
export function domainsUsedTwice(stacks: readonly BaseStack[]): string[] {
  const stacksByDomain = new Map<string, string[]>();
  for (const stack of stacks) {
    for (const domain of domainsOf(stack)) {
      const key = `${domain} in ${stack.environment.region}`;
      stacksByDomain.set(key, [...(stacksByDomain.get(key) ?? []), stack.node.id]);
    }
  }
  return [...stacksByDomain]
    .filter(([, owners]) => owners.length > 1)
    .map(
      ([domain, owners]) =>
        `domainName ${domain}: must be of one stack, was of ${owners.join(' and ')}. Give each its own in config/, or let them share one: sharedDomains in config/environments.ts.`,
    );
}

/** The names that are known now; one that Terraform puts in may be another in each stack. */
function domainsOf(stack: BaseStack): string[] {
  const names = stack.node
    .findAll()
    .flatMap((construct) =>
      construct instanceof Apigatewayv2DomainName || construct instanceof ApiGatewayDomainName
        ? (construct.domainNameInput ?? [])
        : [],
    );
  return names.filter((name) => !Token.isUnresolved(name) && !name.includes('${'));
}
