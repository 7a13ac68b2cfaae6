/** Runs tasks in turns, so that a slow minute of the machine slows them all, and returns what each gave. */
export function inTurns<T>(runs: number, tasks: readonly (() => T)[]): T[][] {
  const rounds = Array.from({ length: runs }, () => tasks.map((task) => task()));
  return tasks.map((_, at) => rounds.flatMap((round) => round.slice(at, at + 1)));
}
