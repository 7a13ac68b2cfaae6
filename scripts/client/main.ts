import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { openApiOf } from '../shared/openapi/documents';
import { readOptions } from '../shared/options';
import { Refused } from '../shared/refused';
import { clientOf } from './client';

const usage = 'usage: npm run client -- STACK [--output FILE]';

/** Writes a typed client of a stack's API. Exit code 2: one line says why nothing was written. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const given = readOptions(args, { output: { type: 'string' } }, usage);
  if (typeof given === 'string') return refusal(given);
  const [stack, ...others] = given.rest;
  if (stack === undefined) return refusal(`STACK: must be given. ${usage}`);
  if (others.length > 0) return refusal(`${others[0]}: must be left out, one stack has one client. ${usage}`);
  const { output = `dist/clients/${stack}.ts` } = given.texts;
  if (output === '' || output.startsWith('-'))
    return refusal(`--output: must be a file, was ${JSON.stringify(output)}. ${usage}`);
  try {
    return write(stack, resolve(root, output), root);
  } catch (problem) {
    if (problem instanceof Refused) return refusal(problem.message);
    throw problem;
  }
}

function write(stack: string, file: string, root: string): number {
  const document = openApiOf([stack], root).get(stack);
  if (document === undefined) throw new Refused(`${stack}: must have a document, has none.`);
  const text = clientOf(stack, document);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${file}\n`);
  return 0;
}

function refusal(message: string): number {
  process.stderr.write(`client: ${message}\n`);
  return 2;
}
