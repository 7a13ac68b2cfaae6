import * as z from 'zod/mini';
import { parseFields } from '../shared/schema';
import { lineField, textField } from '../shared/text-field';

/** What a caller may say about a user. */
export interface UserInput {
  /** An address of at most 254 characters, as it was written but for blanks around it. No two users have the same one. */
  readonly email: string;
  /** 1 to 100 characters in one line. */
  readonly name: string;
}

/** An address of at most 254 characters, with blanks around it or without: a schema that took them off could not be written as JSON. */
const address = z.regexes.email.source.replace(/^\^|\$$/g, '');
const email = textField(
  new RegExp(`^\\s*(?=\\S{1,254}\\s*$)${address}\\s*$`),
  'must be an e-mail address of at most 254 characters',
);

/** What a request body must be to describe a user. Strict, because a misspelt field would otherwise vanish without a word. */
export const userInput = z.strictObject({ email, name: lineField(100) }, 'must be a JSON object');

/** The user that a request body describes. Throws InvalidFieldsError with one message a field. */
export function readUserInput(body: unknown): UserInput {
  const { email, name } = parseFields(userInput, body);
  return { email: email.trim(), name };
}
