import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payload1, payload2, payloads } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { startUsersService } from './users-service';

const headersOf = ({ raw }: { raw: Record<string, unknown> }) => JSON.stringify(raw).toLowerCase();

describe('A browser that asks before it calls', () => {
  it.each(['OPTIONS /', 'OPTIONS /{proxy+}', 'OPTIONS /users/{id}'])(
    'is told yes by %s, without a token',
    async (route) => {
      const service = await startUsersService();
      const answer = await service.invoke(
        payload2(route, { pathParameters: { proxy: 'a/b', id: 'x' }, authorizer: null }),
      );
      await service.close();

      expect(answer).toMatchObject({ statusCode: 204 });
      expect(headersOf(answer)).not.toContain('access-control');
    },
  );
});

describe('Where the function is told which pages may read its answers', () => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startUsersService({ CORS_ALLOW_ORIGINS: 'https://app.example.com, https://admin.example.com' });
  });
  afterAll(() => service.close());

  it.each([
    ['a list', 'GET /users', 200],
    ['what is not found', 'GET /users/{id}', 404],
    ['what is refused', 'POST /users', 400],
    ['a route that is none', 'GET /nothing', 404],
  ])('%s is for the page that asks', async (_what, route, statusCode) => {
    const headers = { Origin: 'https://admin.example.com' };
    const answer = await service.invoke(payload1(route, { pathParameters: { id: 'x' }, headers }));

    expect(answer).toMatchObject({
      statusCode,
      headers: { 'access-control-allow-origin': 'https://admin.example.com', vary: 'Origin' },
    });
  });

  it('lets pages read the headers that a client needs', async () => {
    const answer = await service.invoke(payload1('GET /users', { headers: { origin: 'https://app.example.com' } }));

    for (const name of ['etag', 'location', 'retry-after']) expect(headersOf(answer)).toContain(name);
  });

  it.each(['https://evil.example.com', 'https://app.example.com.evil.example', 'null', 'HTTPS://APP.EXAMPLE.COM'])(
    'nothing is for %s',
    async (origin) => {
      const answer = await service.invoke(payload1('GET /users', { headers: { Origin: origin } }));

      expect(headersOf(answer)).not.toContain('access-control');
    },
  );
});

describe.each(payloads)('Where it is told of none, payload $payload', ({ makeEvent }) => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startUsersService();
  });
  afterAll(() => service.close());

  it('leaves CORS to the API', async () => {
    const answer = await service.invoke(makeEvent('GET /users', { headers: { Origin: 'https://app.example.com' } }));

    expect(headersOf(answer)).not.toContain('access-control');
  });
});
