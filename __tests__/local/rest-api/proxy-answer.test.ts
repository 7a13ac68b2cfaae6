import { beforeAll, describe, expect, it } from 'vitest';
import { proxyAnswer } from '../../../local/rest-api/proxy-answer';
import type { Running } from './running';
import { proxyTo, runSmall } from './small-api';

let api: Running;
beforeAll(async () => {
  api = await runSmall(
    {
      'POST /play': { integration: proxyTo('play') },
      'POST /slow': { integration: { ...proxyTo('play'), timeout_milliseconds: 50 } },
      'POST /forbidden': { integration: proxyTo('closed') },
    },
    {
      aws_lambda_function: {
        closed: {
          function_name: 'closed',
          role: 'arn:aws:iam::123456789012:role/small',
          handler: 'index.echo',
          runtime: 'nodejs22.x',
          filename: 'code',
        },
      },
    },
  );
});

const play = (answer: unknown, path = 'play') => api.call(`POST /s/${path}`, { body: { return: answer } });
const serverError = [502, '{"message": "Internal server error"}', 'InternalServerErrorException'];

describe('a function behind a proxy', () => {
  it.each([
    ['a further member [G160]', { statusCode: 200, body: '', extra: 1 }],
    ['a text [G162]', 'hello'],
    ['nothing', null],
    ['a list', []],
    ['a status that is a word [G163]', { statusCode: 'ok' }],
    ['status 0 [G163]', { statusCode: 0 }],
    ['a body that is an object', { statusCode: 200, body: {} }],
  ])('that answers with %s is a 502 [G161]', async (_, answer) => {
    const { status, text, headers } = await play(answer);

    expect([status, text, headers['x-amzn-errortype']]).toEqual(serverError);
  });

  it('that throws is a 502 that does not tell why [G171]', async () => {
    const { status, text, steps } = await api.call('POST /s/play', { body: { throw: 'secret' } });

    expect([status, text]).toEqual([502, '{"message": "Internal server error"}']);
    expect(steps.at(-1)).toContain('secret');
  });

  it('that is too slow for its integration is a 504 [G172]', async () => {
    const { status, text } = await api.call('POST /s/slow', { body: { wait: 5000 } });

    expect([status, text]).toEqual([504, '{"message": "Endpoint request timed out"}']);
  });

  it('that API Gateway may not call is a 500 [G173]', async () => {
    const { status, text, steps } = await play({}, 'forbidden');

    expect([status, text]).toEqual([500, '{"message": "Internal server error"}']);
    expect(steps.at(-1)).toContain('AccessDenied');
  });

  it('without a content type answers with JSON [G165]', async () => {
    expect((await play({ statusCode: 200, body: 'text' })).headers['content-type']).toBe('application/json');
  });

  it('answers browsers with the headers that it gives itself [G189]', async () => {
    const { headers } = await play({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' } });

    expect(headers['access-control-allow-origin']).toBe('*');
  });

  it('keeps its content type [G166]', async () => {
    const { headers } = await play({ statusCode: 200, headers: { 'content-type': 'text/csv' }, body: 'a' });

    expect(headers['content-type']).toBe('text/csv');
  });

  it('may repeat headers [G167]', async () => {
    const { whole } = await play({ statusCode: 201, multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] } });

    expect(whole.headers.filter(([name]) => name === 'Set-Cookie')).toEqual([
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ]);
  });

  it('has the ids of its request in the answer [G174]', async () => {
    const { headers, whole } = await play({ statusCode: 200 });

    expect(headers['x-amzn-requestid']).toBe(whole.trace.id);
    expect(headers['x-amz-apigw-id']).toMatch(/=$/);
  });

  it('that refuses is not dressed by gateway responses [G257]', async () => {
    const { status, text } = await play({ statusCode: 404, body: '{"own":true}' });

    expect([status, text]).toEqual([404, '{"own":true}']);
  });
});

describe('a base64 body', () => {
  const answer = JSON.stringify({ statusCode: 200, isBase64Encoded: true, body: 'aGk=' });
  const bodyFor = (accept: string | undefined, types: readonly string[]) =>
    String(proxyAnswer(answer, accept, types).body);

  it('stays as it is without binary media types [G168]', () => {
    expect(bodyFor('image/png', [])).toBe('aGk=');
  });

  it('is decoded for who accepts a binary media type [G169]', () => {
    expect([bodyFor('image/png', ['image/png']), bodyFor('application/zip', ['application/*'])]).toEqual(['hi', 'hi']);
  });

  it('stays as it is for who accepts nothing in particular [G170]', () => {
    expect(bodyFor(undefined, ['image/png'])).toBe('aGk=');
  });
});

it('output that is no JSON is a 502 without the space [G164]', () => {
  expect(() => proxyAnswer('no json', undefined, [])).toThrow(
    expect.objectContaining({ status: 502, details: expect.objectContaining({ tight: true }) }),
  );
});
