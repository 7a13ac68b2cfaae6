import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { asObject, type JsonObject } from '../../../terraform/documents/json-object';
import { linesOf, tally } from '../plan/plan-report';
import { plannedChanges } from '../plan/plan-summary';
import { Refused } from '../refused';
import type { Arguments, Verb } from './arguments';
import { type Ended, terraform } from './run';
import { missingVariables } from './variables';

const planFile = 'gatehouse.tfplan';

/** One stack that was synthesized, and what is to be done with it. */
export interface StackCall {
  readonly verb: Verb;
  readonly stack: string;
  readonly folder: string;
  readonly document: JsonObject;
  readonly args: Arguments;
  /** Whether somebody can be asked. */
  readonly attended: boolean;
}

/** Plans one stack, shows what would change, asks, and applies it. Answers whether all of it was done. */
export async function runOnStack(call: StackCall): Promise<boolean> {
  const { stack, folder, document, args } = call;
  await checkVariables(call);
  process.stdout.write(`${stack}\n`);
  await succeed(call, 'init', await terraform(folder, ['init', '-input=false'], args.verbose));
  // A run in Terraform Cloud is planned, shown and approved there.
  if (asObject(document.terraform).cloud !== undefined) return runInCloud(call);
  try {
    return await planAndApply(call);
  } finally {
    // Plans hold the values of secrets in plain text.
    rmSync(join(folder, planFile), { force: true });
  }
}

async function checkVariables({ stack, folder, document, args, attended }: StackCall): Promise<void> {
  if (attended) return;
  const missing = await missingVariables(folder, document, args);
  if (missing.length === 0) return;
  const names = missing.map(({ name, description }) => (description === '' ? name : `${name} (${description})`));
  const remedy = missing.map(({ name }) => `--var ${name}=…`).join(' ');
  throw new Refused(`${stack}: must have a value for ${names.join(', ')}. Add ${remedy}.`);
}

async function planAndApply(call: StackCall): Promise<boolean> {
  const { verb, folder, args, attended } = call;
  const destroy = verb === 'destroy' ? ['-destroy'] : [];
  const planning = ['plan', `-out=${planFile}`, `-input=${attended}`, ...destroy, ...given(args)];
  await succeed(call, 'plan', await terraform(folder, planning, args.verbose));
  const shown = await terraform(folder, ['show', '-json', planFile], false);
  const plan = asObject(JSON.parse(shown.output));
  const changes = plannedChanges(plan);
  const outputs = Object.values(asObject(plan.output_changes)).some((one) => !isNothing(asObject(one).actions));
  for (const line of linesOf({ stack: call.stack, changes, findings: '' })) process.stdout.write(`  ${line}\n`);
  process.stdout.write(changes.length > 0 || outputs ? `  ${tally(changes)}\n` : '  No changes.\n');
  if (verb === 'diff' || (changes.length === 0 && !outputs)) return true;
  if (!args.approved && !(await isApproved(verb))) return false;
  await succeed(call, 'apply', await terraform(folder, ['apply', '-input=false', planFile], true));
  return true;
}

const isNothing = (actions: unknown): boolean => Array.isArray(actions) && actions.join() === 'no-op';

async function runInCloud(call: StackCall): Promise<boolean> {
  const { verb, folder, args } = call;
  const words = { deploy: ['apply'], diff: ['plan'], destroy: ['destroy'] }[verb];
  const approved = verb !== 'diff' && args.approved ? ['-auto-approve'] : [];
  await succeed(call, verb, await terraform(folder, [...words, ...approved, ...given(args)], true));
  return true;
}

const given = ({ variables, variableFiles }: Arguments): string[] => [
  ...variables.map((one) => `-var=${one}`),
  ...variableFiles.map((file) => `-var-file=${join(process.cwd(), file)}`),
];

async function isApproved(verb: Verb): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (
      (await asking.question(`  ${verb === 'destroy' ? 'Destroy' : 'Deploy'} this? Only yes is taken: `)) === 'yes'
    );
  } finally {
    asking.close();
  }
}

/** Refuses what Terraform could not do, in one line where the remedy is known, else in its own words. */
async function succeed({ stack, args }: StackCall, step: string, { code, output }: Ended): Promise<void> {
  if (code === 0) return;
  if (/No valid credential sources found|failed to refresh cached credentials/.test(output))
    throw new Refused(
      `${stack}: needs AWS credentials, and found none that are valid. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
    );
  if (!args.verbose && step !== 'apply') process.stderr.write(`${output.trimEnd()}\n`);
  throw new Refused(`${stack}: terraform ${step} ended with ${code}. What it says stands above.`);
}
