import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { artifactLink } from '../shared/artifact-link';
import { checkLastingState } from '../shared/lasting-state';
import { isRefused, markdownReport, textReport } from '../shared/plan/plan-report';
import type { StackPlan } from '../shared/plan/stack-plan';
import { stacksOf } from '../shared/recorded-stacks';
import { Refused } from '../shared/refused';
import { touchedStacks } from '../shared/touched-stacks';
import { readArguments } from './arguments';
import { planPage } from './plan-page';
import { planStack } from './plan-stack';

/** How many stacks are planned at once. */
const atOnce = 4;

/** Plans stacks as `npm run synth` left them; exit code 0 all sound, 1 a plan failed or the guard refuses it, 2 bad input. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const read = readArguments(args);
  if (typeof read === 'string') return refusal(read);
  try {
    const { environment, base, comment, html } = read;
    const stacks = base === undefined ? stacksOf(root, environment) : touchedStacks(root, environment, base).present;
    checkLastingState(stacks, (stack) => join(root, 'cdktf.out', 'stacks', stack, 'cdk.tf.json'));
    const plans = await planAll(root, stacks);
    process.stdout.write(textReport(environment, plans));
    const link = html === undefined ? '' : artifactLink(process.env, `plan-${environment}`);
    if (comment !== undefined) write(comment, `${markdownReport(environment, plans)}${link}`);
    if (html !== undefined) write(html, planPage(root, { environment, base }, plans));
    return plans.some(isRefused) ? 1 : 0;
  } catch (problem) {
    if (problem instanceof Refused) return refusal(problem.message);
    throw problem;
  }
}

async function planAll(root: string, stacks: readonly string[]): Promise<StackPlan[]> {
  const waiting = [...stacks];
  const plans: StackPlan[] = [];
  const worker = async () => {
    for (let stack = waiting.shift(); stack !== undefined; stack = waiting.shift())
      plans.push(await planStack(root, stack));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return plans.sort((a, b) => (a.stack < b.stack ? -1 : 1));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function refusal(message: string): number {
  process.stderr.write(`plan: ${message}\n`);
  return 2;
}
