import * as z from 'zod/mini';

/** A field that holds text of a pattern; the message says what the pattern means. */
export function textField(pattern: RegExp, message: string) {
  return z.string(message).check(z.regex(pattern, message));
}

/** Matches where something follows that can be seen: neither blank nor a character without a shape, such as U+200B. */
export const visible = '(?=.*[^\\s\\p{Default_Ignorable_Code_Point}])';

/** What breaks a line, or turns the direction of what follows so that it is read as something else. */
const notInLine = '\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069';

/**
 * A field that holds 1 to so many characters in one line. Characters are code points; half of a surrogate pair, which JSON can carry
 * and DynamoDB cannot, is none.
 */
export function lineField(maxLength: number) {
  const pattern = new RegExp(`^${visible}[^${notInLine}\\p{Cs}]{1,${maxLength}}$`, 'u');
  return textField(pattern, `must be 1 to ${maxLength} characters in one line, not all blank`);
}
