import { parseArgs } from 'node:util';

/** What is done with stacks. */
export type Verb = 'deploy' | 'diff' | 'destroy';

/** What the command line asks for. */
export interface Arguments {
  /** Names of stacks; `*` stands for any letters. */
  readonly stacks: readonly string[];
  /** Whether the plan is approved without being asked for. */
  readonly approved: boolean;
  /** Whether all that Terraform prints is shown. */
  readonly verbose: boolean;
  /** Whether what was synthesized last is taken as it is. */
  readonly synthesized: boolean;
  /** `name=value` of variables. */
  readonly variables: readonly string[];
  /** Files with values of variables. */
  readonly variableFiles: readonly string[];
}

const options = {
  'auto-approve': { type: 'boolean' },
  verbose: { type: 'boolean' },
  'skip-synth': { type: 'boolean' },
  // Nothing is locked for other platforms here; the option of cdktf's command line is taken all the same.
  'skip-provider-lock': { type: 'boolean' },
  var: { type: 'string', multiple: true },
  'var-file': { type: 'string', multiple: true },
} as const;

/** How a verb is called. */
export const usageOf = (verb: Verb): string =>
  `usage: npm run ${verb} -- STACK... ${verb === 'diff' ? '' : '[--auto-approve] '}[--var NAME=VALUE] [--var-file FILE] [--verbose] [--skip-synth]`;

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(verb: Verb, args: readonly string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length === 0) return `STACK: must be given at least once. ${usageOf(verb)}`;
    return {
      stacks: positionals,
      approved: values['auto-approve'] ?? false,
      verbose: values.verbose ?? false,
      synthesized: values['skip-synth'] ?? false,
      variables: values.var ?? [],
      variableFiles: values['var-file'] ?? [],
    };
  } catch (problem) {
    const [reason] = (problem instanceof Error ? problem.message : String(problem)).split('. ');
    return `${reason}. ${usageOf(verb)}`;
  }
}
