/** How the names of stacks end that others need, in the order of their deployment: roles for logs, then domains for mappings. */
const needed = ['-account', '-domain'];

/** Stacks in the order of their deployment: what others need, then everything else at once. */
export function batchesOf(stacks: readonly string[]): string[][] {
  const first = needed.map((end) => stacks.filter((stack) => stack.endsWith(end)));
  const last = stacks.filter((stack) => !needed.some((end) => stack.endsWith(end)));
  return [...first, last].filter((batch) => batch.length > 0);
}
