import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from './running';
import { runSmall, uriOf } from './small-api';

/** A backend that answers with what it was asked. `/status/N` answers with that status. */
function backend(): Promise<{ server: Server; url: string }> {
  const server = createServer((message, response) => {
    read(message).then((body) => {
      const status = Number(/\/status\/(\d+)/.exec(message.url ?? '')?.[1] ?? 200);
      response.writeHead(status, { 'Content-Type': 'application/json', Server: 'own', 'X-Own': 'yes' });
      response.end(JSON.stringify({ method: message.method, url: message.url, headers: message.headers, body }));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
    );
  });
}

async function read(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message) text += String(chunk);
  return text;
}

let api: Running;
let server: Server;
let url: string;

beforeAll(async () => {
  ({ server, url } = await backend());
  const proxied = { type: 'HTTP_PROXY', integration_http_method: 'ANY' };
  const custom = { type: 'AWS', integration_http_method: 'POST', uri: uriOf('play') };
  const http = { type: 'HTTP', integration_http_method: 'GET' };
  const mock = { type: 'MOCK' };
  const json = (template: string) => ({ 'application/json': template });
  api = await runSmall(
    {
      'ANY /proxy/{proxy+}': {
        method: { request_parameters: { 'method.request.path.proxy': true } },
        integration: {
          ...proxied,
          uri: `${url}/base/{proxy}`,
          request_parameters: {
            'integration.request.path.proxy': 'method.request.path.proxy',
            'integration.request.header.X-Stage': 'context.stage',
            'integration.request.header.X-Variable': 'stageVariables.where',
            'integration.request.header.X-Literal': "'as is'",
            'integration.request.header.X-None': 'method.request.header.nowhere',
            'integration.request.header.X-Last': 'method.request.header.X-Many',
            'integration.request.header.X-All': 'method.request.multivalueheader.X-Many',
            'integration.request.querystring.from': 'method.request.body.who.name',
          },
        },
      },
      'GET /unmapped/{id}': {
        integration: { ...proxied, uri: `${url}/$\${stageVariables.where}/$\${stageVariables.none}x/{id}` },
      },
      'GET /nowhere': { integration: { ...proxied, uri: 'http://127.0.0.1:1/' } },
      'GET /public/{id}': {
        method: { request_parameters: { 'method.request.path.id': true } },
        integration: {
          ...proxied,
          uri: 'https://prices.example/of/{id}',
          request_parameters: { 'integration.request.path.id': 'method.request.path.id' },
        },
      },
      'GET /invalid': { integration: { ...proxied, uri: 'http://$${stageVariables.none}' } },
      'GET /private': {
        integration: {
          ...proxied,
          uri: 'http://nlb.example/private?x=1',
          connection_type: 'VPC_LINK',
          connection_id: '${aws_api_gateway_vpc_link.link.id}',
        },
      },
      'GET /closed': {
        integration: {
          ...proxied,
          uri: 'http://nlb.example/',
          connection_type: 'VPC_LINK',
          connection_id: '${aws_api_gateway_vpc_link.other.id}',
        },
      },
      'GET /http/{status}': {
        integration: {
          ...http,
          uri: `${url}/status/{status}`,
          request_parameters: { 'integration.request.path.status': 'method.request.path.status' },
        },
        responses: {
          '200': {
            declared: {
              'method.response.header.X-Out': true,
              'method.response.header.X-Url': true,
              'method.response.header.Server': true,
            },
            integration: {
              response_parameters: {
                'method.response.header.X-Out': 'integration.response.header.X-Own',
                'method.response.header.X-Url': 'integration.response.body.url',
                'method.response.header.X-Undeclared': "'x'",
              },
            },
          },
          '404': {
            integration: { selection_pattern: '4\\d{2}', response_templates: json('{"gone": "$context.httpMethod"}') },
          },
          '502': { integration: { selection_pattern: '5\\d{2}' } },
        },
      },
      'GET /strict': {
        integration: { ...http, uri: url },
        responses: { '404': { integration: { selection_pattern: '404' } } },
      },
      'POST /length': {
        integration: { ...http, uri: url, request_parameters: { 'integration.request.header.Content-Length': "'1'" } },
        responses: { '200': {} },
      },
      'POST /custom': {
        integration: custom,
        responses: {
          '200': {},
          '405': { integration: { selection_pattern: '.*four hundred.*' } },
          '502': { integration: { selection_pattern: '.+' } },
        },
      },
      'POST /plain': {
        integration: custom,
        responses: { '200': {}, '201': { integration: { selection_pattern: '200' } } },
      },
      'POST /later': {
        integration: {
          ...custom,
          request_parameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
        },
        responses: { '202': {} },
      },
      'GET /mock/{status}': {
        integration: { ...mock, request_templates: json('{"statusCode": $input.params("status")}') },
        responses: {
          '200': {
            integration: {
              response_templates: json(
                '#set($context.responseOverride.status = $input.params("other"))#set($context.responseOverride.header.X-Set = "yes"){"ok": true}',
              ),
            },
          },
          '418': {
            integration: {
              selection_pattern: '418',
              response_templates: { 'text/plain': 'tea', 'application/xml': '<tea/>' },
            },
          },
        },
      },
      'GET /mock': { integration: mock, responses: { '200': {} } },
      'POST /types': {
        integration: {
          ...mock,
          passthrough_behavior: 'NEVER',
          request_templates: { ...json('{"statusCode": 200}'), $default: '{"statusCode": 400}' },
        },
        responses: { '200': {}, '400': { integration: { selection_pattern: '400' } } },
      },
      'POST /none': { integration: { ...mock, passthrough_behavior: 'WHEN_NO_TEMPLATES' }, responses: { '200': {} } },
    },
    {
      aws_api_gateway_stage: { s: { variables: { where: 'here' } } },
      aws_lb: { backend: { name: 'backend', load_balancer_type: 'network' } },
      aws_api_gateway_vpc_link: {
        link: { name: 'link', target_arns: ['${aws_lb.backend.arn}'] },
        other: { name: 'other', target_arns: [] },
      },
    },
    { upstreams: { backend: url, 'prices.example': `${url}/prices/` } },
  );
});

afterAll(() => server.close());

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

describe('HTTP_PROXY', () => {
  it('passes method, path, query, headers and body on, and status and body back [G190] [G196]', async () => {
    const answer = await api.call('PUT /s/proxy/status/207?a=1', {
      headers: { 'X-Mine': 'm', 'Content-Type': 'text/plain' },
      body: 'hello',
    });
    const received = answer.json() as Received;

    expect([answer.status, received.method, received.url, received.body]).toEqual([
      207,
      'PUT',
      '/base/status/207?a=1',
      'hello',
    ]);
    expect(received.headers).toMatchObject({ 'x-mine': 'm', 'content-type': 'text/plain' });
  });

  it('keeps Host, Via and Content-Encoding back, and tells the API [G191]', async () => {
    const { json } = await api.call('GET /s/proxy/a', {
      headers: { Host: 'mine', Via: 'v', 'Content-Encoding': 'br' },
    });
    const { headers } = json() as Received;

    expect([headers.host, headers.via, headers['content-encoding']]).toEqual([
      url.slice('http://'.length),
      undefined,
      undefined,
    ]);
    expect(headers['x-amzn-apigateway-api-id']).toMatch(/^[a-z0-9]{10}$/);
  });

  it('gives headers of the backend that are its own another name [G192]', async () => {
    const { headers } = await api.call('GET /s/proxy/a');

    expect(headers).toMatchObject({ 'x-amzn-remapped-server': 'own', 'x-own': 'yes' });
    expect(headers['x-amzn-remapped-date']).toBeDefined();
    expect(headers.server).toBeUndefined();
  });

  it('maps from context, stage variables, literals, headers and the body, and skips what is not there [G200] [G202] [G203]', async () => {
    const answer = await api.call('POST /s/proxy/a', {
      headers: [
        ['X-Many', '1'],
        ['X-Many', '2'],
        ['Content-Type', 'application/json'],
      ],
      body: { who: { name: 'Bo' } },
    });
    const { headers, url: received } = answer.json() as Received;

    expect(headers).toMatchObject({
      'x-stage': 's',
      'x-variable': 'here',
      'x-literal': 'as is',
      'x-last': '2',
      'x-all': '1,2',
    });
    expect(headers['x-none']).toBeUndefined();
    expect(received).toBe('/base/a?from=Bo');
  });

  it('fills stage variables in, leaves nothing for those that are not there, and names that are not mapped as they are [G197] [G198]', async () => {
    expect(((await api.call('GET /s/unmapped/7')).json() as Received).url).toBe('/here/x/%7Bid%7D');
  });

  it('to an address that is none is a 500 [G195]', async () => {
    expect((await api.call('GET /s/invalid')).status).toBe(500);
  });

  it('to a backend that does not answer is a 504', async () => {
    const { status, steps } = await api.call('GET /s/nowhere');

    expect(status).toBe(504);
    expect(steps.at(-1)).toContain('INTEGRATION_FAILURE: http://127.0.0.1:1 does not answer');
  });

  it('to a public host asks the upstream that the run has for it', async () => {
    expect(((await api.call('GET /s/public/7?x=1')).json() as Received).url).toBe('/prices/of/7?x=1');
  });

  it('through a VPC link asks where --upstream says', async () => {
    expect(((await api.call('GET /s/private')).json() as Received).url).toBe('/private?x=1');
  });

  it('through a VPC link without --upstream says what to give', async () => {
    const { status, steps } = await api.call('GET /s/closed');

    expect(status).toBe(504);
    expect(steps.at(-1)).toContain('give --upstream other=http://127.0.0.1:PORT');
  });
});

describe('HTTP', () => {
  it('takes the response whose pattern fits the status [G179]', async () => {
    const { status, text } = await api.call('GET /s/http/404');

    expect([status, text]).toEqual([404, '{"gone": "GET"}']);
  });

  it('takes the response without a pattern otherwise, with headers from header and body [G204] [G205]', async () => {
    const { status, headers } = await api.call('GET /s/http/201');

    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'x-out': 'yes', 'x-url': '/status/201' });
    expect(headers['x-undeclared']).toBeUndefined();
  });

  it('without any response for a status is a 500 [G181]', async () => {
    const { status, text, steps } = await api.call('GET /s/strict');

    expect([status, text]).toEqual([500, '{"message": "Internal server error"}']);
    expect(steps.at(-1)).toContain('API_CONFIGURATION_ERROR');
  });

  it('must not map Content-Length [G194]', async () => {
    expect((await api.call('POST /s/length', { body: {} })).status).toBe(500);
  });
});

describe('a function that is no proxy', () => {
  const custom = (proxyAnswer: object, path = 'custom') => api.call(`POST /s/${path}`, { body: proxyAnswer });

  it('gets the body as its event, and its result is the body [G176]', async () => {
    expect((await custom({ return: { statusCode: 404, own: 1 } })).text).toBe('{"statusCode":404,"own":1}');
  });

  it('that returns a text answers with JSON [G177]', async () => {
    const { status, text } = await custom({ return: 'hello' });

    expect([status, text]).toEqual([200, '"hello"']);
  });

  it.each([
    ['it is four hundred', 405],
    ['other', 502],
  ])('that fails with "%s" takes the pattern with the lower status: %i [G180]', async (message, status) => {
    expect((await custom({ throw: message })).status).toBe(status);
  });

  it('that fails answers with its error where no template is set [G183]', async () => {
    const { status, json } = await custom({ throw: 'no' }, 'plain');

    expect(status).toBe(200);
    expect(json()).toMatchObject({ errorType: 'Error', errorMessage: 'no' });
  });

  it('that succeeds does not take the pattern 200 [G178]', async () => {
    expect((await custom({ return: 1 }, 'plain')).status).toBe(200);
  });

  it('that is called as an event is not waited for [G184]', async () => {
    const { status, text } = await custom({ wait: 60_000 }, 'later');

    expect([status, text]).toEqual([202, '']);
  });
});

describe('MOCK', () => {
  it('chooses a response by the status that its template gives [G185]', async () => {
    const { status, text } = await api.call('GET /s/mock/418', { headers: { Accept: 'application/xml' } });

    expect([status, text]).toEqual([418, '<tea/>']);
  });

  it('takes the first template where none is accepted, and stays JSON by its content type [G209]', async () => {
    const { text, headers } = await api.call('GET /s/mock/418');

    expect([text, headers['content-type']]).toEqual(['tea', 'application/json']);
  });

  it('sends the status and headers that its response template sets [G216]', async () => {
    const { status, headers } = await api.call('GET /s/mock/200?other=203');

    expect([status, headers['x-set']]).toEqual([203, 'yes']);
  });

  it.each(['99', '600', 'x'])('passes over a status of %s [G217]', async (other) => {
    expect((await api.call(`GET /s/mock/200?other=${other}`)).status).toBe(200);
  });

  it('without a status is a 500 [G187]', async () => {
    const { status, text } = await api.call('GET /s/mock');

    expect([status, text]).toEqual([500, '{"message": "Internal server error"}']);
  });
});

describe('the request template', () => {
  it.each([
    ['application/json; charset=utf-8', 200],
    ['text/csv', 400],
  ])('is chosen by the media type %s, or is $default [G206]', async (type, status) => {
    expect((await api.call('POST /s/types', { headers: { 'Content-Type': type }, body: '{}' })).status).toBe(status);
  });

  it('counts as one for JSON without a media type [G206]', async () => {
    expect((await api.call('POST /s/types')).status).toBe(200);
  });

  it('is not needed where there is none at all [G207]', async () => {
    expect(
      (await api.call('POST /s/none', { headers: { 'Content-Type': 'text/csv' }, body: '{"statusCode": 200}' })).status,
    ).toBe(200);
  });
});
