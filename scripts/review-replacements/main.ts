import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refused } from '../shared/refused';
import { synthesizedStacks } from '../shared/synthesized';
import { askProvider } from './ask-provider';

const table = 'scripts/shared/review/replacements.json';

/** The provider that is asked: the older of the majors that the JSON is for, as in `terraform validate`. */
const providerVersion = '5.100.0';

/**
 * Writes what the provider plans for a change of every argument in our stacks, one by one; with `--check` only says whether that
 * is what the table has. Exit code 0 yes, 1 no, 2 it could not be asked.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const wrong = args.find((one) => one !== '--check');
  if (wrong !== undefined) {
    process.stderr.write(
      `review:replacements: ${wrong}: no such option. usage: npm run review:replacements -- [--check]\n`,
    );
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-replacements-'));
  try {
    const planned = askProvider(folder, [...synthesizedStacks(root).values()], providerVersion);
    const text = `${JSON.stringify({ provider: `hashicorp/aws ${providerVersion}`, arguments: planned }, null, 2)}\n`;
    if (args.includes('--check')) return check(readFileSync(join(root, table), 'utf8') === text);
    writeFileSync(join(root, table), text);
    return 0;
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    process.stderr.write(`review:replacements: ${problem.message}\n`);
    return 2;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function check(same: boolean): number {
  if (!same) process.stderr.write(`${table}: must be what the provider plans. Run npm run review:replacements.\n`);
  return same ? 0 : 1;
}
