import { didYouMean } from '../../../constructs/nearest-name';
import { UnknownStack } from '../unknown-stack';

/** The stacks that names mean, in the order of their deployment; a name that none has is refused with the nearest. */
export function stacksNamed(names: readonly string[], all: readonly string[]): string[] {
  const meant = names.flatMap((name) => {
    const found = all.filter((stack) => patternOf(name).test(stack));
    if (found.length === 0) throw new UnknownStack(unknown(name, all));
    return found;
  });
  return [...new Set(meant)];
}

const patternOf = (name: string): RegExp =>
  new RegExp(`^${name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);

const unknown = (name: string, all: readonly string[]): string =>
  `${name}: no stack has this name. ${didYouMean(name, all)} npm run synth lists all.`;
