import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { openApiOf } from '../shared/openapi/documents';
import { readOptions } from '../shared/options';
import { Refused } from '../shared/refused';

const usage = 'usage: npm run docs:openapi -- [STACK…]';

/** Writes the OpenAPI document of stacks, of all without a name. Exit code 2: one line says why nothing was written. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const given = readOptions(args, {}, usage);
  if (typeof given === 'string') return refusal(given);
  try {
    for (const [stack, document] of openApiOf(given.rest, root)) {
      const file = `dist/openapi/${stack}.yaml`;
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), stringify(document, { aliasDuplicateObjects: false }));
      process.stdout.write(`${file}\n`);
    }
    return 0;
  } catch (problem) {
    if (problem instanceof Refused) return refusal(problem.message);
    throw problem;
  }
}

function refusal(message: string): number {
  process.stderr.write(`docs:openapi: ${message}\n`);
  return 2;
}
