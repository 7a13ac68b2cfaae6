import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commandRooms } from '../../../scripts/bundle/command.mjs';

/** What `npm run dev` reads of this project; bundles that are there already need not be made again. */
const parts = [
  ...commandRooms,
  ...['functions', 'cdktf.json', 'main.ts', 'package.json', 'package-lock.json', 'tsconfig.json', 'dist/functions'],
];

/** A copy of this project whose sources a test may edit. */
export class ProjectCopy {
  readonly path = mkdtempSync(join(tmpdir(), 'project-'));

  constructor() {
    mkdirSync(join(this.path, 'dist'));
    for (const part of parts) if (existsSync(part)) cpSync(part, join(this.path, part), { recursive: true });
    symlinkSync(resolve('node_modules'), join(this.path, 'node_modules'));
  }

  /** Writes another text in the place of one in a file. Gives what writes the file as it was. */
  edit(file: string, text: string, other: string): () => void {
    const path = join(this.path, file);
    const before = readFileSync(path, 'utf8');
    if (!before.includes(text)) throw new Error(`${file}: must hold ${text}`);
    writeFileSync(path, before.replace(text, other));
    return () => writeFileSync(path, before);
  }
}
