import type { Resource } from '../../terraform/model/resource';
import type { Deployed } from '../deployed/deployed';
import type { CodeFolders } from './code-folders';
import { type CodeSource, codeSource, type Elsewhere, type PresentCode } from './code-source';
import { codeStamp } from './code-stamp';
import { layersOf } from './layers';

/** Folders of a function's code. */
export interface PlacedCode {
  /** What is `/var/task`. */
  readonly task: string;
  /** What is `/opt`. */
  readonly opt: string | undefined;
}

/** Milliseconds between two looks at the code: nobody edits and calls again sooner. */
const shortestPause = 20;

/** The code of one function, and where it comes from. */
export class FunctionCode {
  private placed: PlacedCode | undefined;
  private before: string | undefined;
  private stamp = '';
  /** When to look again, in milliseconds of `performance.now`. */
  private lookNext = 0;

  constructor(
    private readonly resource: Resource,
    private readonly deployed: Deployed,
    private readonly folders: CodeFolders,
    private readonly elsewhere: Elsewhere | undefined,
  ) {}

  /** Why the code is not here; undefined when it is. */
  get missing(): string | undefined {
    const source = this.source();
    return 'missing' in source ? source.missing : undefined;
  }

  /** Layers that the document does not hold. */
  get missingLayers(): string[] {
    return layersOf(this.resource, this.deployed).flatMap((layer) => ('arn' in layer ? layer.arn : []));
  }

  /** Files and folders that the code comes from. */
  get paths(): string[] {
    return [this.source(), ...this.layers()].flatMap(pathsOf);
  }

  /** Whether the code is another one since it was placed; if so, it is placed anew when it is next asked for. */
  isChanged(): boolean {
    const now = performance.now();
    if (this.placed === undefined || now < this.lookNext) return false;
    const stamp = codeStamp(this.paths);
    // Large folders are looked at less often, so that looking never takes more than a fiftieth of the time.
    this.lookNext = performance.now() + Math.max(shortestPause, 50 * (performance.now() - now));
    if (stamp === this.stamp) return false;
    this.replace();
    return true;
  }

  /** Looks at the next question, however short ago that was done. */
  lookAgain(): void {
    this.lookNext = 0;
  }

  /** Where the code stands. Throws a text for a person when it cannot be had. */
  place(): PlacedCode {
    this.placed ??= this.placedAnew();
    return this.placed;
  }

  /** A call that is under way may still need the folder that was in use: the one before goes. */
  private replace(): void {
    if (this.before !== undefined) this.folders.remove(this.before);
    this.before = this.placed?.task;
    this.placed = undefined;
  }

  private placedAnew(): PlacedCode {
    const source = this.source();
    if ('missing' in source) throw new Error(source.missing);
    this.stamp = codeStamp(this.paths);
    return { task: this.folders.of(source), opt: this.folders.together(this.layers().filter(isPresent)) };
  }

  private source(): CodeSource {
    return codeSource(this.resource, this.deployed, this.elsewhere);
  }

  private layers(): CodeSource[] {
    return layersOf(this.resource, this.deployed).flatMap((layer) =>
      'resource' in layer ? codeSource(layer.resource, this.deployed) : [],
    );
  }
}

const isPresent = (source: CodeSource): source is PresentCode => !('missing' in source);

function pathsOf(source: CodeSource): string[] {
  if ('missing' in source) return [];
  if ('archive' in source)
    return source.archive.files.flatMap(({ content }) => ('file' in content ? content.file : []));
  return ['zip' in source ? source.zip : source.folder];
}
