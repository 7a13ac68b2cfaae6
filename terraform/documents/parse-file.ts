import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { parseHcl } from './hcl';
import { reasonOf, Unreadable } from './unreadable';

/** A file as text and as the document it holds. */
export interface ReadFile {
  readonly name: string;
  readonly text: string;
  readonly document: unknown;
}

const known = new Map<string, { readonly version: string; readonly file: Promise<ReadFile> }>();

/** Reads a `.tf`, `.tfvars`, `.tf.json` or other JSON file, each file once for as long as it does not change. */
export function parseFile(name: string): Promise<ReadFile> {
  const version = versionOf(name);
  const before = known.get(name);
  if (before?.version === version) return before.file;
  const file = readFile(name);
  known.set(name, { version, file });
  return file;
}

function versionOf(name: string): string {
  const { mtimeMs, size, ino } = statSync(name, { throwIfNoEntry: false }) ?? {};
  return `${mtimeMs} ${size} ${ino}`;
}

async function readFile(name: string): Promise<ReadFile> {
  const text = textOf(name);
  const document = /\.(tf|tfvars)$/.test(name) ? await readHcl(name, text) : parseJson(name, text);
  return { name, text, document };
}

function textOf(name: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(name);
  } catch (problem) {
    throw new Unreadable(name, reasonOf(problem));
  }
  if (!isUtf8(bytes)) throw new Unreadable(name, 'must be in UTF-8');
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}

async function readHcl(name: string, text: string): Promise<unknown> {
  try {
    return await parseHcl('file.tf', text);
  } catch (problem) {
    if (problem instanceof RangeError) throw new Unreadable(name, 'is nested deeper than can be read');
    const message = problem instanceof Error ? problem.message : '';
    const [, line, what] = /file\.tf:(\d+),[^:]*: ([^;\]]+)/.exec(message) ?? [];
    throw new Unreadable(name, `is no Terraform: ${what ?? 'syntax'}`, line === undefined ? undefined : Number(line));
  }
}

/** Reads JSON of any kind. */
export function readJson(name: string): unknown {
  return jsonIn(name, textOf(name));
}

function parseJson(name: string, text: string): unknown {
  const document = jsonIn(name, text);
  if (typeof document === 'object' && document !== null && !Array.isArray(document)) return document;
  throw new Unreadable(name, 'must hold a JSON object, as Terraform writes it', 1);
}

function jsonIn(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(name, 'is no JSON', lineOfMistake(text));
  }
}

/** The line of the first mistake, which JSON.parse does not always tell. */
function lineOfMistake(text: string): number | undefined {
  try {
    transformSync(text, { loader: 'json', logLevel: 'silent' });
    return undefined;
  } catch (problem) {
    const { errors } = problem as { errors?: readonly { location?: { line?: number } | null }[] };
    return errors?.[0]?.location?.line;
  }
}
