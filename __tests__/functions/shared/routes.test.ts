import { describe, expect, it } from 'vitest';
import type { ApiRequest } from '../../../functions/shared/api-request';
import { answer } from '../../../functions/shared/http-answers';
import { type RoutedRequest, routeTable } from '../../../functions/shared/routes';

const tell = async ({ params }: RoutedRequest) => answer(200, params);
const find = routeTable({ 'GET /things': tell, 'GET /things/:id': tell, 'OPTIONS /:path+': tell });
const request = (method: string, path: string): ApiRequest => ({
  method,
  path,
  query: new URLSearchParams(),
  headers: {},
  body: '',
  isBase64Encoded: false,
  event: { requestContext: {} },
});

describe('The table of routes', () => {
  it.each([
    ['GET', '/things', 'GET /things'],
    ['GET', '/things/', 'GET /things'],
    ['GET', '/things/1', 'GET /things/:id'],
    ['OPTIONS', '/', 'OPTIONS /:path+'],
    ['OPTIONS', '/a/b', 'OPTIONS /:path+'],
  ])('finds %s %s', (method, path, name) => {
    expect(find(request(method, path))?.name).toBe(name);
  });

  it.each([
    ['POST', '/things'],
    ['HEAD', '/things'],
    ['', '/things'],
    ['GET', '/'],
    ['GET', '/things/1/2'],
    ['GET', '/thing'],
    ['GET', '/Things'],
    ['GET', '/a/things'],
  ])('finds nothing for %s %s', (method, path) => {
    expect(find(request(method, path))).toBeUndefined();
  });

  it('gives a route what stands for its placeholders, unescaped', async () => {
    const found = find(request('GET', '/things/a%20b%2Fc%25'));

    expect((await found?.answer())?.body).toEqual({ id: 'a b/c%' });
  });
});
