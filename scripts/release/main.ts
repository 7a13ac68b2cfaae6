import { join } from 'node:path';
import { readStack } from '../shared/read-stack';
import { Refused } from '../shared/refused';
import { runApp, writtenStacks } from '../shared/run-app';
import { stacksNamed } from '../shared/stack/names';
import { type Arguments, readArguments } from './arguments';
import { type Code, codes } from './codes';
import { doDeed } from './deeds';
import { refusalOf } from './refusals';
import { type ReleasedStack, releasedStack } from './stack';
import { clock } from './time';

/**
 * npm run release: lets what was deployed reach a share of the callers, watches the alarms, and lets all meet it or takes it back. Exit code
 * 0 done, 1 taken back, 2 bad input or refused by AWS, 3 nothing to release or to stop, 4 a release runs.
 */
export async function main(given: readonly string[], root: string, time = clock): Promise<number> {
  const args = readArguments(given);
  if (typeof args === 'string') return refusal(args);
  try {
    const stacks = stacksOf(root, args);
    const ended = await Promise.all(stacks.map((stack) => endOf(stack, () => doDeed(stack, args, time))));
    return worstOf(ended);
  } catch (problem) {
    if (problem instanceof Refused) return refusal(problem.message);
    throw problem;
  }
}

/** The stacks that names mean; where a name means several, or only news is asked for, those that have a release. */
function stacksOf(root: string, args: Arguments): ReleasedStack[] {
  const names = stacksNamed(args.stacks, synthesized(root, args));
  const found = names.map((name) => ({
    name,
    stack: releasedStack(name, readStack(join(root, 'cdktf.out', 'stacks', name, 'cdk.tf.json'))),
  }));
  return found.flatMap(({ name, stack }) => {
    if (stack !== undefined) return [stack];
    if (args.whereNew || !args.stacks.includes(name)) return [];
    throw new Refused(`${name}: has no release in config/. See docs/release.md.`);
  });
}

function synthesized(root: string, { synthesized: skip }: Arguments): string[] {
  const outdir = join(root, 'cdktf.out');
  if (!skip) {
    const { status, printed } = runApp(root, outdir);
    if (status !== 0) throw new Refused(`synth refused, and nothing was released:\n${printed}`);
  }
  return writtenStacks(outdir);
}

/** What AWS refuses for one stack must not leave the release of another one unwatched. */
async function endOf({ name }: ReleasedStack, deed: () => Promise<Code>): Promise<Code> {
  try {
    return await deed();
  } catch (problem) {
    const message = refusalOf(name, problem);
    if (message === undefined) throw problem;
    refusal(message);
    return codes.refused;
  }
}

/** What was taken back is told first. */
function worstOf(ended: readonly Code[]): Code {
  const order = [codes.takenBack, codes.refused, codes.running, codes.nothing];
  return order.find((code) => ended.includes(code)) ?? codes.done;
}

function refusal(message: string): Code {
  process.stderr.write(`release: ${message}\n`);
  return codes.refused;
}
