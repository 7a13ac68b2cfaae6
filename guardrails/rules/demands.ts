import type { Range } from '../../limits/limits';
import { booleanOf, isList, isMap, numberOf, textOf, Unknown, type Value } from '../../terraform/language/value';
import { outlineOf } from './apis';
import { serviceOf } from './service';

/** What one value must be. `holds` answers undefined where it cannot tell. */
export interface Demand {
  /** Follows "must": `be one of GET, POST`. */
  readonly says: string;
  readonly holds: (value: Value) => boolean | undefined;
}

/** A text of a given form. */
export const matches = (pattern: RegExp, says: string): Demand => matchesLate(() => pattern, says);

/** The same, of a form that is read where a text is there to look at: V8 goes through all of Unicode to read its classes, such as \p{L}. */
export const matchesLate = (pattern: () => RegExp, says: string): Demand => ({
  says,
  holds: (value) => {
    const text = textOf(value);
    return text === undefined ? undefined : pattern().test(text);
  },
});

/** The same form, or nothing: the provider sends no empty text. */
export const orEmpty = (pattern: RegExp): RegExp => new RegExp(`^$|${pattern.source}`);

/** A text that has not a given form. */
export const avoids = (pattern: RegExp, says: string): Demand => ({
  says,
  holds: (value) => {
    const text = textOf(value);
    return text === undefined ? undefined : !pattern.test(text);
  },
});

/** A whole number within bounds. */
export const wholeNumber = (least: number, most: number, unit = ''): Demand => ({
  says: `be a whole number from ${least} to ${most}${unit && ` ${unit}`}`,
  holds: (value) => {
    const number = numberOf(value);
    return number === undefined ? undefined : Number.isInteger(number) && number >= least && number <= most;
  },
});

/** A number within bounds. */
export const numberBetween = (least: number, most: number): Demand => ({
  says: most === Number.POSITIVE_INFINITY ? `be at least ${least}` : `be from ${least} to ${most}`,
  holds: (value) => {
    const number = numberOf(value);
    return number === undefined ? undefined : number >= least && number <= most;
  },
});

/** One of a closed set of texts or numbers. */
export const oneOf = (allowed: readonly (string | number)[]): Demand => ({
  says: `be one of ${allowed.join(', ')}`,
  holds: (value) => {
    const text = textOf(value);
    return text === undefined ? undefined : allowed.some((one) => String(one) === text);
  },
});

/** A text within bounds of length, in characters. */
export const longAs = (least: number, most: number): Demand => ({
  says: `have ${least} to ${most} characters`,
  holds: (value) => {
    const text = textOf(value);
    return text === undefined ? undefined : text.length >= least && text.length <= most;
  },
});

/** A list or map within bounds of size. */
export const sized = (least: number, most: number): Demand => ({
  says: most === Number.POSITIVE_INFINITY ? `have at least ${least} entries` : `have ${least} to ${most} entries`,
  holds: (value) => {
    if (value instanceof Unknown) return undefined;
    const size = isList(value) ? value.length : isMap(value) ? Object.keys(value).length : undefined;
    return size === undefined ? undefined : size >= least && size <= most;
  },
});

/** A boolean of one value. */
export const being = (expected: boolean): Demand => ({
  says: `be ${expected}`,
  holds: (value) => {
    const known = booleanOf(value);
    return known === undefined ? undefined : known === expected;
  },
});

/** Every demand at once. */
export const both = (...demands: readonly Demand[]): Demand => ({
  says: demands.map(({ says }) => says).join(' and '),
  holds: (value) => {
    const answers = demands.map(({ holds }) => holds(value));
    return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
  },
});

/** The same, or 0, which stands for nothing where the provider tells what is deployed. */
export const orNone = ({ says, holds }: Demand): Demand => ({
  says,
  holds: (value) => numberOf(value) === 0 || holds(value),
});

/** A whole number within the bounds that AWS states. */
export const within = ({ least, most, unit = '' }: Range): Demand => wholeNumber(least, most, unit);

/** The same of a text; a reference must be to what is of one of some services, as far as that is known. */
export const orOf = (services: readonly string[], { says, holds }: Demand): Demand => ({
  says,
  holds: (value) => {
    if (!(value instanceof Unknown) || outlineOf(value) !== undefined) return holds(value);
    const service = serviceOf(value);
    return service === undefined ? undefined : services.includes(service);
  },
});
