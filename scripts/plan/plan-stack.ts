import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { judgeConfiguration, textReport } from '../../guardrails';
import { asObject } from '../../terraform/documents/json-object';
import { Unreadable } from '../../terraform/documents/unreadable';
import { setsAccountRoleElsewhere } from '../shared/guard/neighbours';
import { stops } from '../shared/guard/stops';
import { waiversBeside } from '../shared/guard/waivers';
import { afterPlan, plannedChanges } from '../shared/plan/plan-summary';
import type { StackPlan } from '../shared/plan/stack-plan';
import { Refused } from '../shared/refused';
import { planJson } from './plan-json';
import { terraform } from './terraform';

/** Makes Terraform ready in a stack's folder. One after the other, as they share a cache of providers. */
export async function initialize(root: string, stack: string): Promise<void> {
  const cache = process.env.TF_PLUGIN_CACHE_DIR ?? join(root, 'cdktf.out', 'plugins');
  mkdirSync(cache, { recursive: true });
  await terraform(folderOf(root, stack), ['init', '-input=false', '-no-color'], { TF_PLUGIN_CACHE_DIR: cache });
}

/** Plans one stack that was synthesized, and lets the guard judge the plan. */
export async function planStack(root: string, stack: string): Promise<StackPlan> {
  const cwd = folderOf(root, stack);
  try {
    await initializeOnce(root, stack);
    const plan = asObject(JSON.parse(await planJson(cwd)));
    const findings = await findingsIn(cwd, plan);
    return { stack, changes: plannedChanges(plan), afterwards: afterPlan(plan), findings };
  } catch (problem) {
    if (problem instanceof Refused || problem instanceof Unreadable)
      return { stack, failure: problem.message, findings: '' };
    throw problem;
  }
}

let previous: Promise<void> = Promise.resolve();

function initializeOnce(root: string, stack: string): Promise<void> {
  const ready = previous.then(() => initialize(root, stack));
  previous = ready.catch(() => {});
  return ready;
}

function folderOf(root: string, stack: string): string {
  return join(root, 'cdktf.out', 'stacks', stack);
}

/** The guard's words on a plan, or none when it has nothing to say. */
async function findingsIn(folder: string, plan: unknown): Promise<string> {
  const own = { folder, configuration: 'plan' };
  const accountRoleElsewhere = await setsAccountRoleElsewhere(own, []);
  const source = { files: [{ name: 'plan', document: plan }] };
  const { findings, waived } = judgeConfiguration(source, { waivers: waiversBeside(folder), accountRoleElsewhere });
  if (!findings.some(stops)) return '';
  const verdict = { path: 'plan', configuration: 'plan', findings, waived, placeOf: () => undefined };
  return textReport([verdict], false).trim();
}
