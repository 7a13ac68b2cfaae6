import { describe, expect, it } from 'vitest';
import { percentDecoded, queryPairs } from '../../../local/gateway/percent-decoding';

describe('percent-decoding', () => {
  it('decodes UTF-8', () => {
    expect(percentDecoded('/caf%C3%A9/%F0%9F%98%8A')).toBe('/café/😊');
  });

  it('leaves alone what is no encoding', () => {
    expect(percentDecoded('/100%/%zz')).toBe('/100%/%zz');
  });
});

describe('the pairs of a query', () => {
  it('keep their order, and names that stand more than once', () => {
    expect(queryPairs('b=1&a=2&b=3')).toEqual([
      ['b', '1'],
      ['a', '2'],
      ['b', '3'],
    ]);
  });

  it('are decoded, a plus is a space, and a name may stand alone', () => {
    expect(queryPairs('a=x+y%2Bz&b&c=')).toEqual([
      ['a', 'x y+z'],
      ['b', ''],
      ['c', ''],
    ]);
  });
});
