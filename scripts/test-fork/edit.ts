import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Edits a file as an owner would. A change that changes nothing proves nothing, and is refused. */
export function edit(folder: string, file: string, change: (text: string) => string): void {
  const before = readFileSync(join(folder, file), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file}: must differ after the change, and does not. Look what it searches.`);
  writeFileSync(join(folder, file), after);
}

/** Edits every file of `config/` that has something to change. */
export function editConfig(folder: string, change: (text: string) => string): void {
  const files = readdirSync(join(folder, 'config')).map((name) => join('config', name));
  for (const file of files.filter((each) => changes(folder, each, change))) edit(folder, file, change);
}

function changes(folder: string, file: string, change: (text: string) => string): boolean {
  const text = readFileSync(join(folder, file), 'utf8');
  return change(text) !== text;
}
