import { describe, expect, it } from 'vitest';
import { documentWith, serve } from './in-world';

const routed = async (routes: readonly string[], line: string) => {
  const api = serve(documentWith({ routes: Object.fromEntries(routes.map((key) => [key, {}])) }));
  const answer = await api.call(line);
  return answer.status === 200 ? (answer.json.routeKey as string) : `${answer.status} ${answer.text}`;
};

const notFound = '404 {"message":"Not Found"}';

describe('the choice of a route', () => {
  const pets = ['GET /pets/dog/1', 'GET /pets/dog/{id}', 'GET /pets/{proxy+}', 'ANY /{proxy+}', '$default'];

  it.each([
    ['G001 a full match comes first', 'GET /pets/dog/1', 'GET /pets/dog/1'],
    ['G002 a literal beats a variable', 'GET /pets/dog/2', 'GET /pets/dog/{id}'],
    ['G001 a greedy match comes after full ones', 'GET /pets/cat/1', 'GET /pets/{proxy+}'],
    ['G001 of two greedy routes the longer one wins', 'GET /shops/1', 'ANY /{proxy+}'],
    ['G001 $default is last', 'GET /', '$default'],
    ['G003 a route for another method does not take it', 'POST /pets/dog/1', 'ANY /{proxy+}'],
  ])('%s', async (_, line, key) => {
    expect(await routed(pets, line)).toBe(key);
  });

  it('G003 a named method wins against ANY of the same path', async () => {
    expect(await routed(['ANY /items', 'GET /items'], 'GET /items')).toBe('GET /items');
    expect(await routed(['ANY /items', 'GET /items'], 'DELETE /items')).toBe('ANY /items');
  });

  it.each([
    ['G006 nothing fits', ['GET /items'], 'GET /orders'],
    ['G007 only another method fits', ['GET /items'], 'POST /items'],
    ['a HEAD meets a GET route', ['GET /items'], 'HEAD /items'],
    ['a fixed route is asked with a slash at its end', ['GET /items'], 'GET /items/'],
    ['a greedy route is asked without anything below', ['ANY /items/{proxy+}'], 'GET /items'],
    ['a greedy route at the root is asked for the root', ['ANY /{proxy+}'], 'GET /'],
    ['a variable would be empty', ['GET /items/{id}'], 'GET /items/'],
    ['a variable would take two segments', ['GET /items/{id}'], 'GET /items/1/2'],
    ['the path is in other case', ['GET /items'], 'GET /Items'],
    ['a slash is doubled', ['GET /items'], 'GET //items'],
  ])('answers 404 when %s', async (_, routes, line) => {
    expect(await routed(routes, line)).toBe(notFound);
  });

  it('G004 gives a greedy variable all that is left, without the first slash', async () => {
    const api = serve(documentWith({ routes: { 'ANY /files/{proxy+}': {} } }));

    expect((await api.call('GET /files/a/b/c.txt')).json.pathParameters).toEqual({ proxy: 'a/b/c.txt' });
  });

  it('lets an empty remainder after a slash fit a greedy variable', async () => {
    const api = serve(documentWith({ routes: { 'ANY /files/{proxy+}': {} } }));

    expect((await api.call('GET /files/')).json.pathParameters).toEqual({ proxy: '' });
  });

  it('G005 gives no path parameters on $default', async () => {
    const { json } = await serve(documentWith({})).call('GET /a/b');

    expect(json.routeKey).toBe('$default');
    expect(json).not.toHaveProperty('pathParameters');
  });

  it('G016 compares decoded paths, so an encoded slash separates segments', async () => {
    expect(await routed(['GET /caf%C3%A9', 'GET /café'], 'GET /caf%C3%A9')).toBe('GET /café');
    expect(await routed(['GET /files/{id}', 'GET /files/{a}/{b}'], 'GET /files/x%2Fy')).toBe('GET /files/{a}/{b}');
  });
});

describe('the choice of a stage', () => {
  const stages = { v1: {}, $default: {} };

  it('G008 G010 takes the stage that the first segment names, and $default for all other paths', async () => {
    const api = serve(documentWith({ routes: { 'GET /items': {} }, stages }));

    expect((await api.call('GET /v1/items')).json.requestContext.stage).toBe('v1');
    expect((await api.call('GET /items')).json.requestContext.stage).toBe('$default');
  });

  it('G009 answers 404 where the first segment is no stage and there is no $default', async () => {
    const api = serve(documentWith({ stages: { v1: {} } }));

    expect((await api.call('GET /items')).text).toBe('{"message":"Not Found"}');
  });

  it('G011 keeps a named stage in rawPath and http.path, and not in routeKey', async () => {
    const { json } = await serve(documentWith({ routes: { 'GET /items': {} }, stages })).call('GET /v1/items');

    expect([json.rawPath, json.requestContext.http.path, json.routeKey]).toEqual([
      '/v1/items',
      '/v1/items',
      'GET /items',
    ]);
  });

  it('serves the root of a named stage with and without a slash', async () => {
    const api = serve(documentWith({ routes: { 'GET /': {} }, stages }));

    expect((await api.call('GET /v1')).status).toBe(200);
    expect((await api.call('GET /v1/')).status).toBe(200);
  });

  it('G012 keeps a slash at the end in rawPath', async () => {
    expect((await serve(documentWith({})).call('GET /items/')).json.rawPath).toBe('/items/');
  });

  it('answers 404 for a stage to which nothing was deployed, and says what is missing', async () => {
    const answer = await serve(documentWith({ stages: { $default: { auto_deploy: false } } })).call('GET /');

    expect(answer.status).toBe(404);
    expect(answer.trace.steps.at(-1)?.decision).toContain('set auto_deploy or deployment_id');
  });

  it('G015 answers 404 at the default host where only custom domains serve', async () => {
    const api = serve(documentWith({ api: { disable_execute_api_endpoint: true } }));
    const domain = { name: 'api.example.com', stage: '$default', mappingKey: '' };

    expect((await api.call('GET /')).text).toBe('{"message":"Not Found"}');
    expect((await api.call('GET /', { domain })).status).toBe(200);
  });
});
