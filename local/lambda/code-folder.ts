import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';

/** Where the code of functions is unpacked, and what stands there already. */
export class CodeFolders {
  constructor(
    /** A folder of the run alone. */
    private readonly root: string,
  ) {}

  /** The folder of a function's code: what a zip holds, or a copy of a folder, so that nothing around it can be imported. */
  of(path: string): string {
    if (statSync(path).isDirectory()) return this.copy(path);
    const zip = readFileSync(path);
    return this.unpack(zip);
  }

  private copy(path: string): string {
    const folder = join(this.root, 'code', createHash('sha256').update(path).digest('hex').slice(0, 16));
    cpSync(path, folder, { recursive: true });
    return folder;
  }

  private unpack(zip: Buffer): string {
    const folder = join(this.root, 'code', createHash('sha256').update(zip).digest('hex').slice(0, 16));
    if (existsSync(folder)) return folder;
    for (const [name, content] of Object.entries(unzipSync(zip))) write(folder, name, content);
    return folder;
  }
}

/** A name that leads out of the folder is left alone: Lambda would not write there, either. */
function write(folder: string, name: string, content: Uint8Array): void {
  const file = resolve(folder, name);
  if (name.endsWith('/') || !file.startsWith(`${folder}/`)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
