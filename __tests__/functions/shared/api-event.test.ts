import { describe, expect, it } from 'vitest';
import { readApiEvent } from '../../../functions/shared/api-event';
import { requestIdOf } from '../../../functions/shared/request-id';
import { payload1, payload2, payloads, requestId } from '../../support/api-events';

describe.each(payloads)('An API event, payload $payload', ({ makeEvent }) => {
  const read = (...request: Parameters<typeof makeEvent>) => {
    const event = readApiEvent(makeEvent(...request));
    return 'rawPath' in event ? { ...event, path: event.rawPath } : event;
  };

  it('has the path of the matched route, its parameters filled in and escaped', () => {
    const pathParameters = { id: 'a b/c', rest: 'd/e f' };

    expect(read('GET /things/{id}/{rest+}', { pathParameters }).path).toBe('/things/a%20b%2Fc/d/e%20f');
  });

  it.each(['', '.', '..', '\ud800'])('is refused when a path parameter is %j', (id) => {
    expect(() => read('GET /things/{id}', { pathParameters: { id } })).toThrow('The path must be well-formed');
  });

  it('keeps a header value that Headers cannot hold visibly wrong', () => {
    expect(read('GET /things', { headers: { 'If-Match': '“1”\n' } }).headers['If-Match']).toBe('ÿ1ÿÿ');
  });

  it('loses a header whose name no client can send', () => {
    expect(read('GET /things', { headers: { 'a b': 'x' } }).headers).not.toHaveProperty('a b');
  });

  it('carries the request id', () => {
    expect(requestIdOf(makeEvent('GET /things'))).toBe(requestId);
  });
});

describe('An API event', () => {
  it('joins the values of a header that came more than once', () => {
    const event = payload1('GET /things', { headers: { 'If-Match': '"2"' } });
    const multiValueHeaders = { 'If-Match': ['"1"', '"2"'] };

    expect(readApiEvent({ ...event, multiValueHeaders }).headers).toMatchObject({ 'If-Match': '"1", "2"' });
  });

  it.each(['//items', 'items', ':1'])('is refused at the raw path %j, which a URL would misread', (rawPath) => {
    expect(() => readApiEvent({ ...payload2('GET /items'), routeKey: '$default', rawPath })).toThrow(
      `The path must be well-formed, was ${JSON.stringify(rawPath)}.`,
    );
  });
});
