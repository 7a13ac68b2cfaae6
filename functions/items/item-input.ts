import * as z from 'zod/mini';
import { parseFields } from '../shared/schema';

/** What a caller may say about an item. */
export interface ItemInput {
  /** 1 to 100 characters in one line. */
  readonly name: string;
  /** 1 to 1000 characters; line breaks and tabs are kept. */
  readonly description: string;
  /** 1 to 50 characters in one line. */
  readonly category?: string;
}

// \p{Cs} is half of a surrogate pair, which JSON can carry and DynamoDB cannot. Lengths count code points.
const name = text(/^(?=.*\S)[^\p{Cc}\p{Cs}]{1,100}$/u, 'must be 1 to 100 characters in one line, not all blank');
const description = text(
  /^(?=.*\S)(?:[\n\r\t]|[^\p{Cc}\p{Cs}]){1,1000}$/su,
  'must be 1 to 1000 characters, not all blank, without control characters',
);

/** The schema of a category, in an item as in a query. */
export const category = text(
  /^(?=.*\S)[^\p{Cc}\p{Cs}]{1,50}$/u,
  'must be 1 to 50 characters in one line, not all blank',
);

// Strict, because a misspelt optional field would otherwise vanish without a word.
const itemInput = z.strictObject({ name, description, category: z.optional(category) }, 'must be a JSON object');

/** The item that a request body describes. Throws InvalidFieldsError with one message a field. */
export function readItemInput(body: unknown): ItemInput {
  return parseFields(itemInput, body);
}

function text(pattern: RegExp, message: string) {
  return z.string(message).check(z.regex(pattern, message));
}
