import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiRequest, payloads, requestId } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { startItemsService } from './items-service';

const id = '00000000-0000-4000-8000-000000000000';
const body = { name: 'Lamp', description: 'Gives light.' };
const requests: [string, ApiRequest][] = [
  ['GET /items', {}],
  ['GET /items/{id}', { pathParameters: { id } }],
  ['POST /items', { body }],
  ['POST /items', { body, headers: { 'Idempotency-Key': 'key' } }],
  ['PUT /items/{id}', { pathParameters: { id }, body }],
  ['DELETE /items/{id}', { pathParameters: { id } }],
];

describe.each(payloads)('A failing table, payload $payload', ({ makeEvent }) => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startItemsService();
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  const logged = (level: string) => service.printed().filter((line) => line.level === level);

  describe.each(requests)('%s %j', (route, request) => {
    it.each(['LimitExceededException', 'RequestLimitExceeded', 'ServiceUnavailable', 'ThrottlingException'])(
      'answers 503 and when to come back to %s, logged as a warning',
      async (name) => {
        service.engine.fail({ name, times: 10 });
        const answer = await service.invoke(makeEvent(route, request));

        expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
        expect(logged('WARN')).toHaveLength(1);
        expect(logged('ERROR')).toEqual([]);
      },
    );

    it.each([
      { name: 'InternalServerError', status: 500 },
      { name: 'ResourceNotFoundException', status: 400 },
      { name: 'AccessDeniedException', status: 400 },
    ])('answers 500 to $name with the request id and nothing of the inside', async (fault) => {
      service.engine.fail({ ...fault, times: 10 });
      const answer = await service.invoke(makeEvent(route, request));

      expect(answer.statusCode).toBe(500);
      expect(answer.body).toEqual({ message: 'Internal server error.', request_id: requestId });
    });

    it('logs what is unexpected once, with its cause and the request id', async () => {
      service.engine.fail({ name: 'InternalServerError', status: 500, times: 10 });
      await service.invoke(makeEvent(route, request));

      expect(logged('ERROR')).toMatchObject([
        { correlation_id: requestId, error: { name: 'InternalServerError', message: 'InternalServerError of a test' } },
      ]);
    });
  });

  it('answers 503 when a write meets another again and again', async () => {
    const { body: item } = await service.invoke(makeEvent('POST /items', { body }));
    const details = { CancellationReasons: [{ Code: 'TransactionConflict' }] };
    service.engine.fail({ name: 'TransactionCanceledException', operation: 'TransactWriteItems', times: 4, details });

    const event = makeEvent('PUT /items/{id}', { pathParameters: { id: item.id }, body });
    expect((await service.invoke(event)).statusCode).toBe(503);
  });

  it('counts no item when a creation fails', async () => {
    service.engine.fail({ name: 'InternalServerError', status: 500, times: 10 });
    await service.invoke(makeEvent('POST /items', { body }));

    expect(service.printed().filter((line) => 'ItemsCreated' in line)).toEqual([]);
  });
});
