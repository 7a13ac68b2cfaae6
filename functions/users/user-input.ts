import * as z from 'zod/mini';
import { parseFields } from '../shared/schema';
import { lineField } from '../shared/text-field';

/** What a caller may say about a user. */
export interface UserInput {
  /** An address of at most 254 characters, as it was written but for blanks around it. No two users have the same one. */
  readonly email: string;
  /** 1 to 100 characters in one line. */
  readonly name: string;
}

const emailMessage = 'must be an e-mail address of at most 254 characters';

const email = z
  .string(emailMessage)
  .check(z.trim(), z.maxLength(254, { error: emailMessage, abort: true }), z.regex(z.regexes.email, emailMessage));

// Strict, because a misspelt field would otherwise vanish without a word.
const userInput = z.strictObject({ email, name: lineField(100) }, 'must be a JSON object');

/** The user that a request body describes. Throws InvalidFieldsError with one message a field. */
export function readUserInput(body: unknown): UserInput {
  return parseFields(userInput, body);
}
