import { beforeAll, describe, expect, it } from 'vitest';
import type { Running, Sent } from './running';
import { runSmall } from './small-api';

let api: Running;
beforeAll(async () => {
  api = await runSmall(
    { 'ANY /things/{thing}': {}, 'GET /greedy/{proxy+}': {}, 'POST /things': {} },
    { aws_api_gateway_rest_api: { api: { binary_media_types: ['image/png', 'video/*'] } } },
  );
});

// biome-ignore lint/suspicious/noExplicitAny: the event is JSON, whose members the tests name
const eventOf = async (line: string, sent?: Sent): Promise<any> => (await api.call(line, sent)).json();

describe('the event of a proxy integration', () => {
  it('has these members and no version [G140]', async () => {
    expect(Object.keys(await eventOf('GET /s/things/1'))).toEqual([
      'resource',
      'path',
      'httpMethod',
      'headers',
      'multiValueHeaders',
      'queryStringParameters',
      'multiValueQueryStringParameters',
      'pathParameters',
      'stageVariables',
      'requestContext',
      'body',
      'isBase64Encoded',
    ]);
  });

  it('has the path without the stage, and with it in the context [G141] [G142]', async () => {
    const { path, resource, requestContext } = await eventOf('GET /s/things/1');

    expect([path, resource]).toEqual(['/things/1', '/things/{thing}']);
    expect([requestContext.path, requestContext.resourcePath]).toEqual(['/s/things/1', '/things/{thing}']);
  });

  it('has null for what there is none of [G143]', async () => {
    expect(await eventOf('POST /s/things')).toMatchObject({
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      stageVariables: null,
      body: null,
    });
  });

  it('keeps the percent-encoding of paths [G144]', async () => {
    const { path, pathParameters } = await eventOf('GET /s/things/Jane%20Doe');

    expect([path, pathParameters]).toEqual(['/things/Jane%20Doe', { thing: 'Jane%20Doe' }]);
  });

  it('decodes the query and has the last of several values, and all of them [G145] [G146]', async () => {
    const event = await eventOf('GET /s/things/1?a=1+2&a=%2B&b=');

    expect(event.queryStringParameters).toEqual({ a: '+', b: '' });
    expect(event.multiValueQueryStringParameters).toEqual({ a: ['1 2', '+'], b: [''] });
  });

  it('parts the query at a semicolon too [G159]', async () => {
    expect((await eventOf('GET /s/things/1?a=1;b=2')).queryStringParameters).toEqual({ a: '1', b: '2' });
  });

  it('has the last of several headers, and all of them [G147]', async () => {
    const event = await eventOf('GET /s/things/1', { headers: [['X-A', '1'] as const, ['x-a', '2'] as const] });

    expect([event.headers['X-A'], event.multiValueHeaders['X-A']]).toEqual(['2', ['1', '2']]);
  });

  it.each([
    'Content-Length',
    'Connection',
    'Content-MD5',
    'Expect',
    'Max-Forwards',
    'TE',
    'Upgrade',
    'WWW-Authenticate',
  ])('does not have the header %s [G148] [G150]', async (name) => {
    const { headers } = await eventOf('GET /s/things/1', { headers: { [name]: 'x', Other: 'y' } });

    expect([headers[name], headers.Other]).toEqual([undefined, 'y']);
  });

  it.each([
    'Accept',
    'Accept-Encoding',
    'Authorization',
    'Content-Type',
    'Date',
    'Host',
    'Range',
    'Referer',
    'User-Agent',
    'Via',
  ])('keeps the header %s [G149]', async (name) => {
    expect((await eventOf('GET /s/things/1', { headers: { [name]: 'x' } })).headers[name]).toBe('x');
  });

  it('tells who asked, and how [G151]', async () => {
    const { headers } = await eventOf('GET /s/things/1', {
      headers: { 'X-Forwarded-For': '1.1.1.1' },
      sourceIp: '2.2.2.2',
    });

    expect(headers).toMatchObject({
      'X-Forwarded-For': '1.1.1.1, 2.2.2.2',
      'X-Forwarded-Port': '443',
      'X-Forwarded-Proto': 'https',
      'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    });
  });

  it('has a context with these members [G152] [G154] [G156] [G157]', async () => {
    const { requestContext } = await eventOf('GET /s/things/1');

    expect(requestContext).toEqual({
      accountId: '123456789012',
      apiId: expect.stringMatching(/^[a-z0-9]{10}$/),
      deploymentId: expect.any(String),
      domainName: `${requestContext.apiId}.execute-api.us-east-1.amazonaws.com`,
      domainPrefix: requestContext.apiId,
      extendedRequestId: expect.stringMatching(/=$/),
      httpMethod: 'GET',
      identity: expect.any(Object),
      path: '/s/things/1',
      protocol: 'HTTP/1.1',
      requestId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      requestTime: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      requestTimeEpoch: expect.any(Number),
      resourceId: expect.any(String),
      resourcePath: '/things/{thing}',
      stage: 's',
    });
  });

  it('has an identity whose unknown members are null [G153]', async () => {
    const sent = { headers: { 'User-Agent': 'curl' }, sourceIp: '192.0.2.1' };

    expect((await eventOf('GET /s/things/1', sent)).requestContext.identity).toEqual({
      accessKey: null,
      accountId: null,
      caller: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: '192.0.2.1',
      user: null,
      userAgent: 'curl',
      userArn: null,
    });
  });

  it.each([
    ['image/png', 'AAE=', true],
    ['video/mp4; v=1', 'AAE=', true],
    ['application/json', '\u0000\u0001', false],
  ])('has a body of %s as %j [G158]', async (type, body, isBase64Encoded) => {
    const event = await eventOf('POST /s/things', { headers: { 'Content-Type': type }, body: Buffer.from([0, 1]) });

    expect([event.body, event.isBase64Encoded]).toEqual([body, isBase64Encoded]);
  });
});
