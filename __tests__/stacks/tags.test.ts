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

  it('take 50 names, and refuse one more', () => {
    const some = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`tag-${at}`, 'x']));

    expect(() => synth((scope) => checkTags(scope, some(50)))).not.toThrow();
    expect(() => synth((scope) => checkTags(scope, some(51)))).toThrow(
      propRefusal({
        where: 'dev-scratch',
        prop: 'tags',
        mustBe: 'a list of 0 to 50 names, ours among them',
        fix: 'Leave some out in config/environments.ts.',
      }),
    );
  });

  it('refuse a name that differs from another by case alone, which IAM takes for the same', () => {
    expect(() => synth((scope) => checkTags(scope, { project: 'x', Project: 'y' }))).toThrow(
      propRefusal({
        where: 'dev-scratch',
        prop: 'tags',
        mustBe: 'named differently from project by more than case',
        was: 'Project',
        fix: 'Write project in config/environments.ts to replace that tag, or choose another name.',
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
