import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { writeWhole } from '../bundle/files.mjs';
import { environmentNames } from '../shared/environment-names';
import { removeFile } from '../shared/remove-file';
import { auths, type Given, type NewApi, readArguments, usage, wrongName, wrongTable } from './arguments';
import { withStack } from './composition';
import { configFile } from './files/config';
import { functionFiles } from './files/function';
import { operationsFile } from './files/operations';
import { stackFile } from './files/stack';
import { testFiles } from './files/tests';
import { kinds, namesOf } from './names';

/** Writes a whole API: settings, operations, stack, function and tests, and its line in main.ts. Exit code 2: nothing was written. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const given = readArguments(args, environmentNames);
  if (typeof given === 'string') return refusal(given);
  const api = await completed(given, environmentNames);
  if (typeof api === 'string') return refusal(api);
  const files = filesOf(api, root, environmentNames);
  if (typeof files === 'string') return refusal(files);
  const shown = [...files.keys()].map((path) => `  ${path === 'main.ts' ? 'changes' : 'writes '} ${path}\n`).join('');
  process.stdout.write(shown);
  if (isAttended() && !(await agreed())) return 1;
  write(root, files);
  process.stdout.write(next(api));
  return 0;
}

const isAttended = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true;

/** Asks for what is missing where somebody can answer; else says what is missing. */
async function completed(given: Given, environments: readonly string[]): Promise<NewApi | string> {
  const { name, kind, crud, auth } = given;
  const complete = name !== undefined && kind !== undefined;
  if (complete || !isAttended())
    return complete
      ? { name, kind, crud, auth: auth ?? 'none', environments: given.environments ?? environments }
      : `NAME and kind: must both be given. ${usage}`;
  const answers = await asks(given);
  return typeof answers === 'string' ? answers : { ...answers, environments: given.environments ?? environments };
}

async function asks({ name, kind, crud, auth }: Given): Promise<Omit<NewApi, 'environments'> | string> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const called = name ?? (await asking.question('Name, such as notes: '));
    const chosen = kind ?? (await asking.question(`Kind, ${kinds.join(', ')}: `));
    const table =
      crud ??
      (chosen === 'websocket'
        ? ''
        : await asking.question('What its table holds, such as notes (nothing for no table): '));
    const who = auth ?? (await asking.question(`Who may call, ${auths.join(', ')}: `));
    const found = { kind: kinds.find((one) => one === chosen), auth: auths.find((one) => one === who) };
    const wrong =
      wrongName('NAME', called) ??
      (table === '' ? undefined : (wrongName('--crud', table) ?? wrongTable(chosen, table)));
    if (wrong !== undefined) return wrong;
    if (found.kind === undefined || found.auth === undefined)
      return `${chosen}, ${who}: must be of the words shown. ${usage}`;
    return { name: called, kind: found.kind, crud: table === '' ? undefined : table, auth: found.auth };
  } finally {
    asking.close();
  }
}

async function agreed(): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test(await asking.question('Write this? y or n: '));
  } finally {
    asking.close();
  }
}

/** Every file by its path; a text says why nothing can be written. */
function filesOf(api: NewApi, root: string, environments: readonly string[]): Map<string, string> | string {
  const names = namesOf(api.name, api.kind, api.crud ?? api.name);
  const made = new Map([
    [`config/${names.api}.ts`, configFile(api, names, environments)],
    [`stacks/${names.api}/operations.ts`, operationsFile(api, names)],
    [`stacks/${names.api}/${names.api}-stack.ts`, stackFile(api, names)],
    ...functionFiles(api, names),
    ...testFiles(api, names),
  ]);
  const there = [...made.keys()].find((path) => existsSync(join(root, path)));
  if (there !== undefined)
    return `${there}: must not exist, and does. Choose another name, or remove the API that is there: npm run remove -- ${names.api}.`;
  const composed = withStack(readFileSync(join(root, 'main.ts'), 'utf8'), api, names, environments);
  if (composed === undefined)
    return 'main.ts: must end its loop over environments with "}" and then "app.synth();". Put it so, or add the stack by hand.';
  return made.set('main.ts', composed);
}

/** Writes all files, main.ts last, or none where the disk is full or may not be written. */
function write(root: string, files: ReadonlyMap<string, string>): void {
  const written: string[] = [];
  try {
    for (const [path, text] of files) {
      writeWhole(join(root, path), text);
      written.push(path);
    }
  } catch (problem) {
    for (const path of written) removeFile(path, root);
    throw problem;
  }
  const biome = join(root, 'node_modules', '.bin', 'biome');
  spawnSync(biome, ['check', '--write', ...files.keys()], { cwd: root, stdio: 'ignore' });
}

const next = ({ name, kind }: NewApi): string => `
Record what it deploys:    npm run review -- --accept
See it answer:             npm run dev -- ${name}-${kind}-api
Run its tests:             npm test
`;

function refusal(message: string): number {
  process.stderr.write(`new: ${message}\n`);
  return 2;
}
