import type { Json } from '../with-terraform/synthesized';

/** A value that is changed in the synthesized JSON after the first deployment. */
export interface Update {
  /** The resource. */
  readonly at: string;

  /** The path to the argument in it. */
  readonly argument: readonly (string | number)[];

  /** Its new value. */
  readonly to: string | number | boolean;

  /** What else changes with it, in place too. */
  readonly also?: readonly string[];
}

/** A synthesized document with one other value. */
export function changed(document: Json, { at, argument, to }: Update): Json {
  const copy = structuredClone(document);
  const [type = '', name = ''] = at.split('.');
  const holder = argument.slice(0, -1).reduce((value, key) => value?.[key], copy.resource[type]?.[name]);
  const last = argument.at(-1) ?? '';
  const was = holder?.[last];
  if (was === undefined || was === to)
    throw new Error(`${at} ${argument.join('.')}: must be another value than ${to}, was ${was}`);
  holder[last] = to;
  return copy;
}
