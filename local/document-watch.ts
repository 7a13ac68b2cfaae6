import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigurationSource } from '../terraform/documents/configuration';
import { documentsAt, type LocalDocument } from './document';

/** Milliseconds between two looks at the files of a document. */
const lookEvery = 250;

/** What a configuration may be made of, beside the code of its functions. */
const read = /\.(tf|json|tfvars|ya?ml|tpl|tftpl|vtl|vm|graphql|txt)$/;

/** Looks whether the files of a folder's documents change. Asking is sure where telling, by the file system, is not. */
export class DocumentWatch {
  private stamps: Map<string, string>;
  private readonly times = new Map<string, { readonly at: string; readonly hash: string }>();
  private readonly looking: NodeJS.Timeout;
  private readonly folders = new Map<string, readonly string[]>();

  constructor(
    /** What is watched, as it was named. */
    readonly path: string,
    documents: readonly LocalDocument[],
    onChange: () => void,
  ) {
    for (const { folder, source } of documents) this.folders.set(folder, foldersOf(source, folder));
    this.stamps = this.look();
    this.looking = setInterval(() => this.isChanged() && onChange(), lookEvery);
    this.looking.unref();
  }

  /** The documents whose files are other ones than before. */
  async changed(): Promise<LocalDocument[]> {
    const now = this.look();
    const changed = [...now].filter(([folder, stamp]) => this.stamps.get(folder) !== stamp).map(([folder]) => folder);
    if (changed.length === 0) return [];
    this.stamps = now;
    const documents = (await documentsAt(this.path)).filter(({ folder }) => changed.includes(folder));
    for (const { folder, source } of documents) this.folders.set(folder, foldersOf(source, folder));
    this.stamps = this.look();
    return documents;
  }

  close(): void {
    clearInterval(this.looking);
  }

  private isChanged(): boolean {
    return [...this.look()].some(([folder, stamp]) => this.stamps.get(folder) !== stamp);
  }

  private look(): Map<string, string> {
    return new Map([...this.folders].map(([folder, all]) => [folder, all.map((one) => this.stampOf(one)).join()]));
  }

  private stampOf(folder: string): string {
    return filesIn(folder)
      .map((file) => `${file} ${this.hashOf(file)}`)
      .join();
  }

  /** The hash of a file, read only when its time or size is another. */
  private hashOf(file: string): string {
    try {
      const { mtimeMs, size, ino } = statSync(file);
      const at = `${mtimeMs} ${size} ${ino}`;
      const before = this.times.get(file);
      if (before?.at === at) return before.hash;
      const hash = createHash('sha256').update(readFileSync(file)).digest('base64');
      this.times.set(file, { at, hash });
      return hash;
    } catch {
      return '';
    }
  }
}

/** The folders of a configuration and of the modules that it calls. */
function foldersOf(source: ConfigurationSource, folder: string): string[] {
  const modules = Object.values(source.modules ?? {});
  return [
    ...new Set([folder, ...modules.flatMap((module) => (module.folder ? foldersOf(module, module.folder) : []))]),
  ];
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => read.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
