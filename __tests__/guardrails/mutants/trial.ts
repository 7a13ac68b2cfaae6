import { createRequire } from 'node:module';
import { parse } from '@cdktf/hcl2json';
import { buildSync } from 'esbuild';
import type * as Guard from '../../../guardrails';
import { cases } from '../cases';
import { documentOf, patched, type Resources, withToken } from '../cases/case';
import sentencesByCase from '../cases/sentences.json';
import { refusals } from '../refusals';
import { mended, refused } from '../refusals/refusal';
import { namesOf } from '../sentences';

type Guardrails = typeof Guard;

/** One thing that a test asserts of the guard. */
export type Assertion = (guard: Guardrails, rules: readonly Guard.Rule[]) => boolean;

const recorded: Readonly<Record<string, readonly string[]>> = sentencesByCase;
const today = '2026-11-20';

/** Loads the guard from the text of its bundle. */
export function load(code: string): Guardrails {
  const module = { exports: {} as Guardrails };
  new Function('module', 'exports', 'require', code)(
    module,
    module.exports,
    createRequire(`${process.cwd()}/package.json`),
  );
  return module.exports;
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

const sentences = (guard: Guardrails, rules: readonly Guard.Rule[], document: unknown, rule: string): string[] =>
  guard
    .runRules(document, { today, rules: rules.filter(({ id }) => id === rule) })
    .findings.map(({ problem }) => problem);

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, at) => text === other[at]);

/** What the cases of some rules assert. */
export function ofCases(isMeant: (rule: string) => boolean): Assertion[] {
  const names = namesOf(cases);
  return cases.flatMap((one, at): Assertion[] => {
    if (!isMeant(one.rule)) return [];
    const expects = (resources: Resources, expected: readonly string[]): Assertion => {
      const document = documentOf(resources, one.regions);
      return (guard, rules) => same(sentences(guard, rules, document, one.rule), expected);
    };
    return [
      expects(one.breaks, recorded[names[at] ?? ''] ?? []),
      expects(patched(one.breaks, one.sound), []),
      ...[one.token].flat().map((path) => expects(withToken(one.breaks, path), [])),
    ];
  });
}

/** What the refusals of some rules assert. */
export function ofRefusals(isMeant: (rule: string) => boolean): Promise<Assertion[]> {
  const meant = refusals.filter(({ rule }) => isMeant(rule));
  return Promise.all(
    meant.flatMap((one): Promise<Assertion>[] => [
      assertion(refused(one), (findings) => findings.some(({ rule }) => rule === one.rule), isMeant),
      assertion(mended(one), (findings) => findings.every(({ severity }) => severity !== 'rejects'), isMeant),
    ]),
  );
}

async function assertion(
  hcl: string,
  holds: (findings: readonly Guard.Finding[]) => boolean,
  isMeant: (rule: string) => boolean,
): Promise<Assertion> {
  const source = { files: [{ name: 'main.tf', document: await parse('main.tf', hcl) }] };
  return (guard, rules) =>
    holds(guard.judgeConfiguration(source, { today, rules: rules.filter(({ id }) => isMeant(id)) }).findings);
}
