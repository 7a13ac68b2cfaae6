import * as z from 'zod/mini';
import { cursorsOf } from '../shared/cursor';
import { positionPattern } from '../shared/newest-first';
import { type PageQuery, pageFields, pageOf, parametersOf } from '../shared/page-query';
import { parseFields } from '../shared/schema';
import { category } from './item-input';

/** Which page of the items a caller asks for. */
export interface ListQuery extends PageQuery {
  /** Only items of this category; all items when absent. */
  readonly category?: string;
}

/** The cursors of the items. Their scope is a category, or none for all items. */
export const cursors = cursorsOf({
  list: 'items',
  position: positionPattern,
  message: 'must be the next_cursor of a page of the same category, unaltered',
});

const listQuery = z.object({ ...pageFields, category: z.optional(category) });

/** The page that a query string asks for. Unknown parameters are ignored: links gather them on their way. */
export function readListQuery(parameters: URLSearchParams): ListQuery {
  const { category, ...page } = parseFields(listQuery, parametersOf(parameters, ['limit', 'cursor', 'category']));
  return {
    ...pageOf(page, (cursor) => cursors.read(cursor, category)),
    ...(category !== undefined && { category }),
  };
}
