import { describe, expect, it } from 'vitest';
import { type EventBody, readJsonBody } from '../../../functions/shared/json-body';

const bodyOf = (type?: string): EventBody => ({
  body: '{"a":1}',
  isBase64Encoded: false,
  headers: type === undefined ? {} : { 'content-type': type },
});

describe('A JSON body', () => {
  it.each([
    'application/json',
    'Application/JSON; charset=utf-8',
    'application/merge-patch+json',
    'application/json ;x=y',
  ])('may be called %s', (type) => {
    expect(readJsonBody(bodyOf(type))).toEqual({ a: 1 });
  });

  it('may be called nothing', () => {
    expect(readJsonBody(bodyOf())).toEqual({ a: 1 });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'text/json+x',
    'multipart/form-data',
  ])('may not be called %s, which is 415', (type) => {
    expect(() => readJsonBody(bodyOf(type))).toThrow(
      expect.objectContaining({ status: 415, message: 'Content-Type must be application/json.' }),
    );
  });
});
