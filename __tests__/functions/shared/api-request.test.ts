import { describe, expect, it } from 'vitest';
import { readApiRequest } from '../../../functions/shared/api-request';
import { requestIdOf } from '../../../functions/shared/request-id';
import { payload1, payload2, payloads, requestId } from '../../support/api-events';

describe.each(payloads)('An API event, payload $payload', ({ makeEvent }) => {
  const read = (...request: Parameters<typeof makeEvent>) => readApiRequest(makeEvent(...request));

  it('has the path of the matched route, its parameters filled in and escaped', () => {
    const pathParameters = { id: 'a b/c', rest: 'd/e f' };

    expect(read('GET /things/{id}/{rest+}', { pathParameters }).path).toBe('/things/a%20b%2Fc/d/e%20f');
  });

  it.each(['', '.', '..', '\ud800'])('is refused when a path parameter is %j', (id) => {
    expect(() => read('GET /things/{id}', { pathParameters: { id } })).toThrow('The path must be well-formed');
  });

  it('has its headers by lower-case names, their values as they came', () => {
    expect(read('GET /things', { headers: { 'If-Match': ' “1”' } }).headers['if-match']).toBe('“1”');
  });

  it('has every value of a query parameter', () => {
    const { query } = read('GET /things', { query: { a: ['1', '2 # 3'], b: 'ü' } });

    expect([query.getAll('a'), query.getAll('b')]).toEqual([['1', '2 # 3'], ['ü']]);
  });

  it('carries the request id', () => {
    expect(requestIdOf(makeEvent('GET /things'))).toBe(requestId);
  });
});

describe('An event', () => {
  it('joins the values of a header that came more than once', () => {
    const event = payload1('GET /things', { headers: { 'If-Match': '"2"' } });
    const multiValueHeaders = { 'If-Match': ['"1"', '"2"'] };

    expect(readApiRequest({ ...event, multiValueHeaders }).headers).toMatchObject({ 'if-match': '"1", "2"' });
  });

  it.each(['//items', 'items', ':1'])('is refused at the raw path %j, which names another place', (rawPath) => {
    expect(() => readApiRequest({ ...payload2('GET /items'), routeKey: '$default', rawPath })).toThrow(
      `The path must be well-formed, was ${JSON.stringify(rawPath)}.`,
    );
  });

  it.each([undefined, null, 7, 'x', [], {}, { version: '2.0' }, { requestContext: {} }, { httpMethod: 'GET' }])(
    'is none when it is %j',
    (event) => {
      expect(() => readApiRequest(event)).toThrow('The event must be payload 1.0 or 2.0 of API Gateway.');
    },
  );

  it.each(['headers', 'body', 'rawPath', 'rawQueryString', 'routeKey'])('is none when its %s is a number', (member) => {
    expect(() => readApiRequest({ ...payload2('GET /items'), [member]: 7 })).toThrow('The event must be payload');
  });

  it('is refused when a header is no text', () => {
    expect(() => readApiRequest({ ...payload2('GET /items'), headers: { a: {} } })).toThrow(
      'Every header and query parameter must be a string.',
    );
  });
});
