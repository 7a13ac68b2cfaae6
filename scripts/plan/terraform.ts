import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Refused } from '../shared/refused';

const run = promisify(execFile);

/** Runs Terraform in a folder and gives what it printed; what it refuses is refused here in its own words. */
export async function terraform(
  cwd: string,
  args: readonly string[],
  given: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', ...given };
  try {
    return (await run('terraform', args, { cwd, env, maxBuffer: 1 << 28 })).stdout;
  } catch (problem) {
    const { code, stdout = '', stderr = '' } = problem as { code?: unknown; stdout?: string; stderr?: string };
    if (code === 'ENOENT') throw new Refused('needs terraform on the PATH and what `npm run synth` writes.');
    throw new Refused(`terraform ${args[0]}: ${stderr.trim() || errorsIn(stdout) || 'failed without a word.'}`);
  }
}

/**
 * A run in Terraform Cloud tells what went wrong at the end of its log. What stands before that may be the plan, whose values
 * are nobody's to see.
 */
function errorsIn(printed: string): string {
  const [first] = printed.matchAll(/^(?:│ )?Error: /gm);
  return first === undefined ? '' : printed.slice(first.index).trim();
}
