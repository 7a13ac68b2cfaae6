import { createRequire } from 'node:module';
import { buildSync } from 'esbuild';
import type * as Guard from '../../../guardrails';
import { parseHcl } from '../../../terraform/documents/hcl';
import { cases } from '../cases';
import { documentOf, patched, type Resources, withToken } from '../cases/case';
import { blinded, empty, isPlannable } from '../cases/on-plans';
import { planOf, planOfDeployed } from '../cases/plan-of';
import sentencesByCase from '../cases/sentences.json';
import { refusals } from '../refusals';
import { mended as mendedText, refused } from '../refusals/refusal';
import { replacingPlans } from '../replacing-plans';
import { namesOf } from '../sentences';
import type { Switches } from './switches';

export type Guardrails = typeof Guard;

/** One thing that a test asserts of the guard. */
export interface Assertion {
  readonly rule: string;
  readonly holds: (guard: Guardrails) => boolean;
}

const recorded: Readonly<Record<string, readonly string[]>> = sentencesByCase;
const today = '2026-11-20';

/** What loads the guard from the text of its bundle, whose places ask switches. */
export function loader(code: string): (switches: Switches) => Guardrails {
  const made = new Function('module', 'exports', 'require', '$', code);
  const required = createRequire(`${process.cwd()}/package.json`);
  return (switches) => {
    const module = { exports: {} as Guardrails };
    made(module, module.exports, required, switches);
    return module.exports;
  };
}

/** The guard as one text. */
export function bundled(): string {
  const { outputFiles } = buildSync({
    entryPoints: ['guardrails/index.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
  });
  return outputFiles[0]?.text ?? '';
}

const sentences = (guard: Guardrails, document: unknown, rule: string): string[] =>
  guard
    .runRules(document, { today, rules: guard.allRules.filter(({ id }) => id === rule) })
    .findings.map(({ problem }) => problem);

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, at) => text === other[at]);

const ofPlan = (rule: string, plan: unknown, isFound: boolean): Assertion => ({
  rule,
  holds: (guard) => sentences(guard, plan, rule).length > 0 === isFound,
});

/** What the cases assert, as configurations and as plans. */
export function ofCases(): Assertion[] {
  const names = namesOf(cases);
  return cases.flatMap((one, at): Assertion[] => {
    const { rule, breaks, sound, token, regions } = one;
    const mended = patched(breaks, sound);
    const expects = (resources: Resources, expected: readonly string[]): Assertion => {
      const document = documentOf(resources, regions);
      return { rule, holds: (guard) => same(sentences(guard, document, rule), expected) };
    };
    return [
      expects(breaks, recorded[names[at] ?? ''] ?? []),
      expects(mended, []),
      ...[token].flat().map((path) => expects(withToken(breaks, path), [])),
      ...(blinded.has(rule) ? [] : [ofPlan(rule, planOf(breaks, regions), true)]),
      ...(isPlannable(one)
        ? [planOf(mended, regions), planOfDeployed(mended, empty, regions)].map((plan) => ofPlan(rule, plan, false))
        : []),
    ];
  });
}

/** What plans that replace something assert. */
export const ofReplacingPlans = (): Assertion[] =>
  replacingPlans.map(({ rule, plan, says }) => ({
    rule,
    holds: (guard) => same(sentences(guard, plan, rule), says),
  }));

/** What the refusals assert. */
export function ofRefusals(): Promise<Assertion[]> {
  return Promise.all(
    refusals.flatMap((one): Promise<Assertion>[] => [
      assertion(one.rule, refused(one), (findings) => findings.some(({ rule }) => rule === one.rule)),
      assertion(one.rule, mendedText(one), (findings) => findings.every(({ severity }) => severity !== 'rejects')),
    ]),
  );
}

async function assertion(
  rule: string,
  hcl: string,
  holds: (findings: readonly Guard.Finding[]) => boolean,
): Promise<Assertion> {
  const source = { files: [{ name: 'main.tf', document: await parseHcl('main.tf', hcl) }] };
  return { rule, holds: (guard) => holds(guard.judgeConfiguration(source, { today }).findings) };
}
