import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { digests } from './encoding-functions';
import { globbed } from './glob';
import type { Scope } from './scope';
import { textOf, type Value } from './value';

const largest = 64 * 1024 * 1024;

/** The bytes of a file that an expression names; undefined when it cannot be read. */
export function bytesOf(path: string, scope: Scope): Buffer | undefined {
  if (scope.folders === undefined) return undefined;
  const file = resolve(scope.folders.root, path);
  try {
    return statSync(file).size > largest ? undefined : readFileSync(file);
  } catch {
    return undefined;
  }
}

type FileFunction = (path: string, scope: Scope) => Value | undefined;

const ofBytes =
  (change: (bytes: Buffer) => string): FileFunction =>
  (path, scope) => {
    const bytes = bytesOf(path, scope);
    return bytes === undefined ? undefined : change(bytes);
  };

const digesting = Object.fromEntries(
  Object.entries(digests).map(([name, digest]) => [
    name.startsWith('base64') ? `filebase64${name.slice(6)}` : `file${name}`,
    ofBytes(digest),
  ]),
);

const fileFunctions: Readonly<Record<string, FileFunction>> = {
  ...digesting,
  abspath: (path, { folders }) => folders && resolve(folders.root, path),
  basename: (path) => basename(path),
  dirname: (path) => dirname(path),
  pathexpand: (path) => (path.startsWith('~') ? undefined : path),
  file: ofBytes((bytes) => bytes.toString()),
  filebase64: ofBytes((bytes) => bytes.toString('base64')),
  fileexists: (path, { folders }) => folders && existsSync(resolve(folders.root, path)),
};

/** Applies a function that reads paths or files; undefined when it is none, or its file cannot be read. */
export function callFileFunction(name: string, args: readonly Value[], scope: Scope): Value | undefined {
  const [first, second] = args.map(textOf);
  if (first === undefined) return undefined;
  if (name === 'fileset') return second === undefined ? undefined : fileSet(first, second, scope);
  return Object.hasOwn(fileFunctions, name) ? fileFunctions[name]?.(first, scope) : undefined;
}

/** The files of a folder that a pattern matches, sorted. */
function fileSet(path: string, pattern: string, { folders }: Scope): Value | undefined {
  if (folders === undefined) return undefined;
  const matches = globbed(pattern);
  try {
    const entries = readdirSync(resolve(folders.root, path), { recursive: true, withFileTypes: false });
    return entries
      .map((entry) => String(entry).replaceAll('\\', '/'))
      .filter((entry) => matches.test(entry) && statSync(resolve(folders.root, path, entry)).isFile())
      .sort();
  } catch {
    return [];
  }
}
