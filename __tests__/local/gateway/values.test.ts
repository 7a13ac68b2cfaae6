import { describe, expect, it } from 'vitest';
import { textMapOf, textsOf } from '../../../local/gateway/values';
import { Unknown } from '../../../terraform/language/value';

describe('texts of an argument', () => {
  it('are those of a list, numbers and booleans too', () => {
    expect(textsOf(['a', 1, true, new Unknown()])).toEqual(['a', '1', 'true']);
  });

  it('may stand alone', () => {
    expect(textsOf('a')).toEqual(['a']);
    expect(textsOf(undefined)).toEqual([]);
  });

  it('are read from a map, or from a block of one', () => {
    expect(textMapOf({ a: 1 })).toEqual({ a: '1' });
    expect(textMapOf([{ a: 'b' }])).toEqual({ a: 'b' });
    expect(textMapOf(undefined)).toEqual({});
  });
});
