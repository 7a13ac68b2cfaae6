import * as z from 'zod/mini';
import { parseFields } from '../shared/schema';
import { readCursor } from './cursor';
import { category } from './item-input';

/** Which page of the items a caller asks for. */
export interface ListQuery {
  /** Most items on the page, 1 to 100. */
  readonly limit: number;
  /** Only items of this category; all items when absent. */
  readonly category?: string;
  /** Only items older than this position; the newest when absent. */
  readonly before?: string;
}

const defaultLimit = 20;
const limitMessage = 'must be one whole number from 1 to 100';

const listQuery = z.object({
  limit: z.optional(z.string(limitMessage).check(z.regex(/^([1-9]\d?|100)$/, limitMessage))),
  cursor: z.optional(z.string('must be given once')),
  category: z.optional(category),
});

/** The page that a query string asks for. Unknown parameters are ignored: links gather them on their way. */
export function readListQuery(parameters: URLSearchParams): ListQuery {
  const { limit, cursor, category } = parseFields(listQuery, fieldsOf(parameters));
  return {
    limit: Number(limit ?? defaultLimit),
    ...(category !== undefined && { category }),
    ...(cursor !== undefined && { before: readCursor(cursor, category) }),
  };
}

/** Each known parameter's value; a list, which the schema refuses, for one given more than once. */
function fieldsOf(parameters: URLSearchParams): Record<string, string | string[] | undefined> {
  const names = ['limit', 'cursor', 'category'];
  return Object.fromEntries(
    names.map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
