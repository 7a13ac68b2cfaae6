import * as z from 'zod/mini';

/**
 * A field that holds text of a pattern; the message says what the pattern means. The pattern also stands in models and OpenAPI documents,
 * whose regular expressions are those of ECMAScript 5: no flags, no `\p{…}`, no look behind.
 */
export function textField(pattern: RegExp, message: string) {
  return z.string(message).check(z.regex(pattern, message));
}

/** Both halves of a surrogate pair, which are one character. Alone, which JSON can carry and DynamoDB cannot, a half is none. */
const pair = '[\\ud800-\\udbff][\\udc00-\\udfff]';

/** The control characters: `\p{Cc}`. */
const control = '\\u0000-\\u001f\\u007f-\\u009f';

/** What breaks a line, or turns the direction of what follows so that it is read as something else. */
const notInLine = `${control}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069`;

/** Characters without a shape, such as U+200B: `\p{Default_Ignorable_Code_Point}` up to U+FFFF. */
const shapeless =
  '\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufff8';

/** Matches where something follows that can be seen: neither blank nor without a shape. */
const visible = `(?=[\\s\\S]*(?:[^\\s${shapeless}\\ud800-\\udfff]|${pair}))`;

/** So many characters, none of those that are named. Characters are code points. */
const characters = (without: string, most: number) =>
  new RegExp(`^${visible}(?:[^${without}\\ud800-\\udfff]|${pair}){1,${most}}$`);

/** A field that holds 1 to so many characters in one line. */
export function lineField(maxLength: number) {
  const message = `must be 1 to ${maxLength} characters in one line, not all blank`;
  return textField(characters(notInLine, maxLength), message);
}

/** A field that holds 1 to so many characters; line breaks and tabs are kept. */
export function linesField(maxLength: number) {
  const message = `must be 1 to ${maxLength} characters, not all blank, without control characters`;
  return textField(characters('\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f', maxLength), message);
}
