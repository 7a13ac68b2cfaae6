import { describe, expect, it } from 'vitest';
import { lineField } from '../../../functions/shared/text-field';

const isLine = (text: string) => lineField(100).safeParse(text).success;

describe('A field of one line', () => {
  it.each(['Ada', 'علي', 'می\u200cخواهم', '👩\u200d🚀', '✔\ufe0f', 'ক্\u200dষ'])('takes %s', (text) => {
    expect(isLine(text)).toBe(true);
  });

  it.each([
    ['a line separator', 'a\u2028b'],
    ['a paragraph separator', 'a\u2029b'],
    ['a line feed', 'a\nb'],
    ['what turns the direction of text', 'gpj.\u202eexe'],
    ['what isolates text in another direction', 'a\u2066b'],
    ['a space of no width alone', '\u200b'],
    ['blanks and characters without a shape alone', ' \u2060\u3164\ufeff '],
    ['half of a surrogate pair', 'a\ud800'],
  ])('refuses %s', (_what, text) => {
    expect(isLine(text)).toBe(false);
  });
});
