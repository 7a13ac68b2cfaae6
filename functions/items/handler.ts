import { answer } from '../shared/http-answers';
import { createHttpHandler } from '../shared/http-handler';
import { readJsonBody } from '../shared/json-body';
import { metrics } from '../shared/metrics';
import { publicPathOf } from '../shared/public-path';
import { createRouter } from '../shared/router';
import { requireSubject } from '../shared/subject';
import { type Creation, createOnce } from './create-once';
import { writeCursor } from './cursor';
import { type Idempotency, IdempotencyKeyReusedError, readIdempotency } from './idempotency';
import { entityTag, readIfMatch } from './if-match';
import { readItemInput } from './item-input';
import { listItems } from './item-list';
import { deleteItem, getItem, putItem, replaceItem } from './item-store';
import { type Item, ItemNotFoundError, isItemId, newItem, publicItem, VersionMismatchError } from './items';
import { readListQuery } from './list-query';

const router = createRouter();

router.get('/items', async ({ req }) => {
  const query = readListQuery(new URL(req.url).searchParams);
  const { items, lastPosition } = await listItems(query);
  const next_cursor = lastPosition === undefined ? null : writeCursor(lastPosition, query.category);
  return answer(200, { items: items.map(publicItem), next_cursor });
});

router.get('/items/:id', async ({ params }) => answerItem(200, await getItem(itemId(params))));

router.post('/items', async ({ event, req }) => {
  const subject = requireSubject(event);
  const input = readItemInput(readJsonBody(event));
  const idempotency = readIdempotency(req.headers.get('idempotency-key'), subject, input);
  const { item, created } = await create(newItem(input, subject), idempotency);
  if (created) metrics.addMetric('ItemsCreated', 'Count', 1);
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
  if (!isItemId(id)) throw new ItemNotFoundError();
  return id;
}

async function create(item: Item, idempotency: Idempotency | undefined): Promise<Creation> {
  if (idempotency !== undefined) return createOnce(item, idempotency);
  await putItem(item);
  return { item, created: true };
}

function answerItem(status: number, item: Item, headers: Record<string, string> = {}): Response {
  return answer(status, publicItem(item), { ...headers, ETag: entityTag(item.version) });
}
