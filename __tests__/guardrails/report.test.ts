import { describe, expect, it } from 'vitest';
import { allRules, type Finding, githubReport, sarifReport, textReport, type Verdict } from '../../guardrails';

const finding: Finding = {
  rule: 'http-api/cors-max-age',
  severity: 'rejects',
  address: 'aws_x.y',
  problem: 'must be 1, was 2\n50%',
  fix: 'Do it.',
  source: 's',
};
const waiver = { rule: 'a/b', address: 'aws_x.z', because: 'so', until: '2027-01-01' };
const verdict: Verdict = {
  path: 'p',
  configuration: 'a folder/x',
  findings: [finding],
  waived: [{ finding: { ...finding, severity: 'costs', address: 'aws_x.z' }, waiver }],
  placeOf: (address) => (address === 'aws_x.y' ? { file: 'a folder/x/main.tf', line: 7 } : undefined),
};

interface Sarif {
  readonly version: string;
  readonly $schema: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region?: { readonly startLine: number };
        };
      }[];
      readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
    }[];
  }[];
}

const sarif = (): Sarif => JSON.parse(sarifReport([verdict], allRules));

describe('the SARIF report', () => {
  it('is of version 2.1.0 with one run of one named tool', () => {
    const { version, runs } = sarif();
    expect([version, runs.length, runs[0]?.tool.driver.name]).toEqual(['2.1.0', 1, 'gatehouse-guard']);
  });

  it('describes every rule once', () => {
    expect(sarif().runs[0]?.tool.driver.rules.map(({ id }) => id)).toEqual(allRules.map(({ id }) => id));
  });

  it('gives each result a level of the standard, a message and a place by URI', () => {
    const [one, two] = sarif().runs[0]?.results ?? [];
    expect([one?.level, two?.level]).toEqual(['error', 'note']);
    expect(one?.message.text).toContain('aws_x.y: must be 1');
    expect(one?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20folder/x/main.tf' },
      region: { startLine: 7 },
    });
  });

  it('shows a waived finding as suppressed, with its reason', () => {
    const [one, two] = sarif().runs[0]?.results ?? [];
    expect([one?.suppressions, two?.suppressions]).toEqual([
      undefined,
      [{ kind: 'external', justification: 'so (until 2027-01-01)' }],
    ]);
  });
});

describe('the GitHub report', () => {
  it('escapes what would end a command', () => {
    expect(githubReport([verdict])).toBe(
      '::error file=a folder/x/main.tf,line=7,title=http-api/cors-max-age::aws_x.y: must be 1, was 2%0A50%25. Do it. s\n',
    );
  });
});

describe('the text report', () => {
  it('is coloured on a terminal only', () => {
    expect([textReport([verdict], true).includes('\u001b['), textReport([verdict], false).includes('\u001b[')]).toEqual(
      [true, false],
    );
  });

  it('tells the file and the line', () => {
    expect(textReport([verdict], false)).toContain('rejects [http-api/cors-max-age] a folder/x/main.tf:7 s\n');
  });

  it('shows waived findings with their reason and day', () => {
    expect(textReport([verdict], false)).toContain('waived until 2027-01-01 because so');
  });
});
