import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RunFailure } from '../../local';
import { appCommand, writtenStacks } from '../shared/run-app';
import { sourceCodeHash } from '../shared/source-code-hash';

/** Bundles of functions, as `scripts/bundle.mjs` describes them. */
interface Bundle {
  readonly name: string;
  readonly zip: string;
  readonly fresh: boolean;
}

interface Bundlers {
  bundleFunctions(options: { root: string }): Promise<Bundle[]>;
  bundleApp(root: string): Promise<string>;
}

/** This project: its stacks as they are synthesized for runs, in a folder of their own, and the bundles of its functions. */
export class Project {
  private readonly outdir: string;
  private readonly stamp: string;
  private zips: readonly string[] = [];
  private readonly known = new Map<string, string | undefined>();

  constructor(private readonly root: string) {
    this.outdir = join(root, 'dist/dev/stacks');
    this.stamp = join(root, 'dist/dev/synthesized.txt');
  }

  /** Bundles what changed, and synthesizes when that changes the stacks. Rejects with what a stack or bundle is refused for. */
  async synthesize(): Promise<void> {
    const { bundleFunctions, bundleApp } = await this.bundlers();
    const [app, bundles] = await Promise.all([
      bundleApp(this.root.replace(/\/$/, '')),
      bundleFunctions({ root: this.root }),
    ]).catch(refuse);
    this.zips = bundles.map(({ zip }) => zip);
    this.known.clear();
    const key = [app, ...this.zips].map(hashOf).join();
    if (textIn(this.stamp) === key) return;
    // cdktf makes the last folder of a path, and no other.
    mkdirSync(this.outdir, { recursive: true });
    await this.runApp();
    mkdirSync(dirname(this.stamp), { recursive: true });
    writeFileSync(this.stamp, key);
  }

  /** Bundles the functions that changed, and answers their names. */
  async bundle(): Promise<string[]> {
    const { bundleFunctions } = await this.bundlers();
    const bundles = await bundleFunctions({ root: this.root }).catch(refuse);
    return bundles.filter(({ fresh }) => !fresh).map(({ name }) => name);
  }

  /** Folders of the stacks of an environment, in their order. */
  foldersOf(environment: string): string[] {
    return writtenStacks(this.outdir)
      .filter((name) => name.startsWith(`${environment}-`))
      .sort()
      .map((name) => join(this.outdir, 'stacks', name));
  }

  /** The bundle from which a stack's asset was copied, so that a newer bundle is run without a synth. */
  readonly bundleOf = (path: string): string | undefined => {
    if (!this.known.has(path))
      this.known.set(
        path,
        this.zips.find((zip) => hashOf(zip) === hashOf(path)),
      );
    return this.known.get(path);
  };

  private async bundlers(): Promise<Bundlers> {
    const load = (file: string) => import(pathToFileURL(join(this.root, file)).href);
    return { ...(await load('scripts/bundle.mjs')), ...(await load('scripts/bundle/app.mjs')) };
  }

  private runApp(): Promise<void> {
    const { command, options } = appCommand(this.root, this.outdir);
    return new Promise((resolve, reject) => {
      let printed = '';
      const app = spawn(command, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [app.stdout, app.stderr]) stream?.on('data', (text) => (printed += text));
      app.on('error', reject);
      app.on('close', (status) => (status === 0 ? resolve() : reject(new RunFailure(printed.trim()))));
    });
  }
}

function hashOf(path: string): string | undefined {
  return existsSync(path) ? sourceCodeHash(readFileSync(path)) : undefined;
}

const textIn = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** What esbuild cannot bundle is told by its place. */
function refuse(problem: unknown): never {
  const { errors } = problem as {
    errors?: readonly { text: string; location?: { file: string; line: number } | null }[];
  };
  const [first] = errors ?? [];
  if (first === undefined) throw problem;
  const place = first.location ? `${first.location.file}:${first.location.line}: ` : '';
  throw new RunFailure(`${place}${first.text}`);
}
