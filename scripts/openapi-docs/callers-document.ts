import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { asObject } from '../../terraform/documents/json-object';

/** Where an API is, as OpenAPI says it. */
export interface Server {
  readonly url: string;
  readonly description: string;
}

/** The document as API Gateway imports it, for callers: with the servers, without what is for API Gateway alone. */
export function callersDocument(yaml: string, servers: readonly Server[]): string {
  const { openapi, info, ...rest } = asObject(withoutGateway(parse(yaml)));
  return stringify({ openapi, info, ...(servers.length > 0 && { servers }), ...rest });
}

function withoutGateway(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutGateway);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([key]) => !key.startsWith('x-amazon-apigateway-'));
  return Object.fromEntries(members.map(([key, member]) => [key, withoutGateway(member)]));
}

/**
 * Where the API is in each environment, by the folder of the synthesized stacks. An address that AWS makes up is known only after
 * deployment, so it is not among them.
 */
export function serversOf(stacks: string): Server[] {
  return ['prod', 'staging', 'dev'].flatMap((environment) => {
    const file = join(stacks, `${environment}-users-openapi-rest-api`, 'cdk.tf.json');
    if (!existsSync(file)) return [];
    const { url } = asObject(asObject(JSON.parse(readFileSync(file, 'utf8'))).output);
    const { value } = asObject(url);
    return typeof value !== 'string' || value.includes('${') ? [] : [{ url: value, description: environment }];
  });
}
