import type { ParsedFile } from './configuration';
import { asRaw, type Raw, rawBlocks } from './raw-json';

/** The blocks of a kind, `provider` or `locals`, of all files together. */
export const blocksOf = (files: readonly ParsedFile[], block: string): Raw[] =>
  files.flatMap((file) => rawBlocks(asRaw(file.document)[block]));

/** The values under the labels of a block, `locals.x` or `variable.name`. */
export function labelled(files: readonly ParsedFile[], block: string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const group of blocksOf(files, block)) {
    for (const [name, value] of Object.entries(group)) if (name !== '//') found.set(name, value);
  }
  return found;
}

/** Whether a block is written, or an inner one in it: `terraform`, `backend`. */
export const hasBlock = (files: readonly ParsedFile[], block: string, inner?: string): boolean =>
  blocksOf(files, block).some((one) => inner === undefined || one[inner] !== undefined);

/** The bodies of `resource` or `data` blocks by `type.name`. Override files change what other files wrote. */
export function bodiesOf(files: readonly ParsedFile[], block: string): Map<string, Raw> {
  const found = new Map<string, Raw>();
  for (const file of files) {
    const overrides = /(^|[/_])override\.tf(\.json)?$/.test(file.name);
    for (const group of blocksOf([file], block)) collect(group, overrides, found);
  }
  return found;
}

function collect(group: Raw, overrides: boolean, found: Map<string, Raw>): void {
  for (const [type, named] of Object.entries(group)) {
    for (const names of rawBlocks(named)) {
      for (const [name, bodies] of Object.entries(names)) {
        const [body] = rawBlocks(bodies);
        const before = found.get(`${type}.${name}`);
        if (body !== undefined) found.set(`${type}.${name}`, overrides && before ? { ...before, ...body } : body);
      }
    }
  }
}
