import * as z from 'zod/mini';
import { always, type Contract, id, pageParameters, problems, refusal, timestamp, withBody } from '../shared/contract';
import { category, itemInput } from './item-input';

const item = z.object({
  id,
  name: z.string(),
  description: z.string(),
  category: z.optional(z.string()),
  created_at: timestamp,
  created_by: z.string(),
  updated_at: z.optional(timestamp),
});
const itemList = z.object({ items: z.array(item), next_cursor: z.nullable(z.string()) });

const unknownCaller = refusal('The token names no subject.');
const missing = refusal('There is no such item.');
const changed = refusal('The item has another version than If-Match names.');

/** What the items function takes and answers. */
export const contract: Contract = {
  schemas: { ItemInput: itemInput, Item: item, ItemList: itemList, ...problems },
  operations: {
    'GET /items': {
      summary: 'List items, newest first',
      query: { ...pageParameters, category },
      answers: { ...always, 200: { description: 'A page of items', body: itemList } },
    },
    'GET /items/:id': {
      summary: 'Read an item',
      answers: { ...always, 200: { description: 'The item', body: item, headers: ['ETag'] }, 404: missing },
    },
    'POST /items': {
      summary: 'Create an item',
      headers: ['Idempotency-Key'],
      body: itemInput,
      answers: {
        ...withBody,
        201: { description: 'The item that was created', body: item, headers: ['ETag', 'Location'] },
        401: unknownCaller,
        422: refusal('The Idempotency-Key was used for another item.'),
      },
    },
    'PUT /items/:id': {
      summary: 'Replace an item',
      headers: ['If-Match'],
      body: itemInput,
      answers: {
        ...withBody,
        200: { description: 'The item as it is now', body: item, headers: ['ETag'] },
        401: unknownCaller,
        404: missing,
        412: changed,
      },
    },
    'DELETE /items/:id': {
      summary: 'Delete an item',
      headers: ['If-Match'],
      answers: {
        ...always,
        204: { description: 'The item is gone' },
        401: unknownCaller,
        404: missing,
        412: changed,
      },
    },
  },
};
