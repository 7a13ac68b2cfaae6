import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appliedIn } from './acceptance-tests';
import { foldersBelow } from './folders';
import { type Judged, judged } from './judged';

/** Judges public configurations below FOLDER, a working copy of the provider or of anything else, and says what is refused. */
export async function main([folder]: readonly string[]): Promise<number> {
  if (folder === undefined || !existsSync(folder)) {
    process.stderr.write(
      'guard:public: FOLDER must be a working copy of a public repository. usage: npm run guard:public -- FOLDER\n',
    );
    return 2;
  }
  const isProvider = existsSync(join(folder, 'internal/acctest'));
  let [count, refused, unreadable] = [0, 0, 0];
  for (const one of isProvider ? appliedIn(folder) : foldersBelow(folder)) {
    const answer = await judged(one);
    count++;
    if (answer === undefined) unreadable++;
    else if (answer.findings.length > 0) refused += tell(answer);
  }
  process.stdout.write(`${count} configurations, ${unreadable} not readable, ${refused} refused\n`);
  return refused > 0 ? 1 : 0;
}

function tell({ name, findings }: Judged): number {
  for (const { rule, address, problem } of findings)
    process.stdout.write(`${name}\n  ${rule} ${address}: ${problem}\n`);
  return 1;
}
