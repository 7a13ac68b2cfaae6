import type { IConstruct } from 'constructs';
import { PropError } from '../prop-error';

/** Finds what an operation names in a prop of its own among the parts that its stack gives. */
export type PartFinder = <Part>(prop: string, name: string, parts: Readonly<Record<string, Part | undefined>>) => Part;

/**
 * Makes what finds the parts of one operation. It refuses a name that stands for none of them.
 *
 * @param maker The function that the stack gives the parts to.
 */
export function partsOf(scope: IConstruct, operation: string, maker: string): PartFinder {
  return (prop, name, parts) => {
    const part = parts[name];
    if (part !== undefined) return part;
    const names = Object.keys(parts).filter((other) => parts[other] !== undefined);
    throw new PropError(scope, {
      prop: `operations.${operation}.${prop}`,
      mustBe: names.length === 0 ? 'absent, as the stack gives none' : `one of ${names.join(', ')}`,
      was: name,
      fix: `Correct the name, or give ${maker} what it stands for.`,
    });
  };
}
