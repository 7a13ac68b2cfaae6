import type { ParsedFile } from './configuration';
import { asObject, blocksUnder, type JsonObject } from './json-object';

/** The blocks of a kind, `provider` or `locals`, of all files together. */
export const blocksOf = (files: readonly ParsedFile[], block: string): JsonObject[] =>
  files.flatMap((file) => blocksUnder(asObject(file.document)[block]));

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
export function bodiesOf(files: readonly ParsedFile[], block: string): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const file of files) {
    const overrides = /(^|[/_])override\.tf(\.json)?$/.test(file.name);
    for (const group of blocksOf([file], block)) collect(group, overrides, found);
  }
  return found;
}

function collect(group: JsonObject, overrides: boolean, found: Map<string, JsonObject>): void {
  for (const [type, named] of Object.entries(group)) {
    for (const names of blocksUnder(named)) {
      for (const [name, bodies] of Object.entries(names)) {
        const [body] = blocksUnder(bodies);
        const address = `${type}.${name}`;
        const before = overrides ? found.get(address) : undefined;
        if (body !== undefined) found.set(address, before ? { ...before, ...body } : body);
      }
    }
  }
}
