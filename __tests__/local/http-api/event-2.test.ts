import { describe, expect, it } from 'vitest';
import { documentWith, type Json, serve, type TestRequest } from './in-world';

const eventOf = async (line: string, request: TestRequest = {}, parts: Parameters<typeof documentWith>[0] = {}) =>
  (await serve(documentWith(parts), { now: () => Date.UTC(2026, 6, 10, 19, 19, 5, 766) }).call(line, request))
    .json as Json;

describe('an event of payload format 2.0', () => {
  it('G018 G019 G031 G032 has these members and no others', async () => {
    const event = await eventOf(
      'POST /items/7?tag=a',
      { body: '{"a":1}', headers: { 'Content-Type': 'application/json', Cookie: 'a=b' } },
      { routes: { 'POST /items/{id}': {} }, stages: { $default: { stage_variables: { alias: 'live' } } } },
    );

    expect(Object.keys(event).sort()).toEqual([
      'body',
      'cookies',
      'headers',
      'isBase64Encoded',
      'pathParameters',
      'queryStringParameters',
      'rawPath',
      'rawQueryString',
      'requestContext',
      'routeKey',
      'stageVariables',
      'version',
    ]);
    expect(Object.keys(event.requestContext).sort()).toEqual([
      'accountId',
      'apiId',
      'domainName',
      'domainPrefix',
      'http',
      'requestId',
      'routeKey',
      'stage',
      'time',
      'timeEpoch',
    ]);
    expect(Object.keys(event.requestContext.http)).toEqual(['method', 'path', 'protocol', 'sourceIp', 'userAgent']);
  });

  it('G018 says its version', async () => {
    expect((await eventOf('GET /')).version).toBe('2.0');
  });

  it('G020 repeats the key of the route as it is configured', async () => {
    const event = await eventOf('GET /items/7', {}, { routes: { 'GET /items/{id}': {} } });

    expect([event.routeKey, event.requestContext.routeKey]).toEqual(['GET /items/{id}', 'GET /items/{id}']);
  });

  it('G021 G026 has decoded paths and path parameters', async () => {
    const event = await eventOf('GET /files/space%20value', {}, { routes: { 'GET /files/{name}': {} } });

    expect(event.rawPath).toBe('/files/space value');
    expect(event.requestContext.http.path).toBe('/files/space value');
    expect(event.pathParameters).toEqual({ name: 'space value' });
  });

  it('G017 ends its path where an encoded question mark stands', async () => {
    expect((await eventOf('GET /a%3Fb')).rawPath).toBe('/a');
  });

  it('G022 G023 G024 G025 keeps the raw query and has decoded, joined parameters', async () => {
    const query = 'tag=a&tag=b&plus=a+b&encoded=a%2Bb&empty=&url=https%3A%2F%2Fx.example%2Fy';
    const event = await eventOf(`GET /?${query}`);

    expect(event.rawQueryString).toBe(query);
    expect(event.queryStringParameters).toEqual({
      tag: 'a,b',
      plus: 'a b',
      encoded: 'a+b',
      empty: '',
      url: 'https://x.example/y',
    });
  });

  it('G027 has header names in lower case, and equal names joined by a comma', async () => {
    const { headers } = await eventOf('GET /', {
      headers: [
        ['X-Probe', 'first'],
        ['x-probe', 'second'],
      ],
    });

    expect(headers['x-probe']).toBe('first,second');
  });

  it('G028 has cookies apart from the headers', async () => {
    const event = await eventOf('GET /', { headers: { Cookie: 'session=abc; theme=dark' } });

    expect(event.cookies).toEqual(['session=abc', 'theme=dark']);
    expect(event.headers).not.toHaveProperty('cookie');
  });

  it('G029 has the length of its body among the headers', async () => {
    expect((await eventOf('POST /', { body: 'añb' })).headers['content-length']).toBe('4');
  });

  it('G030 has the headers that API Gateway adds', async () => {
    const { headers, requestContext } = await eventOf('GET /');

    expect(headers).toMatchObject({
      'x-forwarded-for': '192.0.2.1',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
      host: requestContext.domainName,
    });
  });

  it('adds the address of the caller to those that the caller names', async () => {
    const { headers } = await eventOf('GET /', { headers: { 'X-Forwarded-For': '203.0.113.9' } });

    expect(headers['x-forwarded-for']).toBe('203.0.113.9, 192.0.2.1');
  });

  it('leaves out headers of one hop', async () => {
    const { headers } = await eventOf('GET /', {
      headers: { Connection: 'keep-alive', 'Transfer-Encoding': 'chunked' },
    });

    expect(headers).not.toHaveProperty('connection');
    expect(headers).not.toHaveProperty('transfer-encoding');
  });

  it('G032 tells method, protocol, address and program of the caller', async () => {
    const { http } = (await eventOf('GET /a', { headers: { 'User-Agent': 'curl/8' } })).requestContext;

    expect(http).toEqual({
      method: 'GET',
      path: '/a',
      protocol: 'HTTP/1.1',
      sourceIp: '192.0.2.1',
      userAgent: 'curl/8',
    });
  });

  it('G033 has its time in the Common Log Format and in milliseconds', async () => {
    const { time, timeEpoch } = (await eventOf('GET /')).requestContext;

    expect([time, timeEpoch]).toEqual(['10/Jul/2026:19:19:05 +0000', 1783711145766]);
  });

  it('G034 has the id of the request', async () => {
    expect((await eventOf('GET /')).requestContext.requestId).toBe('JKJaXmPLvHcESHA=');
  });

  it('G035 has the first label of its domain as prefix', async () => {
    const { domainName, domainPrefix, apiId } = (await eventOf('GET /')).requestContext;

    expect(domainPrefix).toBe(apiId);
    expect(domainName).toBe(`${apiId}.execute-api.eu-west-1.amazonaws.com`);
  });

  it('G036 G037 leaves out what there is nothing to say of, but never isBase64Encoded', async () => {
    const event = await eventOf('GET /');

    expect(Object.keys(event).sort()).toEqual([
      'headers',
      'isBase64Encoded',
      'rawPath',
      'rawQueryString',
      'requestContext',
      'routeKey',
      'version',
    ]);
    expect(event.isBase64Encoded).toBe(false);
  });

  it('G022 has an empty raw query where there is none', async () => {
    expect((await eventOf('GET /')).rawQueryString).toBe('');
  });

  it('G038 has the variables of the stage', async () => {
    const event = await eventOf('GET /', {}, { stages: { $default: { stage_variables: { alias: 'live' } } } });

    expect(event.stageVariables).toEqual({ alias: 'live' });
  });

  it.each(['text/plain', 'text/csv; charset=utf-8', 'application/json', 'application/javascript', 'application/xml'])(
    'G039 G041 has a body of %s as text',
    async (type) => {
      const event = await eventOf('POST /', { body: 'λ', headers: { 'content-type': type } });

      expect([event.body, event.isBase64Encoded]).toEqual(['λ', false]);
    },
  );

  it.each([
    'application/octet-stream',
    'image/png',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    undefined,
  ])('G040 has a body of %s in base64', async (type) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    const event = await eventOf('POST /', { body: 'a=b', headers });

    expect([event.body, event.isBase64Encoded]).toEqual(['YT1i', true]);
  });

  it('has a compressed body in base64, whatever its type', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };

    expect((await eventOf('POST /', { body: 'zip', headers })).isBase64Encoded).toBe(true);
  });

  it('G042 has no authorizer on an open route', async () => {
    expect((await eventOf('GET /')).requestContext).not.toHaveProperty('authorizer');
  });

  it('G014 does not tell the key of a custom domain mapping', async () => {
    const domain = { name: 'api.example.com', stage: '$default', mappingKey: 'orders' };
    const event = await eventOf('GET /list', { domain });

    expect(event.rawPath).toBe('/list');
    expect(event.requestContext.domainName).toBe('api.example.com');
  });

  it('G130 says HTTP/1.1 whatever the caller speaks', async () => {
    expect((await eventOf('GET /')).requestContext.http.protocol).toBe('HTTP/1.1');
  });
});
