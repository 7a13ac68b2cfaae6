import type { ConfigurationSource } from '../terraform/documents/configuration';
import { isPlan, modelOfPlan } from '../terraform/documents/plan';
import { modelOf } from '../terraform/model/model';
import { loweredByDefaults } from './defaults';
import type { Finding, Rule } from './rule';
import { allRules } from './rules';
import { judge } from './run';
import { applyWaivers, type Judgement } from './waiver';

export type { ConfigurationSource, ParsedFile } from '../terraform/documents/configuration';
export { githubReport } from './report/github';
export { jsonReport } from './report/json';
export { sarifReport } from './report/sarif';
export { textReport } from './report/text';
export type { Place, Verdict } from './report/verdict';
export type { Finding, Rule, Severity } from './rule';
export { allRules } from './rules';
export type { Judgement, WaivedFinding, Waiver } from './waiver';
export { applyWaivers } from './waiver';

/** How a document is judged. */
export interface JudgeOptions {
  /**
   * Findings accepted on purpose.
   *
   * @default - none
   */
  readonly waivers?: readonly unknown[];

  /**
   * The day it is, `YYYY-MM-DD`, against which waivers expire.
   *
   * @default - the day of the machine, in UTC
   */
  readonly today?: string;

  /**
   * Whether another stack, on which this one depends, sets the CloudWatch role of API Gateway in the account.
   *
   * @default false
   */
  readonly accountRoleElsewhere?: boolean;

  /**
   * Whether the account is known to have no CloudWatch role of API Gateway, so that logging is refused.
   *
   * @default false
   */
  readonly accountRoleMissing?: boolean;

  /**
   * Rules to apply.
   *
   * @default - every rule
   */
  readonly rules?: readonly Rule[];
}

/** Judges the Terraform JSON of one stack, as an object. Waived findings are kept apart; nothing throws. */
export function runRules(document: unknown, options: JudgeOptions = {}): Judgement {
  return judgeConfiguration({ files: [{ name: 'cdk.tf.json', document }] }, options);
}

/** Judges a whole configuration: its files, variables and called modules, or the JSON of one plan. */
export function judgeConfiguration(source: ConfigurationSource, options: JudgeOptions = {}): Judgement {
  const [only] = source.files;
  const rules = options.rules ?? allRules;
  const findings =
    source.files.length === 1 && isPlan(only?.document)
      ? judge(modelOfPlan(only?.document, options), rules)
      : judgeWritten(source, options, rules);
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  return applyWaivers(findings, options.waivers ?? [], today);
}

const judgeWritten = (source: ConfigurationSource, options: JudgeOptions, rules: readonly Rule[]): readonly Finding[] =>
  loweredByDefaults(judge(modelOf(source, options), rules), source, () =>
    judge(modelOf(source, { ...options, doubtsDefaults: true }), rules),
  );

/** A finding in one line: address, what is wrong, what to do, rule and source. */
export const sentence = ({ address, problem, fix, rule, source }: Finding): string =>
  `${address}: ${problem}. ${fix} [${rule}] ${source}`;
