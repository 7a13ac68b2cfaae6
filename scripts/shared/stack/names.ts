import { nearestName } from '../../../constructs/nearest-name';
import { Refused } from '../refused';

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
  const nearest = nearestName(name, all);
  const guess = nearest === undefined ? 'There is none.' : `Did you mean ${nearest}?`;
  return `${name}: no stack has this name. ${guess} npm run synth lists all.`;
}
