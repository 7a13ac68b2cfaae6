/** The name that a wrong one is most like; undefined where there is none. */
function nearestName(wrong: string, names: readonly string[]): string | undefined {
  return [...names].sort((a, b) => distance(a, wrong) - distance(b, wrong))[0];
}

/** Asks whether the nearest name was meant, in words for a refusal. */
export function didYouMean(wrong: string, names: readonly string[]): string {
  const nearest = nearestName(wrong, names);
  return nearest === undefined ? 'There is none.' : `Did you mean ${nearest}?`;
}

/** How many letters must be added, removed or changed to turn one name into the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const changed = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
