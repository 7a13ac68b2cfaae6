// npm run docs:openapi: writes the OpenAPI document for callers to dist/openapi/users.yaml. What is for API Gateway alone is left
// out, and `servers` names where the API is, as the last synth says.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

/**
 * The document for callers.
 *
 * @param {string} yaml the document as API Gateway imports it
 * @param {readonly { url: string, description: string }[]} servers where the API is
 */
export function callersDocument(yaml, servers) {
  const { openapi, info, ...rest } = withoutGateway(parse(yaml));
  return stringify({ openapi, info, ...(servers.length > 0 && { servers }), ...rest });
}

/**
 * @param {any} value
 * @returns {any}
 */
function withoutGateway(value) {
  if (Array.isArray(value)) return value.map(withoutGateway);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([key]) => !key.startsWith('x-amazon-apigateway-'));
  return Object.fromEntries(members.map(([key, member]) => [key, withoutGateway(member)]));
}

/**
 * Where the API is in each environment. An address that AWS makes up is known only after deployment, so it is not among them.
 *
 * @param {string} stacks folder of the synthesized stacks
 */
export function serversOf(stacks) {
  return ['prod', 'staging', 'dev'].flatMap((environment) => {
    const file = `${stacks}/${environment}-users-openapi-rest-api/cdk.tf.json`;
    if (!existsSync(file)) return [];
    const url = JSON.parse(readFileSync(file, 'utf8')).output.url.value;
    return url.includes('${') ? [] : [{ url, description: environment }];
  });
}

/** @param {string} root folder of the project */
function write(root) {
  const servers = serversOf(`${root}cdktf.out/stacks`);
  const target = `${root}dist/openapi/users.yaml`;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    callersDocument(readFileSync(`${root}stacks/users-openapi-rest-api/openapi.yaml`, 'utf8'), servers),
  );
  const known = servers.map(({ url }) => url).join(', ') || 'none; run npm run synth first';
  console.log(`Wrote dist/openapi/users.yaml. Servers: ${known}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write(fileURLToPath(new URL('..', import.meta.url)));
