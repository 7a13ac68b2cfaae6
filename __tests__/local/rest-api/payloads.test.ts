import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from './running';
import { runSmall, uriOf } from './small-api';

let server: Server;
let api: Running;

beforeAll(async () => {
  server = createServer((message, response) => {
    const large = message.url === '/large';
    response.writeHead(200, {
      'Content-Type': large ? 'text/plain' : 'image/png',
      Server: 'own',
      'WWW-Authenticate': 'Basic',
    });
    response.end(large ? Buffer.alloc(10 * 1024 * 1024 + 1) : Buffer.from([0x89, 0xff]));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const picture = { type: 'HTTP', integration_http_method: 'GET', uri };
  const template = { response_templates: { 'application/json': '"$input.body"' } };
  const event = { type: 'AWS', integration_http_method: 'POST', uri: uriOf('play') };
  const given = { request_templates: { 'image/png': '{"return": "$input.body"}' } };
  const passed = {
    declared: { 'method.response.header.Server': true, 'method.response.header.WWW-Authenticate': true },
    integration: {
      response_parameters: {
        'method.response.header.Server': 'integration.response.header.Server',
        'method.response.header.WWW-Authenticate': 'integration.response.header.WWW-Authenticate',
        'method.response.header.Transfer-Encoding': "'chunked'",
      },
    },
  };
  api = await runSmall(
    {
      'GET /as-it-is': { integration: picture, responses: { '200': passed } },
      'GET /as-text': {
        integration: picture,
        responses: { '200': { integration: { ...template, content_handling: 'CONVERT_TO_TEXT' } } },
      },
      'GET /template': { integration: picture, responses: { '200': { integration: template } } },
      'POST /text': {
        integration: { ...event, ...given, content_handling: 'CONVERT_TO_TEXT' },
        responses: { '200': {} },
      },
      'POST /decoded': {
        integration: {
          type: 'HTTP_PROXY',
          integration_http_method: 'POST',
          uri,
          content_handling: 'CONVERT_TO_BINARY',
        },
      },
      'POST /binary': { integration: { ...event, ...given }, responses: { '200': {} } },
      'GET /large': { integration: { type: 'HTTP_PROXY', integration_http_method: 'GET', uri: `${uri}large` } },
    },
    { aws_api_gateway_rest_api: { api: { binary_media_types: ['image/png'] } } },
  );
});
afterAll(() => server.close());

const png = { headers: { 'Content-Type': 'image/png' }, body: Buffer.from([0x89, 0xff]) };

describe('a binary answer', () => {
  it('passes as it is [G220]', async () => {
    expect((await api.call('GET /s/as-it-is')).whole.body).toEqual(Buffer.from([0x89, 0xff]));
  });

  it('becomes base64 for a template where the response says so [G220]', async () => {
    expect((await api.call('GET /s/as-text')).text).toBe('"if8="');
  });

  it('is nothing for a template otherwise [G220]', async () => {
    const { status, steps } = await api.call('GET /s/template');

    expect([status, steps.at(-1)]).toEqual([500, expect.stringContaining('was given binary data')]);
  });

  it('has headers that API Gateway keeps to itself under another name [G193]', async () => {
    const { headers } = await api.call('GET /s/as-it-is');

    expect(headers).toMatchObject({ 'x-amzn-remapped-server': 'own', 'x-amzn-remapped-www-authenticate': 'Basic' });
    expect(headers['transfer-encoding']).toBeUndefined();
  });
});

describe('a binary request', () => {
  it('becomes base64 for a template where the integration says so [G220]', async () => {
    expect((await api.call('POST /s/text', png)).text).toBe('"if8="');
  });

  it('is nothing for a template otherwise [G220]', async () => {
    expect((await api.call('POST /s/binary', png)).status).toBe(500);
  });
});

it('an answer of more than ten megabytes is a failure [G175]', async () => {
  const { status, text } = await api.call('GET /s/large');

  expect([status, text]).toEqual([500, '{"message": "Internal server error"}']);
});
