import { describe, expect, it } from 'vitest';
import { checkTags } from '../../stacks/tags';
import { propRefusal } from '../support/prop-refusal';
import { synth } from '../support/synth';

const tagged = (project: string) => () => synth((scope) => checkTags(scope, { project }));

describe('tags', () => {
  it('take an ordinary name', () => {
    expect(tagged('gatehouse: team a/b')).not.toThrow();
  });

  it.each(['aws:mine', 'größe', 'x'.repeat(129)])('refuse the name %j', (name) => {
    expect(() => synth((scope) => checkTags(scope, { [name]: 'x' }))).toThrow(
      propRefusal({
        where: 'dev-scratch',
        prop: 'tags',
        mustBe: 'named by 1 to 128 letters, digits, blanks and _ . : / = + @ -, not beginning with aws:',
        was: name,
        fix: 'Correct the name in config/.',
      }),
    );
  });

  it.each(['', 'aws:mine', 'größe', 'x'.repeat(257)])('refuse the value %j', (value) => {
    expect(tagged(value)).toThrow(
      propRefusal({
        where: 'dev-scratch',
        prop: 'tags.project',
        mustBe: '1 to 256 letters, digits, blanks and _ . : / = + @ -, not beginning with aws:',
        was: value,
        fix: 'Correct the name in config/.',
      }),
    );
  });
});
