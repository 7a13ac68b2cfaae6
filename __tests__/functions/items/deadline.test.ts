import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ApiRequest, contextWith, payload2 } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { startItemsService } from './items-service';

const id = '00000000-0000-4000-8000-000000000000';
const pathParameters = { id };
const requests: [string, ApiRequest][] = [
  ['GET /items', {}],
  ['GET /items/{id}', { pathParameters }],
  ['POST /items', { body: { name: 'Lamp', description: 'Gives light.' } }],
  ['DELETE /items/{id}', { pathParameters }],
];

describe('A request to the items function', () => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startItemsService({ AWS_MAX_ATTEMPTS: '4' });
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  const stallAll = () => {
    for (const operation of ['GetItem', 'Query', 'PutItem', 'TransactWriteItems']) service.engine.stall(operation, 9);
  };

  it.each(requests)(
    '%s is answered before Lambda ends the call, though the table is silent',
    async (route, request) => {
      stallAll();
      const answer = await service.invoke(payload2(route, request), contextWith(1_200));

      expect(answer).toMatchObject({
        statusCode: 503,
        headers: { 'retry-after': '1' },
        body: {
          message: 'The service did not answer in time. A change may have been made: look before you try again.',
        },
      });
      expect(service.printed()).toContainEqual(
        expect.objectContaining({ level: 'ERROR', message: 'DynamoDB gave no answer.' }),
      );
    },
  );

  it('is answered in time when it is the second call that the table does not answer', async () => {
    service.engine.stall('GetItem', 9);
    const event = payload2('DELETE /items/{id}', { pathParameters });

    expect((await service.invoke(event, contextWith(1_500))).statusCode).toBe(503);
  });

  it('waits for no other attempt when its time is over', async () => {
    service.engine.fail({ name: 'ThrottlingException', times: 9 });
    const random = vi.spyOn(Math, 'random').mockReturnValue(1);
    const answer = await service.invoke(payload2('GET /items/{id}', { pathParameters }), contextWith(1_200));
    random.mockRestore();

    expect(answer.statusCode).toBe(503);
    expect(service.engine.operations).toEqual(['GetItem']);
  });

  it('leaves nothing under way behind its answer', async () => {
    service.engine.fail({ name: 'ResourceNotFoundException', operation: 'Query' });
    service.engine.stall('Query', 3);
    const { statusCode } = await service.invoke(payload2('GET /items'), contextWith(15_000));

    expect(statusCode).toBe(500);
    await vi.waitFor(() => expect(service.engine.givenUp()).toBe(3));
  });
});
