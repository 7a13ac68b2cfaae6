import { type Answer, answer, answerNothing } from '../shared/http-answers';
import { createHttpHandler } from '../shared/http-handler';
import { IdempotencyKeyReusedError, readIdempotency } from '../shared/idempotency';
import { entityTag, readIfMatch, VersionMismatchError } from '../shared/if-match';
import { readJsonBody } from '../shared/json-body';
import { publicPathOf } from '../shared/public-path';
import type { RoutedRequest } from '../shared/routes';
import { requireSubject } from '../shared/subject';
import { isUuid } from '../shared/uuid';
import { createItem } from './create-item';
import { readItemInput } from './item-input';
import { listItems } from './item-list';
import { deleteItem, getItem, replaceItem } from './item-store';
import { type Item, ItemNotFoundError, newItem, publicItem } from './items';
import { cursors, type ListQuery, readListQuery } from './list-query';

/** The Lambda handler: the five operations on items, for HTTP API payload 2.0 and REST API payload 1.0 alike. */
export const handler = createHttpHandler({
  routes: {
    'GET /items': async ({ query }) => answerList(readListQuery(query)),
    'GET /items/:id': async ({ params }) => answerItem(200, await getItem(itemId(params))),
    'POST /items': create,
    'PUT /items/:id': replace,
    'DELETE /items/:id': remove,
  },
  refuse,
});

async function answerList(query: ListQuery): Promise<Answer> {
  const { items, lastPosition } = await listItems(query);
  const next_cursor = lastPosition === undefined ? null : cursors.write(lastPosition, query.category);
  return answer(200, { items: items.map(publicItem), next_cursor });
}

async function create(request: RoutedRequest): Promise<Answer> {
  const subject = requireSubject(request.event);
  const input = readItemInput(readJsonBody(request));
  const said = [input.name, input.description, input.category ?? null];
  const idempotency = readIdempotency(request.headers['idempotency-key'], subject, said);
  const item = await createItem(newItem(input, subject), idempotency);
  return answerItem(201, item, { Location: `${publicPathOf(request.event, '/items')}/${item.id}` });
}

async function replace(request: RoutedRequest): Promise<Answer> {
  requireSubject(request.event);
  const id = itemId(request.params);
  const accepted = readIfMatch(request.headers['if-match']);
  return answerItem(200, await replaceItem(id, readItemInput(readJsonBody(request)), accepted));
}

async function remove({ event, params, headers }: RoutedRequest): Promise<Answer> {
  requireSubject(event);
  await deleteItem(itemId(params), readIfMatch(headers['if-match']));
  return answerNothing();
}

function refuse(error: unknown): Answer | undefined {
  if (error instanceof ItemNotFoundError) return answer(404, { message: 'No such item.' });
  if (error instanceof VersionMismatchError) {
    return answer(412, {
      message: 'The item has changed since. Read it again and repeat the change on what it is now.',
    });
  }
  if (error instanceof IdempotencyKeyReusedError) {
    return answer(422, { message: 'This Idempotency-Key was used for another item. Use a new key.' });
  }
  return undefined;
}

function itemId({ id = '' }: RoutedRequest['params']): string {
  if (!isUuid(id)) throw new ItemNotFoundError();
  return id;
}

function answerItem(status: number, item: Item, headers: Record<string, string> = {}): Answer {
  return answer(status, publicItem(item), { ...headers, ETag: entityTag(item.version) });
}
