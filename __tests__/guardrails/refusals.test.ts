import { describe, expect, it } from 'vitest';
import { type Finding, judgeConfiguration } from '../../guardrails';
import { parseHcl } from '../../terraform/documents/hcl';
import { refusals } from './refusals';
import { mended, refused } from './refusals/refusal';

async function found(hcl: string): Promise<readonly Finding[]> {
  const document = await parseHcl('main.tf', hcl);
  return judgeConfiguration({ files: [{ name: 'main.tf', document }] }, { today: '2026-11-20' }).findings;
}

describe.each(refusals.map((one, at) => [one.rule, at, one] as const))('%s, refusal %i', (rule, _, one) => {
  it('is refused as AWS refuses it', async () => {
    expect((await found(refused(one))).map((finding) => `${finding.rule} ${finding.severity}`)).toContain(
      `${rule} rejects`,
    );
  });

  it('is refused by nothing once it is mended', async () => {
    expect((await found(mended(one))).filter(({ severity }) => severity === 'rejects')).toEqual([]);
  });
});
