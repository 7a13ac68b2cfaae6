import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../guardrails';
import { guardrailsPage } from '../../guardrails/page';

describe('the rules', () => {
  it('name a source and one remedy each', () => {
    expect(allRules.filter(({ source, fix }) => source === '' || !/\.$/.test(fix)).map(({ id }) => id)).toEqual([]);
  });
});

describe('docs/guardrails.md', () => {
  it('is what the rules say', () => {
    expect(readFileSync('docs/guardrails.md', 'utf8')).toBe(guardrailsPage());
  });
});
