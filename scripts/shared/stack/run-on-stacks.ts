import { join } from 'node:path';
import { Unreadable } from '../../../terraform/documents/unreadable';
import { batchesOf } from '../batches';
import { readStack } from '../read-stack';
import { Refused } from '../refused';
import { runApp, writtenStacks } from '../run-app';
import { UnknownStack } from '../unknown-stack';
import { type Arguments, readArguments, type Verb } from './arguments';
import { stacksNamed } from './names';
import { runOnStack } from './one-stack';
import { checkTerraform } from './terraform-version';

/** Deploys, compares or destroys stacks, one after the other. Exit code 0 done, 1 not approved or failed, 2 bad input. */
export async function runOnStacks(verb: Verb, given: readonly string[], root: string): Promise<number> {
  const args = readArguments(verb, given);
  if (typeof args === 'string') return refusal(verb, args);
  const attended = process.stdin.isTTY === true && process.stdout.isTTY === true;
  try {
    checkTerraform();
    const stacks = inOrder(verb, stacksNamed(args.stacks, synthesized(root, args)));
    if (verb !== 'diff' && !args.approved && !attended)
      return refusal(verb, 'must be approved, and nobody can be asked here. Add --auto-approve.');
    for (const stack of stacks) {
      const folder = join(root, 'cdktf.out', 'stacks', stack);
      const document = readStack(join(folder, 'cdk.tf.json'));
      if (!(await runOnStack({ verb, stack, folder, document, args, attended }))) return 1;
    }
    return 0;
  } catch (problem) {
    if (problem instanceof UnknownStack) return refusal(verb, problem.message);
    if (problem instanceof Refused || problem instanceof Unreadable) return refusal(verb, problem.message, 1);
    throw problem;
  }
}

function synthesized(root: string, { synthesized: skip }: Arguments): string[] {
  const outdir = join(root, 'cdktf.out');
  if (!skip) {
    const { status, printed } = runApp(root, outdir);
    if (status !== 0) throw new Refused(`synth refused, and nothing was changed:\n${printed}`);
  }
  return writtenStacks(outdir);
}

/** What others need first; last where things are destroyed. */
function inOrder(verb: Verb, stacks: readonly string[]): string[] {
  const order = batchesOf(stacks).flat();
  return verb === 'destroy' ? order.reverse() : order;
}

function refusal(verb: Verb, message: string, code = 2): number {
  process.stderr.write(`${verb}: ${message}\n`);
  return code;
}
