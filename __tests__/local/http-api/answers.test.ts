import { describe, expect, it } from 'vitest';
import type { InvocationResult } from '../../../local/lambda/lambda';
import { documentWith, serve } from './in-world';

const answerTo = (answer: unknown, version = '2.0') =>
  serve(documentWith({ integration: { payload_format_version: version } }), { functions: { echo: () => answer } }).call(
    'GET /',
  );

const failing = '{"message":"Internal Server Error"}';

describe('the answer of a function in format 2.0', () => {
  it('G052 G058 has status, headers, cookies and body', async () => {
    const answer = await answerTo({
      statusCode: 201,
      headers: { 'X-Id': '7', 'x-count': 3 },
      cookies: ['a=b; Path=/', 'c=d'],
      body: 'made',
    });

    expect([answer.status, answer.text, answer.headers['x-id'], answer.headers['x-count']]).toEqual([
      201,
      'made',
      '7',
      '3',
    ]);
    expect(answer.headerList.filter(([name]) => name === 'set-cookie')).toEqual([
      ['set-cookie', 'a=b; Path=/'],
      ['set-cookie', 'c=d'],
    ]);
  });

  it.each([
    ['an object', { message: 'hi' }, '{"message":"hi"}'],
    ['a list', [1, 2], '[1,2]'],
    ['a text, without quotes', 'Hello, World!', 'Hello, World!'],
    ['an empty text', '', ''],
    ['a number', 7, '7'],
    ['true', true, 'true'],
    ['nothing', undefined, 'null'],
  ])('G053 is the body as JSON where it has no statusCode: %s', async (_, value, text) => {
    const answer = await answerTo(value);

    expect([answer.status, answer.headers['content-type'], answer.text]).toEqual([200, 'application/json', text]);
  });

  it('G054 is plain text where no content type is given', async () => {
    expect((await answerTo({ statusCode: 200, body: '{"a":1}' })).headers['content-type']).toBe(
      'text/plain; charset=utf-8',
    );
  });

  it('G055 keeps the content type that is given, in any case', async () => {
    const answer = await answerTo({ statusCode: 200, headers: { 'Content-Type': 'text/html' }, body: '<p>' });

    expect(answer.headers['content-type']).toBe('text/html');
    expect(answer.headerList.filter(([name]) => name.toLowerCase() === 'content-type')).toHaveLength(1);
  });

  it('takes a status as text, and no body', async () => {
    const answer = await answerTo({ statusCode: '204' });

    expect([answer.status, answer.text]).toEqual([204, '']);
  });

  it('G057 is decoded from base64 whatever the caller accepts', async () => {
    const answer = await answerTo({
      statusCode: 200,
      body: Buffer.from([0, 255]).toString('base64'),
      isBase64Encoded: true,
    });

    expect([...answer.bytes]).toEqual([0, 255]);
  });

  it('G059 carries apigw-requestid and no ids of REST APIs', async () => {
    const { headers } = await answerTo({ statusCode: 200 });

    expect(headers['apigw-requestid']).toBe('JKJaXmPLvHcESHA=');
    expect(headers).not.toHaveProperty('x-amzn-requestid');
    expect(headers).not.toHaveProperty('x-amz-apigw-id');
  });

  it('does not decide length and encoding of what is sent', async () => {
    const { headers } = await answerTo({
      statusCode: 200,
      headers: { 'Content-Length': '99', 'Transfer-Encoding': 'chunked' },
    });

    expect(headers).not.toHaveProperty('content-length');
    expect(headers).not.toHaveProperty('transfer-encoding');
  });

  it.each([
    ['G056 a status of 0', { statusCode: 0 }],
    ['a status that is no whole number', { statusCode: 200.5 }],
    ['a status that is a word', { statusCode: 'ok' }],
    ['a status of null', { statusCode: null }],
    ['a status of 600', { statusCode: 600 }],
    ['a body that is an object', { statusCode: 200, body: {} }],
    ['headers that are a list', { statusCode: 200, headers: [] }],
    ['a header that is a list', { statusCode: 200, headers: { a: ['b'] } }],
    ['a header that cannot be sent', { statusCode: 200, headers: { a: 'b\nc: d' } }],
    ['cookies that are a text', { statusCode: 200, cookies: 'a=b' }],
  ])('is malformed with %s', async (_, value) => {
    const answer = await answerTo(value);

    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([500, failing, 'application/json']);
  });
});

describe('the answer of a function in format 1.0', () => {
  it.each([
    ['nothing', undefined],
    ['a text', 'hello'],
    ['an object without statusCode', { message: 'hi' }],
    ['a status of 0', { statusCode: 0 }],
  ])('G060 is malformed where it is %s', async (_, value) => {
    const answer = await answerTo(value, '1.0');

    expect([answer.status, answer.text]).toEqual([500, failing]);
  });

  it('G061 G050 sends each of several values', async () => {
    const answer = await answerTo(
      {
        statusCode: 200,
        headers: { 'Combined-Header': 'one' },
        multiValueHeaders: { 'Combined-Header': ['one', 'two'], 'Set-Cookie': ['a=b', 'c=d'] },
        body: '{}',
      },
      '1.0',
    );

    expect(answer.headerList.filter(([name]) => /combined|cookie/i.test(name))).toEqual([
      ['Combined-Header', 'one'],
      ['Combined-Header', 'two'],
      ['Set-Cookie', 'a=b'],
      ['Set-Cookie', 'c=d'],
    ]);
  });

  it('G062 is plain text where no content type is given', async () => {
    expect((await answerTo({ statusCode: 200, body: '{}' }, '1.0')).headers['content-type']).toBe(
      'text/plain; charset=utf-8',
    );
  });
});

describe('a function that cannot answer', () => {
  const withResult = (result: InvocationResult) =>
    serve(documentWith({}), { invoke: async () => result }).call('GET /');
  const refused = (status: number, code: string): InvocationResult => ({
    outcome: 'refused',
    status,
    code,
    message: 'why',
  });

  it('G063 is 500 when it throws, and its words are not shown', async () => {
    const api = serve(documentWith({}), {
      functions: {
        echo: () => {
          throw new Error('secret');
        },
      },
    });
    const answer = await api.call('GET /');

    expect([answer.status, answer.text]).toEqual([500, failing]);
    expect(answer.trace.steps.at(-1)?.decision).toContain('secret');
  });

  it('G064 is 500 when the API may not call it', async () => {
    const answer = await withResult(refused(403, 'AccessDeniedException'));

    expect([answer.status, answer.text]).toEqual([500, failing]);
    expect(answer.trace.steps.at(-1)?.decision).toBe('500 AccessDeniedException: why');
  });

  it('G338 is 503 when it is throttled', async () => {
    const answer = await withResult(refused(429, 'TooManyRequestsException'));

    expect([answer.status, answer.text]).toEqual([503, '{"message":"Service Unavailable"}']);
  });

  it('is 502 when its runtime is not run here', async () => {
    expect((await withResult(refused(502, 'InvalidRuntimeException'))).status).toBe(502);
  });

  it('G120 is 503 when it takes longer than the integration allows', async () => {
    const api = serve(documentWith({ integration: { timeout_milliseconds: 50 } }), {
      invoke: () => new Promise(() => undefined),
    });
    const answer = await api.call('GET /');

    expect([answer.status, answer.text]).toEqual([503, '{"message":"Service Unavailable"}']);
    expect(answer.trace.steps.at(-1)?.decision).toContain('took more than 50 ms');
  });

  it('is 500 on a route without an integration', async () => {
    const api = serve(documentWith({ routes: { $default: { target: undefined } } }));

    expect((await api.call('GET /')).text).toBe(failing);
  });
});

describe('the caller of a function, for its permission', () => {
  it.each([
    ['GET /items/{id}', 'GET /items/7', '/$default/GET/items/{id}'],
    ['ANY /items/{id}', 'GET /items/7', '/$default/*/items/{id}'],
    ['$default', 'GET /items/7', '/$default/$default'],
  ])('is the route %s', async (key, line, path) => {
    const api = serve(documentWith({ routes: { [key]: {} } }));
    const { requestContext } = (await api.call(line)).json;

    expect(api.invocations[0]?.caller).toEqual({
      principal: 'apigateway.amazonaws.com',
      sourceArn: `arn:aws:execute-api:eu-west-1:${requestContext.accountId}:${requestContext.apiId}${path}`,
    });
  });

  it('is a role where the integration has credentials', async () => {
    const role = 'arn:aws:iam::123456789012:role/caller';
    const api = serve(documentWith({ integration: { credentials_arn: role } }), {
      send: () => ({ status: 200, headers: [], body: Buffer.from('{"statusCode":200,"body":"in role"}') }),
    });

    expect((await api.call('GET /')).text).toBe('in role');
    expect(api.sent[0]).toMatchObject({ service: 'lambda', roleArn: role });
  });

  it('is 500 where that role may not call', async () => {
    const api = serve(documentWith({ integration: { credentials_arn: 'arn:aws:iam::123456789012:role/caller' } }), {
      send: () => ({
        status: 403,
        headers: [['x-amzn-errortype', 'AccessDeniedException']],
        body: Buffer.from('{"Message":"no"}'),
      }),
    });

    expect((await api.call('GET /')).text).toBe(failing);
  });
});

describe('stage variables', () => {
  it('choose the alias that is called', async () => {
    const uri = (alias: string) =>
      `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:echo:${alias}/invocations`;
    const api = serve(
      documentWith({
        integration: { integration_uri: uri('$${stageVariables.alias}') },
        stages: { $default: { stage_variables: { alias: 'live' } }, next: { stage_variables: { alias: 'next' } } },
      }),
    );
    await api.call('GET /');
    await api.call('GET /next');

    expect(api.invocations.map(({ functionArn }) => functionArn.split(':').at(-1))).toEqual(['live', 'next']);
  });
});
