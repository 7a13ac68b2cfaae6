import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../guardrails';
import { catalogue, notDecidable } from '../../guardrails/catalogue';
import { type Fact, type FactId, facts } from '../../guardrails/facts';
import { guardrailsPage } from '../../guardrails/page';

const ids = Object.keys(facts) as FactId[];
const strength = ['costs', 'misbehaves', 'security', 'rejects'];

describe('the catalogue', () => {
  it('holds the facts R001 to R408', () => {
    expect(ids).toEqual(Array.from({ length: 408 }, (_, at) => `R${String(at + 1).padStart(3, '0')}`));
  });

  it('sums to 408', () => {
    const { implemented, notDecidable: none, open } = catalogue();
    expect(implemented.length + none.length + open.length).toBe(408);
  });

  it('leaves no fact open', () => {
    expect(catalogue().open).toEqual([]);
  });

  it('calls nothing undecidable that a rule decides', () => {
    const decided = new Set<string>(catalogue().implemented);
    expect(Object.keys(notDecidable).filter((id) => decided.has(id))).toEqual([]);
  });

  it('decides every fact that Terraform was tried on and let pass, but for the size of an archive', () => {
    const decided = new Set<string>(catalogue().implemented);
    expect(ids.filter((id) => facts[id][1] === 'nothing' && !decided.has(id))).toEqual(['R290']);
  });
});

describe('the rules', () => {
  it('are no stricter than misbehaves on what is unverified', () => {
    const unverified = allRules.filter(({ facts: [first] }) => (facts[first as FactId] as Fact)[3] === true);
    expect(unverified.filter(({ severity }) => severity === 'rejects' || severity === 'security')).toEqual([]);
  });

  it('are no stricter than their fact, but for a timeout that AWS refuses', () => {
    const stricter = allRules.filter(
      ({ facts: [first], severity }) =>
        strength.indexOf(severity) > strength.indexOf((facts[first as FactId] as Fact)[0]),
    );
    expect(stricter.map(({ id }) => id)).toEqual(['lambda/timeout']);
  });

  it('name a source and one remedy each', () => {
    expect(allRules.filter(({ source, fix }) => source === '' || !/\.$/.test(fix)).map(({ id }) => id)).toEqual([]);
  });
});

describe('docs/guardrails.md', () => {
  it('is what the rules say', () => {
    expect(readFileSync('docs/guardrails.md', 'utf8')).toBe(guardrailsPage());
  });
});
