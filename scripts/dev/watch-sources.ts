import { existsSync, type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import type { LocalRun, Tell } from '../../local';
import { rooms } from '../bundle/rooms.mjs';
import type { Project } from './project';

/** Milliseconds in which further edits count as the same one. */
const together = 30;

/** Bundles and synthesizes whenever a source of this project changes, and has the run take what comes of it. */
export class SourceWatch {
  private readonly watchers: FSWatcher[] = [];
  private changed = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  /** Whether a synth was refused: whatever changes next, the stacks are synthesized. */
  private owed: boolean;

  constructor(
    private readonly root: string,
    private readonly project: Pick<Project, 'bundle' | 'synthesize'>,
    private readonly run: Pick<LocalRun, 'refresh'>,
    private readonly tell: Tell,
    /** What becomes of the run when a change is refused. */
    private readonly otherwise: 'what ran before goes on' | 'nothing runs yet' = 'what ran before goes on',
  ) {
    this.owed = otherwise === 'nothing runs yet';
    for (const room of ['functions', ...rooms, 'main.ts']) this.watch(room);
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    for (const watcher of this.watchers) watcher.close();
    await this.working;
  }

  private watch(room: string): void {
    const path = join(this.root, room);
    if (!existsSync(path)) return;
    const recursive = !room.endsWith('.ts');
    const watcher = watch(path, { recursive }, (_, name) => this.note(recursive ? `${room}/${name}` : room));
    watcher.on('error', () => watcher.close());
    this.watchers.push(watcher);
  }

  private note(file: string): void {
    if (!/\.(ts|mjs|json|ya?ml|vtl)$/.test(file)) return;
    this.changed.add(file);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const files = [...this.changed];
      this.changed = new Set();
      this.working = this.working.then(() => this.take(files));
    }, together);
  }

  private async take(files: readonly string[]): Promise<void> {
    const begun = performance.now();
    const stacks = this.owed || files.some((file) => !file.startsWith('functions/'));
    try {
      const done = stacks ? await this.synthesize() : await this.bundle();
      if (done !== undefined)
        this.tellOf(`${files.join(', ')} changed: ${done} in ${Math.round(performance.now() - begun)} ms`);
      this.owed = false;
      this.tell({ event: 'mended', id: 'sources' });
    } catch (problem) {
      const reason = problem instanceof Error ? problem.message : String(problem);
      this.owed = stacks;
      this.tell({ event: 'problem', id: 'sources', message: reason });
      this.tellOf(`${files.join(', ')} changed, and ${this.otherwise}: ${reason}`);
    }
  }

  private async bundle(): Promise<string | undefined> {
    const names = await this.project.bundle();
    if (names.length === 0) return undefined;
    await this.run.refresh();
    return 'bundled';
  }

  private async synthesize(): Promise<string> {
    await this.project.synthesize();
    await this.run.refresh();
    return 'synthesized';
  }

  private tellOf(message: string): void {
    this.tell({ event: 'note', message });
  }
}
