import { textOf } from '../../terraform/language/value';
import type { Resource } from '../../terraform/model/resource';
import type { Deployed } from '../deployed/deployed';
import { dnsSuffixOf } from '../deployed/surroundings';

/** A client of a user pool. */
export interface PoolClient {
  readonly id: string;
  readonly name: string;
  readonly secret: string | undefined;
}

/** A user pool of the document, for which the local issuer stands in; or an issuer from elsewhere, whose clients are its audiences. */
export interface Pool {
  readonly id: string;
  readonly issuer: string;
  /** Hosts at which it is found: that of the service and those of its domains. */
  readonly domains: readonly string[];
  readonly clients: readonly PoolClient[];
}

/** The user pools that a document creates. */
export const poolsOf = (deployed: Deployed): Pool[] =>
  deployed.model.ofType('aws_cognito_user_pool').map((pool) => poolOf(pool, deployed));

const text = (resource: Resource, name: string): string => textOf(resource.attribute(name)) ?? '';

function poolOf(resource: Resource, { model, partition, region }: Deployed): Pool {
  const id = text(resource, 'id');
  const inPool = (type: string) => model.ofType(type).filter((one) => text(one, 'user_pool_id') === id);
  return {
    id,
    issuer: `https://${text(resource, 'endpoint')}`,
    domains: inPool('aws_cognito_user_pool_domain').map((one) =>
      domainHost(text(one, 'domain'), resource.region ?? region, dnsSuffixOf(partition)),
    ),
    clients: inPool('aws_cognito_user_pool_client').map((one) => ({
      id: text(one, 'id'),
      name: text(one, 'name'),
      secret: text(one, 'client_secret') || undefined,
    })),
  };
}

/** A prefix stands below AWS's host; a whole domain is one of the owner. */
function domainHost(domain: string, region: string, suffix: string): string {
  if (domain.includes('.')) return domain;
  return `${domain}.auth.${region}.${suffix === 'amazonaws.com' ? 'amazoncognito.com' : suffix}`;
}
