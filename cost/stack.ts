import { booleanOf, numberOf, textOf, Unknown } from '../terraform/language/value';
import type { Model } from '../terraform/model/model';
import type { Body, Resource } from '../terraform/model/resource';
import { Exact } from './exact';
import type { Notes } from './notes';
import type { Traffic } from './traffic/traffic';

/** One stack to be estimated: what it holds and how much it is used. */
export class Stack {
  constructor(
    readonly model: Model,
    readonly traffic: Traffic,
    readonly notes: Notes,
  ) {}

  /** The resources of some types. One whose `count` or `for_each` is not known is taken for one. */
  all(...types: readonly string[]): readonly Resource[] {
    const found = this.model.ofType(...types);
    for (const one of found.filter(({ conditional }) => conditional))
      this.notes.assume(`${one.address}: how many there are is not known, 1 is taken`);
    return found;
  }

  /** A number that an argument says, else what AWS takes without it. */
  number(body: Body, argument: string, otherwise: number, place: string): Exact {
    const value = body.get(argument);
    const number = numberOf(value);
    if (number !== undefined) return Exact.of(number);
    if (value !== undefined) this.notes.assume(`${place}: ${argument} is not known, ${otherwise} is taken`);
    return Exact.of(otherwise);
  }

  /** A text that an argument says, else what AWS takes without it. */
  text(body: Body, argument: string, otherwise: string, place: string): string {
    const value = body.get(argument);
    const text = textOf(value);
    if (text !== undefined && text !== '') return text;
    if (value instanceof Unknown) this.notes.assume(`${place}: ${argument} is not known, ${otherwise} is taken`);
    return otherwise;
  }

  /** Whether an argument is true; what is not known is taken for false. */
  isTrue(body: Body | undefined, argument: string, place: string): boolean {
    const value = body?.get(argument);
    if (value instanceof Unknown) this.notes.assume(`${place}: ${argument} is not known, false is taken`);
    return booleanOf(value) ?? false;
  }
}
