import { beforeAll, describe, expect, it } from 'vitest';
import type { Running } from './running';
import { runSmall } from './small-api';

const api = '${aws_api_gateway_rest_api.api.id}';
let small: Running;

beforeAll(async () => {
  const validator = (name: string) => ({ request_validator_id: `\${aws_api_gateway_request_validator.${name}.id}` });
  const models = { request_models: { 'application/json': '${aws_api_gateway_model.order.name}' } };
  const parameters = {
    request_parameters: {
      'method.request.querystring.q': true,
      'method.request.header.X-A': true,
      'method.request.querystring.o': false,
    },
  };
  small = await runSmall(
    {
      'POST /both': { method: { ...validator('both'), ...models, ...parameters } },
      'POST /body': { method: { ...validator('body'), ...models, ...parameters } },
      'POST /none': { method: { ...models, ...parameters } },
      'POST /default': {
        method: { ...validator('body'), request_models: { $default: '${aws_api_gateway_model.line.name}' } },
      },
    },
    {
      aws_api_gateway_request_validator: {
        both: { rest_api_id: api, name: 'both', validate_request_body: true, validate_request_parameters: true },
        body: { rest_api_id: api, name: 'body', validate_request_body: true },
      },
      aws_api_gateway_model: {
        order: {
          rest_api_id: api,
          name: 'Order',
          content_type: 'application/json',
          schema: JSON.stringify({
            $schema: 'http://json-schema.org/draft-04/schema#',
            type: 'object',
            required: ['lines', 'name'],
            properties: {
              name: { type: 'string', minLength: 2, pattern: '^[a-z]+$' },
              kind: { enum: ['a', 'b'] },
              count: { type: 'integer', minimum: 0, exclusiveMinimum: true },
              lines: { type: 'array', items: { $ref: `https://apigateway.amazonaws.com/restapis/${api}/models/Line` } },
            },
            additionalProperties: false,
          }),
        },
        line: {
          rest_api_id: api,
          name: 'Line',
          content_type: 'application/json',
          schema: '{"type":"object","required":["sku"]}',
        },
      },
      aws_api_gateway_gateway_response: {
        body: {
          rest_api_id: api,
          response_type: 'BAD_REQUEST_BODY',
          response_templates: {
            'application/json': '{"message":$context.error.messageString,"why":"$context.error.validationErrorString"}',
          },
        },
      },
    },
  );
});

const headers = { 'X-A': '1' };
const fitting = { name: 'bo', lines: [{ sku: 1 }] };

describe('parameters', () => {
  it('that are required are named when they are missing [G222] [G227]', async () => {
    const { status, text, headers: answered } = await small.call('POST /s/both', { body: fitting });

    expect(text).toBe('{"message": "Missing required request parameters: [q, X-A]"}');
    expect([status, answered['x-amzn-errortype']]).toEqual([400, 'BadRequestException']);
  });

  it('that are blank count as missing [G223]', async () => {
    const { text } = await small.call('POST /s/both?q=%20', { headers, body: fitting });

    expect(text).toBe('{"message": "Missing required request parameters: [q]"}');
  });

  it('that are there let the request pass', async () => {
    expect((await small.call('POST /s/both?q=1', { headers, body: fitting })).status).toBe(200);
  });
});

describe('a method', () => {
  it('without a validator checks nothing [G221]', async () => {
    expect((await small.call('POST /s/none', { body: 'x' })).status).toBe(200);
  });

  it('whose validator is for bodies does not check parameters [G221]', async () => {
    expect((await small.call('POST /s/body', { body: fitting })).status).toBe(200);
  });

  it('has no check for a media type without a model [G225]', async () => {
    expect((await small.call('POST /s/body', { headers: { 'Content-Type': 'text/csv' }, body: 'x' })).status).toBe(200);
  });

  it('may have one model for every media type [G225]', async () => {
    const { status } = await small.call('POST /s/default', { headers: { 'Content-Type': 'text/csv' }, body: '{}' });

    expect(status).toBe(400);
  });
});

describe('a body', () => {
  it.each([
    ['no JSON', 'x', 'Invalid JSON'],
    ['nothing', '', 'Invalid JSON'],
    ['too little', {}, 'object has missing required properties (["lines","name"])'],
    [
      'a wrong type',
      { ...fitting, name: 1 },
      'instance type (integer) does not match any allowed primitive type (allowed: ["string"])',
    ],
    [
      'a number at a limit that is excluded',
      { ...fitting, count: 0 },
      'numeric instance is not strictly greater than the required minimum 0',
    ],
    ['a short text', { ...fitting, name: 'b' }, 'string "b" is too short (length: 1, required minimum: 2)'],
    ['an odd text', { ...fitting, name: 'BO' }, 'ECMA 262 regex "^[a-z]+$" does not match input string "BO"'],
    [
      'an unknown word',
      { ...fitting, kind: 'c' },
      'instance value ("c") not found in enum (possible values: ["a","b"])',
    ],
    [
      'a member too many',
      { ...fitting, x: 1 },
      'object instance has properties which are not allowed by the schema: ["x"]',
    ],
    [
      'a line that fits no other model',
      { ...fitting, lines: [{}] },
      'object has missing required properties (["sku"])',
    ],
  ])('with %s is refused, and the reason is for gateway responses [G224] [G226] [G255]', async (_, body, why) => {
    const { status, json, headers: answered } = await small.call('POST /s/body', { body });

    expect([status, answered['x-amzn-errortype']]).toEqual([400, 'BadRequestException']);
    expect(json()).toEqual({ message: 'Invalid request body', why: `[${why}]` });
  });

  it('is judged by draft 04, in which exclusiveMinimum is a boolean [G226]', async () => {
    const { status } = await small.call('POST /s/body', { body: { ...fitting, count: 0 } });

    expect(status).toBe(400);
  });
});
