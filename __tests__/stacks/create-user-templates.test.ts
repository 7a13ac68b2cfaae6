import { describe, expect, it } from 'vitest';
import {
  failurePattern,
  failureTemplate,
  refusalPattern,
  refusalTemplate,
  requestTemplate,
  successTemplate,
} from '../../stacks/users-rest-api/create-user-templates';
import { evaluate } from '../support/velocity';

const body = { email: 'ada@example.com', name: 'Ada' };
const authorizer = { userId: 'user-1', email: 'ada@example.com', roles: 'admin,reader' };
const identity = { sourceIp: '203.0.113.7', userAgent: 'curl/8.9' };
const context = { requestId: 'id-1', extendedRequestId: 'ext-1', identity, authorizer };

const event = (given: object, sent: unknown = body) =>
  JSON.parse(evaluate(requestTemplate, { context: { ...context, ...given }, body: sent }).text);

/** Texts that end a string, a line or an object in something less careful. */
const hostile = [
  '"',
  "'",
  '\\',
  "\\'",
  '\\"',
  "it's",
  'a\nb',
  'a\r\tb',
  '", "action": "deleteUser", "x": "',
  '</script>',
  '$context.requestId #set($a = 1) ${x}',
  '\u0000\u001f\u007f',
  'ü 漢 😀',
];

describe('the request template', () => {
  it('makes an event of the request and its caller', () => {
    expect(event({})).toEqual({
      action: 'createUser',
      body,
      idempotencyKey: '',
      requestId: 'id-1',
      sourceIp: '203.0.113.7',
      userAgent: 'curl/8.9',
      claims: { sub: 'user-1', email: 'ada@example.com', roles: 'admin,reader' },
    });
  });

  it.each(hostile.map((text) => [JSON.stringify(text), text]))('carries the user agent %s as it is', (_, userAgent) => {
    expect(event({ identity: { ...identity, userAgent } }).userAgent).toBe(userAgent);
  });

  it.each(hostile.map((text) => [JSON.stringify(text), text]))('carries the claim %s as it is', (_, roles) => {
    expect(event({ authorizer: { ...authorizer, roles } }).claims.roles).toBe(roles);
  });

  it.each(hostile.map((text) => [JSON.stringify(text), text]))('carries the request id %s as it is', (_, requestId) => {
    expect(event({ requestId }).requestId).toBe(requestId);
  });

  it.each(hostile.map((text) => [JSON.stringify(text), text]))('carries the name %s as it is', (_, name) => {
    expect(event({}, { ...body, name }).body).toEqual({ ...body, name });
  });

  it.each(['Idempotency-Key', 'idempotency-key'])('carries the header %s, as HTTP/1 and HTTP/2 write it', (name) => {
    const { text } = evaluate(requestTemplate, { context, body, headers: { [name]: `it's "7"` } });

    expect(JSON.parse(text).idempotencyKey).toBe(`it's "7"`);
  });

  it('carries empty text for what is not there', () => {
    expect(event({ identity: { sourceIp: '203.0.113.7' }, authorizer: {} })).toMatchObject({
      userAgent: '',
      claims: { sub: '', email: '', roles: '' },
    });
  });
});

describe('the response templates', () => {
  it('show the user that was created, and nothing else', () => {
    const user = { id: 'user-2', ...body, createdAt: '2026-01-02T03:04:05.678Z' };
    const { text } = evaluate(successTemplate, { body: { ...user, version: 1, pk: 'user-2' } });

    expect(JSON.parse(text)).toEqual(user);
  });

  it.each(hostile.map((text) => [JSON.stringify(text), text]))('show the name %s as it is', (_, name) => {
    expect(JSON.parse(evaluate(successTemplate, { body: { id: 'user-2', ...body, name } }).text).name).toBe(name);
  });

  it('show a refusal without its trace', () => {
    const refusal = { message: 'The request is not valid.', errors: [{ field: 'email', message: 'is "odd"' }] };
    const { text } = evaluate(refusalTemplate, {
      body: { errorMessage: `[400] ${JSON.stringify(refusal)}`, errorType: 'Error', trace: ['at /var/task/index.mjs'] },
    });

    expect(JSON.parse(text)).toEqual(refusal);
  });

  it('show a failure by its id alone', () => {
    const { text } = evaluate(failureTemplate, { context, body: { errorMessage: 'secret', trace: ['at secret'] } });

    expect(JSON.parse(text)).toEqual({ message: 'Internal server error.', request_id: 'id-1' });
  });
});

describe('the selection patterns', () => {
  const takes = (pattern: string, message: string) => new RegExp(`^(?:${pattern})$`).test(message);

  it.each(['400', '404', '409', '422', '503'])('take %s for a refusal, and only for that', (status) => {
    const message = `[${status}] {"message":"a\\nb"}`;

    expect(takes(refusalPattern(status), message)).toBe(true);
    expect(takes(failurePattern, message)).toBe(false);
  });

  it.each(['[500] {"message":"x"}', '[401] {}', '2026-01-02 Task timed out after 15.00 seconds', 'line\nline', '400'])(
    'take "%s" for a failure',
    (message) => {
      expect(takes(failurePattern, message)).toBe(true);
      expect(['400', '404', '409', '422', '503'].some((status) => takes(refusalPattern(status), message))).toBe(false);
    },
  );

  it('take no message for success', () => {
    expect(takes(failurePattern, '')).toBe(false);
  });
});
