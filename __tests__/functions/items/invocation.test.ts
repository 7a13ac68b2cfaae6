import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { payload2, payloads } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { startItemsService } from './items-service';

const coldStarts = (service: HttpService) => service.printed().filter((line) => 'ColdStart' in line);

describe('An invocation of the items function', () => {
  let service: HttpService;
  afterEach(() => service.close());

  it('returns from a warm-up at once and touches nothing', async () => {
    service = await startItemsService();

    expect((await service.invoke({ warmup: true })).statusCode).toBe(204);
    expect({ operations: service.engine.operations, printed: service.printed() }).toEqual({
      operations: [],
      printed: [],
    });
  });

  it('counts the first request as a cold start, and no other', async () => {
    service = await startItemsService();
    await service.invoke(payload2('GET /items'));
    await service.invoke(payload2('GET /items'));

    expect(coldStarts(service)).toMatchObject([{ ColdStart: 1, function_name: 'items' }]);
  });

  it('counts no cold start after a warm-up, because no caller waited for it', async () => {
    service = await startItemsService();
    await service.invoke({ warmup: true });
    await service.invoke(payload2('GET /items'));

    expect(coldStarts(service)).toEqual([]);
  });

  it('prints nothing for a request that goes well, beyond its metrics', async () => {
    service = await startItemsService();
    await service.invoke(payload2('GET /items'));

    expect(service.printed().every((line) => '_aws' in line)).toBe(true);
  });

  it('forgets one request before the next', async () => {
    service = await startItemsService();
    service.engine.fail({ name: 'InternalServerError', status: 500, times: 2 });
    const event = payload2('GET /items/{id}', { pathParameters: { id: '00000000-0000-4000-8000-000000000000' } });
    await service.invoke({ ...event, requestContext: { ...event.requestContext, requestId: 'first' } });
    await service.invoke({ ...event, requestContext: { ...event.requestContext, requestId: undefined } });
    const ids = service.printed().flatMap((line) => (line.level === 'ERROR' ? [line.correlation_id] : []));

    expect(ids).toEqual(['first', 'b7c3f0de-0f5c-4f8e-9f2b-0a6a3c5a1f11']);
  });

  it('names the variable when the table is not configured', async () => {
    await expect(startItemsService({ TABLE_NAME: '' }).catch((error) => error)).resolves.toMatchObject({
      message: 'Environment variable TABLE_NAME: must be set, was "". Set it on the function.',
    });
    service = await startItemsService();
  });
});

describe.each(payloads)('Routes of the items function, payload $payload', ({ makeEvent }) => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startItemsService();
  });
  afterAll(() => service.close());

  it.each([
    'GET /nothing',
    'GET /',
    'PATCH /items',
    'POST /items/{id}',
    'HEAD /items',
    'OPTIONS /items',
    'BREW /items',
  ])('answers 404 to %s', async (route) => {
    const answer = await service.invoke(makeEvent(route, { pathParameters: { id: 'x' } }));

    expect(answer).toMatchObject({ statusCode: 404, body: { message: 'No such route.' } });
  });

  it('serves what API Gateway matched behind a catch-all route', async () => {
    const event = makeEvent('GET /{proxy+}', { pathParameters: { proxy: 'items' } });

    expect((await service.invoke(event)).statusCode).toBe(200);
  });

  it('serves a route behind a stage or a base path', async () => {
    expect((await service.invoke(makeEvent('GET /items', { basePath: '/v1' }))).statusCode).toBe(200);
  });

  it('reads headers whatever their case', async () => {
    const event = makeEvent('POST /items', { body: {}, headers: { 'IDEMPOTENCY-KEY': '' } });

    expect((await service.invoke(event)).statusCode).toBe(400);
  });
});

describe('The $default route of an HTTP API', () => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startItemsService();
  });
  afterAll(() => service.close());

  it.each([
    ['/items', '$default', 200],
    ['/dev/items', 'dev', 200],
    ['/dev/items', '$default', 404],
    ['/%zz', '$default', 400],
    ['/undefined/items', undefined, 404],
    ['/null/items', null, 404],
  ])('routes %s at the stage %s by its path', async (rawPath, stage, statusCode) => {
    const event = payload2('GET /items');
    const requestContext = { ...event.requestContext, stage };
    const answer = await service.invoke({ ...event, routeKey: '$default', rawPath, requestContext });

    expect(answer.statusCode).toBe(statusCode);
  });
});
