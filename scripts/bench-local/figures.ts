/** Prints what was measured of both, and how many times the floor the local run takes. */
export function print(what: string, under: number, local: number): void {
  const figures = `floor ${under.toFixed(0)}, local run ${local.toFixed(0)}`;
  process.stdout.write(`${what}: ${figures}, × ${(local / under).toFixed(2)}\n`);
}
