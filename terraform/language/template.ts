import {
  entriesOf,
  holdsUnknown,
  isMap,
  type Part,
  referencesIn,
  textOf,
  Unknown,
  unfollowed,
  type Value,
} from './value';

const longestText = 200_000;

/** Joins the pieces of a template. A template of one interpolation keeps that value's type. */
export function concatenated(values: readonly Value[]): Value {
  if (values.length === 1) return values[0] ?? null;
  const parts = values.flatMap((value) => (value instanceof Unknown ? spelled(value) : [textOf(value)]));
  const known = parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
  if (known !== undefined && known.length <= longestText) return known;
  if (known !== undefined || parts.length > 2000) return unfollowed(...values);
  const uncertain = values.some((one) => one instanceof Unknown && one.uncertain);
  return new Unknown({ parts, references: referencesIn(values), uncertain });
}

const spelled = (value: Unknown): readonly Part[] => (value.encoded === undefined ? value.parts : [undefined]);

/** What `jsonencode` makes of a value: its text, or a value that remembers the structure. */
export function encoded(value: Value): Value {
  if (!holdsUnknown(value)) return JSON.stringify(value, inOrder).replace(/[<>&\u2028\u2029]/g, asCode);
  return new Unknown({ references: referencesIn(value), encoded: value });
}

/** Terraform writes the names of an object in order. */
const inOrder = (_: string, value: Value): Value => (isMap(value) ? Object.fromEntries(entriesOf(value)) : value);

/** Terraform writes signs that mean something in HTML and JavaScript as their codes. */
const asCode = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
