import * as z from 'zod/mini';

/** A field that holds text of a pattern; the message says what the pattern means. */
export function textField(pattern: RegExp, message: string) {
  return z.string(message).check(z.regex(pattern, message));
}

/**
 * A field that holds 1 to so many characters in one line. Characters are code points; half of a surrogate pair, which JSON can carry
 * and DynamoDB cannot, is none.
 */
export function lineField(maxLength: number) {
  const pattern = new RegExp(`^(?=.*\\S)[^\\p{Cc}\\p{Cs}]{1,${maxLength}}$`, 'u');
  return textField(pattern, `must be 1 to ${maxLength} characters in one line, not all blank`);
}
