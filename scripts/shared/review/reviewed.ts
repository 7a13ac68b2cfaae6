import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../../stacks/whole-output';
import { asObject, type JsonObject } from '../../../terraform/documents/json-object';
import { Refused } from '../refused';
import { bundlesIn, type RecordedBundles } from './code-sizes';
import { reviewedText } from './reviewed-form';

const folder = 'reviewed';
const extension = '.tf.json';
const bundlesFile = 'bundles.json';

/** What was recorded, by stack: in the working tree, or in a commit. */
export function reviewedStacks(root: string, base?: string): Map<string, JsonObject> {
  const files = base === undefined ? filesIn(join(root, folder)) : filesAt(root, base);
  return new Map(files.map(({ name, text }) => [name.slice(0, -extension.length), parsed(name, text)]));
}

/** The bundles that were recorded with the stacks; none where nobody has recorded any. */
export function reviewedBundles(root: string, base?: string): RecordedBundles {
  const text = base === undefined ? textIn(root) : textAt(root, base);
  return text === undefined ? {} : (parsed(bundlesFile, text) as RecordedBundles);
}

/** Records stacks and their code as reviewed, and forgets those that are gone: all of it, or nothing where the disk is full. */
export function record(root: string, stacks: ReadonlyMap<string, JsonObject>): void {
  const files = new Map([...stacks].map(([stack, document]) => [`${stack}${extension}`, reviewedText(document)]));
  const bundles = bundlesIn(root);
  if (Object.keys(bundles).length > 0) files.set(bundlesFile, `${JSON.stringify(bundles, null, 2)}\n`);
  writeWhole(join(root, folder), (unfinished) => {
    for (const [name, text] of files) writeFileSync(join(unfinished, name), text);
  });
  const before = [bundlesFile, ...filesIn(join(root, folder)).map(({ name }) => name)];
  for (const name of before.filter((one) => !files.has(one))) rmSync(join(root, folder, name), { force: true });
}

function textIn(root: string): string | undefined {
  const file = join(root, folder, bundlesFile);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function textAt(root: string, commit: string): string | undefined {
  const path = `${folder}/${bundlesFile}`;
  return git(root, 'ls-tree', '--name-only', commit, path) === '' ? undefined : git(root, 'show', `${commit}:${path}`);
}

interface File {
  readonly name: string;
  readonly text: string;
}

function filesIn(path: string): File[] {
  if (!existsSync(path)) return [];
  const names = readdirSync(path).filter((name) => name.endsWith(extension));
  return names.sort().map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
}

function filesAt(root: string, commit: string): File[] {
  const listed = git(root, 'ls-tree', '--name-only', commit, `${folder}/`).split('\n');
  const names = listed.filter((path) => path.endsWith(extension)).map((path) => path.slice(folder.length + 1));
  return names.map((name) => ({ name, text: git(root, 'show', `${commit}:${folder}/${name}`) }));
}

function git(root: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status === 0) return stdout;
  throw new Refused(`git ${args.join(' ')}: ${stderr.trim()}`);
}

function parsed(name: string, text: string): JsonObject {
  try {
    return asObject(JSON.parse(text));
  } catch {
    throw new Refused(`${folder}/${name}: must be the JSON that --accept wrote. Restore it with git, or remove it.`);
  }
}
