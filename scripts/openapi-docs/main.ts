import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { callersDocument, serversOf } from './callers-document';

const target = 'dist/openapi/users.yaml';

/** Writes the OpenAPI document for callers, with the servers that the last synth names. */
export async function main(_args: readonly string[], root: string): Promise<number> {
  const servers = serversOf(join(root, 'cdktf.out/stacks'));
  const document = readFileSync(join(root, 'stacks/users-openapi-rest-api/openapi.yaml'), 'utf8');
  mkdirSync(dirname(join(root, target)), { recursive: true });
  writeFileSync(join(root, target), callersDocument(document, servers));
  const known = servers.map(({ url }) => url).join(', ') || 'none; run npm run synth first';
  process.stdout.write(`Wrote ${target}. Servers: ${known}\n`);
  return 0;
}
