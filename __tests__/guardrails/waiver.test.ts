import { describe, expect, it } from 'vitest';
import { applyWaivers, type Finding } from '../../guardrails';

const finding: Finding = {
  rule: 'a/b',
  severity: 'rejects',
  address: 'aws_x.y["k"]',
  problem: 'p',
  fix: 'f',
  source: 's',
};
const waiver = { rule: 'a/b', address: 'aws_x.y', because: 'it is so', until: '2027-01-31' };
const today = '2026-11-20';

describe('a waiver', () => {
  it('keeps its finding out of those that stand, and shows it', () => {
    expect(applyWaivers([finding], [waiver], today)).toEqual({ findings: [], waived: [{ finding, waiver }] });
  });

  it('holds on its last day', () => {
    expect(applyWaivers([finding], [waiver], '2027-01-31').findings).toEqual([]);
  });

  it('is a finding after its last day, and so is what it covered', () => {
    expect(applyWaivers([finding], [waiver], '2027-02-01').findings.map(({ rule }) => rule)).toEqual([
      'a/b',
      'waiver/expired',
    ]);
  });

  it.each([
    ['a reason', { ...waiver, because: ' ' }],
    ['a rule', { ...waiver, rule: undefined }],
    ['an address', { ...waiver, address: 7 }],
    ['a day', { ...waiver, until: '2027-13-01' }],
    ['a day of the calendar', { ...waiver, until: '2027-02-31' }],
    ['anything', null],
  ])('is refused without %s', (_what, broken) => {
    expect(applyWaivers([finding], [broken], today).findings.map(({ rule }) => rule)).toEqual([
      'a/b',
      'waiver/incomplete',
    ]);
  });

  it('covers no other rule and no other address', () => {
    const others = [
      { ...finding, rule: 'a/c' },
      { ...finding, address: 'aws_x.yy' },
    ];
    expect(applyWaivers(others, [waiver], today).findings).toEqual(others);
  });
});
