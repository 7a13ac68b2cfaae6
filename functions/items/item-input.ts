import * as z from 'zod/mini';
import { parseFields } from '../shared/schema';
import { lineField, linesField } from '../shared/text-field';

/** What a caller may say about an item. */
export interface ItemInput {
  /** 1 to 100 characters in one line. */
  readonly name: string;
  /** 1 to 1000 characters; line breaks and tabs are kept. */
  readonly description: string;
  /** 1 to 50 characters in one line. */
  readonly category?: string;
}

/** The schema of a category, in an item as in a query. */
export const category = lineField(50);

/** What a request body must be to describe an item. Strict, because a misspelt optional field would otherwise vanish without a word. */
export const itemInput = z.strictObject(
  { name: lineField(100), description: linesField(1000), category: z.optional(category) },
  'must be a JSON object',
);

/** The item that a request body describes. Throws InvalidFieldsError with one message a field. */
export function readItemInput(body: unknown): ItemInput {
  return parseFields(itemInput, body);
}
