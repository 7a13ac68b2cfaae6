import { describe, expect, it } from 'vitest';
import { allRules } from '../../guardrails';
import { cases } from './cases';
import { patched, withToken } from './cases/case';
import sentencesByCase from './cases/sentences.json';
import { refusals } from './refusals';
import { namesOf, sentencesOf } from './sentences';

const names = namesOf(cases);
const recorded: Readonly<Record<string, readonly string[]>> = sentencesByCase;

describe.each(cases.map((one, at) => [names[at] ?? '', one.when ?? '', one] as const))('%s %s', (name, _when, one) => {
  it('says what is wrong with what breaks it', () => {
    const sentences = sentencesOf(one, one.breaks);
    expect(recorded[name] ?? []).not.toEqual([]);
    expect(sentences).toEqual(recorded[name]);
    expect(sentences.join()).toContain(one.says ?? recorded[name]?.[0]);
  });

  it('is silent on what is sound', () => {
    expect(sentencesOf(one, patched(one.breaks, one.sound))).toEqual([]);
  });

  it.each([one.token].flat())('is silent when %s is unknown', (path) => {
    expect(sentencesOf(one, withToken(one.breaks, path))).toEqual([]);
  });
});

describe('the rules', () => {
  it('have each a case', () => {
    // What only a plan shows is proved in replacement.test.ts.
    const proved = new Set([
      'rest-api/replaced-in-place',
      'replacement/name-taken',
      ...[...cases, ...refusals].map(({ rule }) => rule),
    ]);
    expect(allRules.map(({ id }) => id).filter((id) => !proved.has(id))).toEqual([]);
  });

  it('have recorded sentences for these cases alone', () => {
    expect(Object.keys(recorded).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('have ids of their own', () => {
    const ids = allRules.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('have ids that are slugs of a room and a name', () => {
    expect(allRules.map(({ id }) => id).filter((id) => !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id))).toEqual([]);
  });
});
