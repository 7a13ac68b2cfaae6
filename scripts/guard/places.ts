import type { Place } from '../../guardrails';
import type { ReadFile } from '../../terraform/documents/parse-file';

/** Finds the file and line at which a resource of the root module is written. */
export function placesIn(files: readonly ReadFile[]): (address: string) => Place | undefined {
  const places = new Map<string, Place>();
  for (const { name, text } of files) {
    if (!name.endsWith('.tf')) continue;
    for (const [at, line] of text.split('\n').entries()) {
      const [, kind, type, label] = /^\s*(resource|data)\s+"([^"]+)"\s+"([^"]+)"/.exec(line) ?? [];
      if (kind !== undefined)
        places.set(`${kind === 'data' ? 'data.' : ''}${type}.${label}`, { file: name, line: at + 1 });
    }
  }
  const [first] = files;
  const otherwise = files.length === 1 && first !== undefined ? { file: first.name } : undefined;
  return (address) => places.get(address.replace(/\[.*$/, '')) ?? otherwise;
}
