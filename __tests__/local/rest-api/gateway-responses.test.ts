import { beforeAll, describe, expect, it } from 'vitest';
import type { Running } from './running';
import { runSmall } from './small-api';

const api = '${aws_api_gateway_rest_api.api.id}';
let dressed: Running;
let plain: Running;

beforeAll(async () => {
  const refusing = { authorization: 'AWS_IAM' };
  const methods = {
    'GET /a': {},
    'GET /signed': { method: refusing },
    'GET /broken': { integration: { type: 'MOCK' } },
    'POST /types': { integration: { type: 'MOCK', passthrough_behavior: 'NEVER' } },
  };
  plain = await runSmall(methods);
  dressed = await runSmall(methods, {
    aws_api_gateway_stage: { s: { variables: { owner: 'us' } } },
    aws_api_gateway_gateway_response: {
      missing: {
        rest_api_id: api,
        response_type: 'MISSING_AUTHENTICATION_TOKEN',
        status_code: '404',
        response_parameters: {
          'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
          'gatewayresponse.header.X-Path': 'method.request.path.thing',
          'gatewayresponse.header.X-Query': 'method.request.querystring.q',
          'gatewayresponse.header.X-Header': 'method.request.header.who',
          'gatewayresponse.header.X-Stage': 'context.stage',
        },
        response_templates: {
          'application/json':
            '{"said":$context.error.messageString,"plain":"$context.error.message","type":"$context.error.responseType","id":"$context.requestId","owner":"$stageVariables.owner","set":"#set($a = 1)"}',
          'application/xml': '<said>$context.error.message</said>',
        },
      },
      all4: {
        rest_api_id: api,
        response_type: 'DEFAULT_4XX',
        status_code: '499',
        response_parameters: { 'gatewayresponse.header.X-All': "'4'" },
      },
      all5: {
        rest_api_id: api,
        response_type: 'DEFAULT_5XX',
        response_templates: { 'application/json': '{"oh":"no"}' },
      },
      large: { rest_api_id: api, response_type: 'REQUEST_TOO_LARGE', status_code: '400' },
    },
  });
});

describe('a refusal', () => {
  it('stands in the trace with the status that callers get', async () => {
    const { status, steps } = await dressed.call('GET /s/nowhere');

    expect([status, steps.at(-1)]).toEqual([
      404,
      'gateway response: 404 MISSING_AUTHENTICATION_TOKEN: no resource /nowhere',
    ]);
  });

  it.each([
    ['GET /s/nowhere', 403, '{"message":"Missing Authentication Token"}', 'MissingAuthenticationTokenException'],
    ['GET /s/signed', 403, '{"message":"Missing Authentication Token"}', 'MissingAuthenticationTokenException'],
    ['GET /s/broken', 500, '{"message": "Internal server error"}', 'InternalServerErrorException'],
    ['POST /s/types', 415, '{"message": "Unsupported Media Type"}', 'BadRequestException'],
  ])('has status and message of its kind: %s is %i [G249] [G252]', async (line, status, body, type) => {
    const { status: own, text, headers } = await plain.call(line);

    expect([own, text, headers['x-amzn-errortype'], headers['content-type']]).toEqual([
      status,
      body,
      type,
      'application/json',
    ]);
  });

  it('takes the response of its own kind first [G250]', async () => {
    expect((await dressed.call('GET /s/nowhere')).status).toBe(404);
  });

  it('takes the response of its class otherwise, and its status [G250] [G251]', async () => {
    const { status, text, headers } = await dressed.call('POST /s/types');

    expect([status, text, headers['x-all']]).toEqual([499, '{"message": "Unsupported Media Type"}', '4']);
  });

  it('keeps its status where the class has none [G250]', async () => {
    const { status, text } = await dressed.call('GET /s/broken');

    expect([status, text]).toEqual([500, '{"oh":"no"}']);
  });

  it('has names replaced in its template, which is no Velocity [G253] [G255]', async () => {
    const { json, whole } = await dressed.call('GET /s/nowhere');

    expect(json()).toEqual({
      said: 'Missing Authentication Token',
      plain: 'Missing Authentication Token',
      type: 'MISSING_AUTHENTICATION_TOKEN',
      id: whole.trace.id,
      owner: 'us',
      set: '#set($a = 1)',
    });
  });

  it('has the template that the caller accepts', async () => {
    const { text, headers } = await dressed.call('GET /s/nowhere', { headers: { Accept: 'application/xml' } });

    expect([text, headers['content-type']]).toEqual(['<said>Missing Authentication Token</said>', 'application/xml']);
  });

  it('has headers from literals, the context and the request [G254]', async () => {
    const { headers } = await dressed.call('GET /s/nowhere?q=1', { headers: { who: 'me' } });

    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'x-query': '1',
      'x-header': 'me',
      'x-stage': 's',
    });
    expect(headers['x-path']).toBeUndefined();
  });

  it('of a body that is too large stays as it is [G256] [G270]', async () => {
    const { status } = await dressed.call('POST /s/types', { body: Buffer.alloc(10 * 1024 * 1024 + 1) });

    expect(status).toBe(413);
  });

  it('of headers that are too large stays as it is [G256] [G270]', async () => {
    const asked = (bytes: number) =>
      dressed.call('POST /s/types', { headers: { big: 'x'.repeat(bytes - 'big'.length) } });
    const { status, json, headers } = await asked(10_241);

    expect((await asked(10_240)).status).not.toBe(431);
    expect([status, json()]).toEqual([431, { message: 'Request Header Fields Too Large' }]);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});
