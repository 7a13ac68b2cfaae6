import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payloads } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { startItemsService } from './items-service';

const lamp = { name: 'Lamp', description: 'Gives light.', category: 'home' };

describe.each(payloads)('POST /items, payload $payload', ({ makeEvent }) => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startItemsService();
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  const post = (body: unknown, request = {}) => service.invoke(makeEvent('POST /items', { body, ...request }));

  it('answers 201 with the item, its place and its entity tag', async () => {
    const { statusCode, headers, body } = await post(lamp);

    expect(statusCode).toBe(201);
    expect(body).toEqual({ ...lamp, id: body.id, created_at: body.created_at, created_by: 'alice' });
    expect(headers).toMatchObject({ location: `/items/${body.id}`, etag: '"1"', 'content-type': 'application/json' });
  });

  it('stores the item under its id with the keys of both indexes', async () => {
    const { body } = await post(lamp);
    const record = await service.record(body.id);

    expect(record).toEqual({
      ...body,
      pk: body.id,
      version: 1,
      newest_shard: expect.stringMatching(/^[0-3]$/),
      newest_key: `${body.created_at}#${body.id}`,
      category_shard: `home#${record?.newest_shard}`,
    });
  });

  it('keeps an item without a category out of the category index', async () => {
    const { body } = await post({ name: 'Lamp', description: 'Gives light.' });

    expect(body).not.toHaveProperty('category');
    expect(await service.record(body.id)).not.toHaveProperty('category_shard');
  });

  it('names the place as the caller sees it behind a stage', async () => {
    const { headers, body } = await post(lamp, { basePath: '/prod' });

    expect(headers.location).toBe(`/prod/items/${body.id}`);
  });

  it('reads a body in base64', async () => {
    const { statusCode, body } = await post({ ...lamp, name: 'Lámpara ☀' }, { base64: true });

    expect(statusCode).toBe(201);
    expect(body.name).toBe('Lámpara ☀');
  });

  it.each([
    ['no body', undefined],
    ['an empty body', ''],
    ['broken JSON', '{"name":'],
  ])('answers 400 to %s', async (_what, body) => {
    expect(await post(body)).toMatchObject({ statusCode: 400, body: { message: 'The body must be JSON in UTF-8.' } });
  });

  it('answers 400 to a body that is not UTF-8', async () => {
    const event = { ...makeEvent('POST /items'), body: Buffer.from('"\xff"', 'latin1').toString('base64') };

    expect(await service.invoke({ ...event, isBase64Encoded: true })).toMatchObject({ statusCode: 400 });
  });

  it.each([null, [], 'text', 7, true])('answers 400 to the body %j, which is no object', async (value) => {
    const { statusCode, body } = await post(JSON.stringify(value));

    expect(statusCode).toBe(400);
    expect(body.errors).toEqual([{ field: 'body', message: 'must be a JSON object' }]);
  });

  it('answers 400 with one message a field', async () => {
    const { statusCode, body } = await post({ name: '', description: 5, category: null, colour: 'red' });

    expect(statusCode).toBe(400);
    expect(body.errors).toEqual([
      { field: 'name', message: 'must be 1 to 100 characters in one line, not all blank' },
      { field: 'description', message: 'must be 1 to 1000 characters, not all blank, without control characters' },
      { field: 'category', message: 'must be 1 to 50 characters in one line, not all blank' },
      { field: 'colour', message: 'is not a field of this request' },
    ]);
  });

  it.each([
    ['a name of 101 characters', { ...lamp, name: 'x'.repeat(101) }],
    ['a blank name', { ...lamp, name: '  ' }],
    ['a name in two lines', { ...lamp, name: 'a\nb' }],
    ['half a surrogate pair', { ...lamp, name: '\ud83d' }],
    ['a description of 1001 characters', { ...lamp, description: 'x'.repeat(1001) }],
    ['a description with a control character', { ...lamp, description: 'a\u0000b' }],
    ['a category of 51 characters', { ...lamp, category: 'x'.repeat(51) }],
    ['an empty category', { ...lamp, category: '' }],
    ['a field that the table uses', { ...lamp, pk: 'mine' }],
    ['a field that the service sets', { ...lamp, created_by: 'mallory' }],
    ['a field named __proto__', '{"name":"a","description":"b","__proto__":{"category":"c"}}'],
  ])('answers 400 to %s', async (_what, body) => {
    expect((await post(body)).statusCode).toBe(400);
    expect(service.engine.operations).toEqual([]);
  });

  it('counts characters, not code units', async () => {
    const name = '😀'.repeat(100);

    expect(await post({ ...lamp, name })).toMatchObject({ statusCode: 201, body: { name } });
  });

  it('keeps line breaks and tabs in a description', async () => {
    const description = 'one\r\n\ttwo\n';

    expect(await post({ ...lamp, description })).toMatchObject({ statusCode: 201, body: { description } });
  });

  it('accepts the largest item with every character escaped', async () => {
    const escaped = (count: number) => '\\ud83d\\ude00'.repeat(count);
    const body = `{"name":"${escaped(100)}","description":"${escaped(1000)}","category":"${escaped(50)}"}`;

    expect((await post(body)).statusCode).toBe(201);
  });

  it('answers 413 to a body above 16 KiB', async () => {
    const body = `{"name":"${'x'.repeat(16 * 1024)}"}`;

    expect(await post(body)).toMatchObject({
      statusCode: 413,
      body: { message: 'The body must be at most 16384 bytes.' },
    });
  });

  it('takes the subject from the context of a Lambda authorizer', async () => {
    const authorizers = { '1.0': { userId: 'bob', principalId: 'user' }, '2.0': { lambda: { userId: 'bob' } } };
    const authorizer = 'version' in makeEvent('POST /items') ? authorizers['2.0'] : authorizers['1.0'];

    expect((await post(lamp, { authorizer })).body.created_by).toBe('bob');
  });

  it.each([null, {}, { jwt: null }, { jwt: { claims: {} } }, { claims: { sub: '' } }, { lambda: { userId: 7 } }])(
    'answers 401 when the authorizer says %j',
    async (authorizer) => {
      const { statusCode, headers } = await post(lamp, { authorizer });

      expect(statusCode).toBe(401);
      expect(headers['www-authenticate']).toBe('Bearer');
      expect(service.engine.operations).toEqual([]);
    },
  );

  it('counts the item in a metric', async () => {
    await post(lamp);
    const [metric] = service.printed().filter((line) => 'ItemsCreated' in line);

    expect(metric).toMatchObject({ ItemsCreated: 1, service: 'items' });
  });

  it('sends no CORS headers, which the API owns', async () => {
    const { headers } = await post(lamp, { headers: { origin: 'https://example.com' } });

    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
