import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { payload2 } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { startItemsService } from './items-service';

const lamp = { name: 'Lamp', description: 'Gives light.' };
const desk = { name: 'Desk', description: 'Carries things.' };

describe('A write whose answer is lost on its way from DynamoDB', () => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startItemsService({ AWS_MAX_ATTEMPTS: '2' });
    vi.spyOn(Math, 'random').mockReturnValue(0);
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  const create = async () => (await service.invoke(payload2('POST /items', { body: lamp }))).body.id;
  const send = (method: string, id: string, headers = {}) => {
    for (const operation of ['UpdateItem', 'DeleteItem', 'TransactWriteItems']) service.engine.loseAnswer(operation);
    const request = { pathParameters: { id }, headers, ...(method === 'PUT' && { body: desk }) };
    return service.invoke(payload2(`${method} /items/{id}`, request));
  };

  it.each([{}, { 'If-Match': '"1"' }])(
    'is answered as the one replacement that it was, with headers %j',
    async (headers) => {
      const id = await create();
      const answer = await send('PUT', id, headers);

      expect(answer).toMatchObject({ statusCode: 200, headers: { etag: '"2"' }, body: desk });
      expect(await service.record(id)).toMatchObject({ ...desk, version: 2 });
    },
  );

  it.each([{}, { 'If-Match': '"1"' }])('is answered as the deletion that it was, with headers %j', async (headers) => {
    const id = await create();

    expect((await send('DELETE', id, headers)).statusCode).toBe(204);
    expect(await service.record(id)).toBeUndefined();
  });
});
