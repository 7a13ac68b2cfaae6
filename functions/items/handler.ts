import { answer } from '../shared/http-answers';
import { createHttpHandler } from '../shared/http-handler';
import { IdempotencyKeyReusedError, readIdempotency } from '../shared/idempotency';
import { entityTag, readIfMatch, VersionMismatchError } from '../shared/if-match';
import { readJsonBody } from '../shared/json-body';
import { publicPathOf } from '../shared/public-path';
import { createRouter } from '../shared/router';
import { requireSubject } from '../shared/subject';
import { isUuid } from '../shared/uuid';
import { createItem } from './create-item';
import { readItemInput } from './item-input';
import { listItems } from './item-list';
import { deleteItem, getItem, replaceItem } from './item-store';
import { type Item, ItemNotFoundError, newItem, publicItem } from './items';
import { cursors, readListQuery } from './list-query';

const router = createRouter();

router.get('/items', async ({ req }) => {
  const query = readListQuery(new URL(req.url).searchParams);
  const { items, lastPosition } = await listItems(query);
  const next_cursor = lastPosition === undefined ? null : cursors.write(lastPosition, query.category);
  return answer(200, { items: items.map(publicItem), next_cursor });
});

router.get('/items/:id', async ({ params }) => answerItem(200, await getItem(itemId(params))));

router.post('/items', async ({ event, req }) => {
  const subject = requireSubject(event);
  const input = readItemInput(readJsonBody(event));
  const request = [input.name, input.description, input.category ?? null];
  const idempotency = readIdempotency(req.headers.get('idempotency-key'), subject, request);
  const item = await createItem(newItem(input, subject), idempotency);
  return answerItem(201, item, { Location: `${publicPathOf(event, '/items')}/${item.id}` });
});

router.put('/items/:id', async ({ event, params, req }) => {
  requireSubject(event);
  const id = itemId(params);
  const accepted = readIfMatch(req.headers.get('if-match'));
  return answerItem(200, await replaceItem(id, readItemInput(readJsonBody(event)), accepted));
});

router.delete('/items/:id', async ({ event, params, req }) => {
  requireSubject(event);
  await deleteItem(itemId(params), readIfMatch(req.headers.get('if-match')));
  return new Response(null, { status: 204 });
});

router.errorHandler(ItemNotFoundError, async () => answer(404, { message: 'No such item.' }));

router.errorHandler(VersionMismatchError, async () =>
  answer(412, { message: 'The item has changed since. Read it again and repeat the change on what it is now.' }),
);

router.errorHandler(IdempotencyKeyReusedError, async () =>
  answer(422, { message: 'This Idempotency-Key was used for another item. Use a new key.' }),
);

/** The Lambda handler: the five operations on items, for HTTP API payload 2.0 and REST API payload 1.0 alike. */
export const handler = createHttpHandler(router);

function itemId({ id = '' }: Record<string, string>): string {
  if (!isUuid(id)) throw new ItemNotFoundError();
  return id;
}

function answerItem(status: number, item: Item, headers: Record<string, string> = {}): Response {
  return answer(status, publicItem(item), { ...headers, ETag: entityTag(item.version) });
}
