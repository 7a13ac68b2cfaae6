import { describe, expect, it } from 'vitest';
import { publicPathOf } from '../../../functions/shared/public-path';

describe('The public path of a collection', () => {
  it.each([
    [{ http: { path: '/items' } }, '/items'],
    [{ http: { path: '/v1/items' } }, '/v1/items'],
    [{ path: '/prod/items' }, '/prod/items'],
  ])('is what the caller wrote: %j', (requestContext, path) => {
    expect(publicPathOf({ requestContext }, '/items')).toBe(path);
  });

  it.each([
    undefined,
    {},
    { path: 7 },
    { path: '/other' },
    { path: '//evil.example/items' },
    { path: '/a\r\nb/items' },
  ])('is the collection itself when the request says %j', (requestContext) => {
    expect(publicPathOf({ requestContext }, '/items')).toBe('/items');
  });
});
