import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contextWith, payload1 } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { newcomer, startUsersService } from './users-service';

describe('A write of a user that DynamoDB does not answer', () => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startUsersService({ AWS_MAX_ATTEMPTS: '4' });
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  it.each(['PUT', 'DELETE'])('is answered before Lambda ends the call, and logged: %s', async (method) => {
    const { body: ada } = await service.invoke(payload1('POST /users', { body: newcomer() }));
    service.engine.stall('TransactWriteItems', 9);
    const request = { pathParameters: { id: ada.id }, body: newcomer() };
    const answer = await service.invoke(payload1(`${method} /users/{id}`, request), contextWith(1_500));

    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
    expect(service.printed()).toContainEqual(expect.objectContaining({ message: 'DynamoDB gave no answer.' }));
  });

  it('fails with 503 behind a mapping template, too', async () => {
    service.engine.stall('TransactWriteItems', 9);
    const event = { action: 'createUser', body: newcomer(), requestId: 'id-1' };
    const error = await service.invoke(event, contextWith(1_500)).catch((caught: Error) => caught.message);

    expect(error).toMatch(/^\[503\] \{"message":"The service did not answer in time\./);
  });
});
