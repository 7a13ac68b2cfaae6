import { Refused } from '../review/refused';

/** The stacks that names mean, in the order of their deployment; a name that none has is refused with the nearest. */
export function stacksNamed(names: readonly string[], all: readonly string[]): string[] {
  const meant = names.flatMap((name) => {
    const found = all.filter((stack) => patternOf(name).test(stack));
    if (found.length === 0) throw new Refused(unknown(name, all));
    return found;
  });
  return [...new Set(meant)];
}

const patternOf = (name: string): RegExp =>
  new RegExp(`^${name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);

function unknown(name: string, all: readonly string[]): string {
  const [nearest] = [...all].sort((a, b) => distance(a, name) - distance(b, name));
  const guess = nearest === undefined ? 'There is none.' : `Did you mean ${nearest}?`;
  return `${name}: no stack has this name. ${guess} npm run synth lists all.`;
}

/** How many letters must be added, removed or changed to turn one name into the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [column, wanted] of [...other].entries()) {
      const changed = (row[column] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
