import * as z from 'zod/mini';
import { parseFields } from './schema';

/** Which page of a list a caller asks for. */
export interface PageQuery {
  /** Most entries on the page, 1 to 100. */
  readonly limit: number;
  /** Only entries older than this position; the newest when absent. */
  readonly before?: string;
}

/** The position in a cursor; throws InvalidFieldsError for a cursor that is not of this list. */
export type ReadCursor = (cursor: string) => string;

const defaultLimit = 20;
const limitMessage = 'must be one whole number from 1 to 100';

/** The parameters of every list, for a schema that may hold more. */
export const pageFields = {
  limit: z.optional(z.string(limitMessage).check(z.regex(/^([1-9]\d?|100)$/, limitMessage))),
  cursor: z.optional(z.string('must be given once')),
};

const pageQuery = z.object(pageFields);

/** The page that a query string asks for. Unknown parameters are ignored: links gather them on their way. */
export function readPageQuery(parameters: URLSearchParams, readCursor: ReadCursor): PageQuery {
  return pageOf(parseFields(pageQuery, parametersOf(parameters, ['limit', 'cursor'])), readCursor);
}

/** The page that parameters ask for which a schema has passed. */
export function pageOf({ limit, cursor }: z.output<typeof pageQuery>, readCursor: ReadCursor): PageQuery {
  return { limit: Number(limit ?? defaultLimit), ...(cursor !== undefined && { before: readCursor(cursor) }) };
}

/** Each named parameter's value; a list, which a schema refuses, for one given more than once. */
export function parametersOf(
  parameters: URLSearchParams,
  names: readonly string[],
): Record<string, string | string[] | undefined> {
  return Object.fromEntries(
    names.map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
