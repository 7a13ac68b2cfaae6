import { run } from '../with-terraform/run';
import { projectFolder } from '../with-terraform/synthesized';

/** A running program. */
export interface Program {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** The programs that a program has started, and those that they have started. */
export async function descendantsOf(pid: number | undefined): Promise<Program[]> {
  const all = programsIn(await run('ps', ['-A', '-o', 'pid=,ppid=,comm='], { cwd: projectFolder, env: process.env }));
  const below = (parent: number): Program[] =>
    all.filter((program) => program.parent === parent).flatMap((program) => [program, ...below(program.pid)]);
  return pid === undefined ? [] : below(pid);
}

function programsIn(table: string): Program[] {
  const rows = table.matchAll(/^\s*(\d+)\s+(\d+)\s+(.+)$/gm);
  return [...rows].map(([, pid, parent, command = '']) => ({ pid: Number(pid), parent: Number(parent), command }));
}
