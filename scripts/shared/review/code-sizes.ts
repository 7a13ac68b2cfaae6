import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceCodeHash } from '../source-code-hash';

/** A bundle as it is recorded beside the reviewed JSON. */
export interface RecordedBundle {
  readonly source_code_hash: string;

  /** Of the zip. */
  readonly bytes: number;
}

/** The bundles of functions by their names, such as `authorizers/token`, sorted. */
export type RecordedBundles = Readonly<Record<string, RecordedBundle>>;

/** The bundles that synth has made. */
export function bundlesIn(root: string): RecordedBundles {
  const folder = join(root, 'dist/functions');
  if (!existsSync(folder)) return {};
  const zips = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.zip'));
  return Object.fromEntries(zips.sort().map((path) => [nameOf(path), measured(readFileSync(join(folder, path)))]));
}

/** The bytes of zipped code, by its `source_code_hash`. */
export type CodeSizes = ReadonlyMap<string, number>;

/** The sizes that several records hold. */
export const sizesOf = (...records: readonly RecordedBundles[]): CodeSizes =>
  new Map(records.flatMap(Object.values<RecordedBundle>).map((one) => [one.source_code_hash, one.bytes]));

const nameOf = (path: string): string => path.slice(0, -'.zip'.length).replaceAll('\\', '/');

const measured = (zip: Buffer): RecordedBundle => ({
  source_code_hash: sourceCodeHash(zip),
  bytes: zip.byteLength,
});
