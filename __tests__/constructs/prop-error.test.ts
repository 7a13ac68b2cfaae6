import { describe, expect, it } from 'vitest';
import { PropError } from '../../constructs/prop-error';
import { ScratchStack } from '../support/synth';

const messageFor = (was: unknown) =>
  new PropError(new ScratchStack(), { prop: 'size', mustBe: 'from 1 to 3 GB', was, fix: 'Shrink it.' }).message;

describe('PropError', () => {
  it('says where, what it must be, what it was and what to do, in one line', () => {
    expect(messageFor(4)).toBe('dev-scratch: size must be from 1 to 3 GB, was 4. Shrink it.');
  });

  it.each([
    ['text', '"a"', 'a'],
    ['nothing', 'missing', undefined],
    ['a list', '["a"]', ['a']],
    ['what is no number', 'NaN', Number.NaN],
  ])('shows %s as %s', (_, shown, was) => {
    expect(messageFor(was)).toContain(shown);
  });
});
