import { describe, expect, it } from 'vitest';
import { documentWith, type Json, serve, type TestRequest } from './in-world';

const version1 = { payload_format_version: '1.0' };

const eventOf = async (line: string, request: TestRequest = {}, parts: Parameters<typeof documentWith>[0] = {}) =>
  (await serve(documentWith({ integration: version1, ...parts })).call(line, request)).json as Json;

describe('an event of payload format 1.0', () => {
  it('G044 G045 has all members, those without content null', async () => {
    const event = await eventOf('GET /');

    expect(event).toMatchObject({
      version: '1.0',
      resource: '$default',
      path: '/',
      httpMethod: 'GET',
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      stageVariables: null,
      body: null,
      isBase64Encoded: false,
    });
    expect(Object.keys(event)).toHaveLength(13);
  });

  it('G046 has the last value of a name, and all of them', async () => {
    const event = await eventOf('GET /?tag=C%23&tag=.NET+Core&q=x');

    expect(event.queryStringParameters).toEqual({ tag: '.NET Core', q: 'x' });
    expect(event.multiValueQueryStringParameters).toEqual({ tag: ['C#', '.NET Core'], q: ['x'] });
  });

  it('G047 has header names in capitals, with one and with all values', async () => {
    const event = await eventOf('GET /', {
      headers: [
        ['x-probe', 'a'],
        ['X-Probe', 'b'],
        ['content-type', 'text/plain'],
      ],
    });

    expect(event.headers).toMatchObject({ 'X-Probe': 'b', 'Content-Type': 'text/plain', 'X-Forwarded-Proto': 'https' });
    expect(event.multiValueHeaders['X-Probe']).toEqual(['a', 'b']);
  });

  it('G048 has the path of the route as its resource', async () => {
    const event = await eventOf('GET /items/7', {}, { routes: { 'GET /items/{id}': {} } });

    expect([event.resource, event.requestContext.resourcePath, event.requestContext.resourceId]).toEqual([
      '/items/{id}',
      '/items/{id}',
      'GET /items/{id}',
    ]);
  });

  it('keeps the encoding of its path, and has decoded path parameters', async () => {
    const event = await eventOf('GET /items/%E2%98%95%20Coffee', {}, { routes: { 'GET /items/{id}': {} } });

    expect(event.path).toBe('/items/%E2%98%95%20Coffee');
    expect(event.requestContext.path).toBe('/items/☕ Coffee');
    expect(event.pathParameters).toEqual({ id: '☕ Coffee' });
  });

  it('G049 keeps cookies among the headers', async () => {
    const event = await eventOf('GET /', { headers: { Cookie: 'a=b; c=d' } });

    expect(event.headers.Cookie).toBe('a=b; c=d');
    expect(event).not.toHaveProperty('cookies');
  });

  it('G014 tells the key of a custom domain mapping in its path', async () => {
    const domain = { name: 'api.example.com', stage: '$default', mappingKey: 'orders' };

    expect((await eventOf('GET /list', { domain })).path).toBe('/orders/list');
  });

  it('G051 is what an integration gets that says nothing', async () => {
    expect((await eventOf('GET /', {}, { integration: { payload_format_version: undefined } })).version).toBe('1.0');
  });

  it('has what REST APIs have in requestContext, and null for what is not known of the caller', async () => {
    const { requestContext } = await eventOf('GET /a', { headers: { 'User-Agent': 'curl/8' } });

    expect(requestContext).toMatchObject({
      httpMethod: 'GET',
      path: '/a',
      protocol: 'HTTP/1.1',
      requestId: 'JKJaXmPLvHcESHA=',
      extendedRequestId: 'JKJaXmPLvHcESHA=',
      stage: '$default',
      identity: { sourceIp: '192.0.2.1', userAgent: 'curl/8', user: null, userArn: null, accessKey: null },
    });
  });
});
