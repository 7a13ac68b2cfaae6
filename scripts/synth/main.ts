import { join } from 'node:path';
import { environments } from '../../config/environments';
import { readStack } from '../shared/read-stack';
import { Refused } from '../shared/refused';
import { plannedByProvider } from '../shared/review/replacements';
import { review, type StackReview } from '../shared/review/review';
import { reviewedStacks } from '../shared/review/reviewed';
import { runApp, writtenStacks } from '../shared/run-app';
import { silentAlarms } from './silent-alarms';
import { tableOf } from './table';

/** Writes the JSON of every stack to cdktf.out, and says what there is and what to do next. Exit code 1: refused, nothing was written. */
export async function main(args: readonly string[], root: string): Promise<number> {
  if (args.length > 0) {
    process.stderr.write(`synth: ${args[0]}: no such option. usage: npm run synth\n`);
    return 2;
  }
  const outdir = join(root, 'cdktf.out');
  const { status, printed } = runApp(root, outdir);
  if (printed !== '') process.stderr.write(`${printed}\n`);
  if (status !== 0) return 1;
  const stacks = new Map(writtenStacks(outdir).map((name) => [name, readStack(fileOf(outdir, name))]));
  const reviews = differences(root, stacks);
  const silent = silentAlarms(environments, stacks).map((line) => `${line}\n`);
  process.stdout.write(`${tableOf(stacks, reviews)}\n${silent.join('')}${nextOf(stacks.size, reviews.length)}`);
  return 0;
}

function differences(root: string, stacks: ReadonlyMap<string, object>): StackReview[] {
  const known = new Map([...stacks].map(([name, document]) => [name, { ...document }]));
  try {
    return review(reviewedStacks(root), known, plannedByProvider);
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    process.stderr.write(`synth: ${problem.message}\n`);
    return [];
  }
}

const fileOf = (outdir: string, stack: string) => join(outdir, 'stacks', stack, 'cdk.tf.json');

function nextOf(stacks: number, changed: number): string {
  const where = `${stacks === 1 ? '1 stack' : `${stacks} stacks`}: cdktf.out/stacks/<stack>/cdk.tf.json\n`;
  const read = changed === 0 ? '' : 'Read what changed:        npm run review\n';
  return `${where}${read}See an API answer here:   npm run dev\nDeploy one:               npm run deploy -- <stack>\n`;
}
