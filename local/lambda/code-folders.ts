import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import type { Archive } from '../deployed/archive';
import type { PresentCode } from './code-source';
import { packageFolders } from './package-folders';

/** Where code stands while a run lasts: in a folder of the run, so that nothing around its source can be imported by accident. */
export class CodeFolders {
  private copies = 0;

  /** Where packages really lie that are links here. */
  readonly linked = new Set<string>();

  constructor(
    /** A folder of the run alone. */
    private readonly root: string,
    /** Folder of the packages that Lambda's Node.js runtime brings. */
    sdk: string,
  ) {
    const modules = join(root, 'node_modules');
    mkdirSync(modules, { recursive: true });
    for (const scope of ['@aws-sdk', '@smithy']) this.link(join(sdk, scope), join(modules, scope));
  }

  /** A folder with the code as it is now. Throws when it cannot be read. */
  of(source: PresentCode): string {
    if ('archive' in source) return this.pack(source.archive);
    return 'folder' in source ? this.copy(source.folder) : this.unpack(source.zip);
  }

  /** Removes a folder that nothing needs any more. */
  remove(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
  }

  /** One folder with what several sources hold, the later over the earlier; undefined without any. */
  together(sources: readonly PresentCode[]): string | undefined {
    if (sources.length === 0) return undefined;
    const folder = this.another();
    for (const source of sources) cpSync(this.of(source), folder, { recursive: true });
    this.noteLinks(join(folder, 'nodejs', 'node_modules'));
    return folder;
  }

  private copy(from: string): string {
    const folder = this.another();
    const modules = join(from, 'node_modules');
    cpSync(from, folder, { recursive: true, filter: (path) => path !== modules });
    // Packages are many files that nobody edits.
    if (existsSync(modules)) this.link(modules, join(folder, basename(modules)));
    return folder;
  }

  private link(packages: string, path: string): void {
    symlinkSync(packages, path);
    this.noteLinks(packages);
  }

  private noteLinks(packages: string): void {
    for (const folder of packageFolders(packages)) this.linked.add(folder);
  }

  /** What the archive would hold, without the archive. */
  private pack({ files }: Archive): string {
    const folder = this.another();
    mkdirSync(folder, { recursive: true });
    for (const { name, content } of files)
      write(folder, name, 'file' in content ? readFileSync(content.file) : Buffer.from(content.text));
    return folder;
  }

  private unpack(path: string): string {
    const files = unzipped(path, readFileSync(path));
    const folder = this.another();
    mkdirSync(folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) write(folder, name, content);
    return folder;
  }

  private another(): string {
    return join(this.root, 'code', String(this.copies++));
  }
}

function unzipped(path: string, zip: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(zip);
  } catch {
    throw new Error(`${path}: must be a zip, and cannot be unpacked. Build it again.`);
  }
}

/** A name that leads out of the folder is left out, as Lambda does. */
function write(folder: string, name: string, content: Uint8Array): void {
  const file = resolve(folder, name);
  if (name.endsWith('/') || !file.startsWith(`${folder}/`)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
