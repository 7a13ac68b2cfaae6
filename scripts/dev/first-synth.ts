import type { Tell } from '../../local';
import type { Project } from './project';
import { SourceWatch } from './watch-sources';

/** How the stacks are synthesized before anything runs. */
export interface FirstSynth {
  readonly root: string;
  readonly project: Pick<Project, 'bundle' | 'synthesize'>;
  readonly tell: Tell;
  /** Address of the console, which shows what is refused. */
  readonly console: string | undefined;
  /** Whether somebody is there who mends what is refused. */
  readonly waits: boolean;
  readonly stopped: Promise<void>;
}

/**
 * Synthesizes. Rejects with what a stack or bundle is refused for; where somebody can mend it, that is told instead and waited for.
 * Answers false when the run is stopped before.
 */
export async function firstSynth({ root, project, tell, console, waits, stopped }: FirstSynth): Promise<boolean> {
  try {
    await project.synthesize();
    return true;
  } catch (problem) {
    if (!waits) throw problem;
    const message = problem instanceof Error ? problem.message : String(problem);
    tell({ event: 'problem', id: 'sources', message });
    if (console !== undefined) tell({ event: 'console', url: console });
    tell({
      event: 'note',
      message: `${message}\nNothing runs yet. What is mended is taken at once; Ctrl+C ends the run.`,
    });
    return mended(root, project, tell, stopped);
  }
}

/** Waits for sources that can be synthesized. */
async function mended(root: string, project: FirstSynth['project'], tell: Tell, stopped: Promise<void>) {
  let begin = (): void => undefined;
  const begun = new Promise<true>((resolve) => {
    begin = () => resolve(true);
  });
  const watch = new SourceWatch(root, project, { refresh: async () => begin() }, tell, 'nothing runs yet');
  const isMended = await Promise.race([begun, stopped.then(() => false)]);
  await watch.close();
  return isMended;
}
