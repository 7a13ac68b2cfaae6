import { readOptions } from '../shared/options';

/** What is to be done with the releases of stacks. */
export type Deed = 'release' | 'show' | 'watch' | 'stop';

/** What the command line asks for. */
export interface Arguments {
  readonly deed: Deed;
  /** Names of stacks; `*` stands for any letters. */
  readonly stacks: readonly string[];
  /** Whether stacks that have nothing to release are passed over. */
  readonly whereNew: boolean;
  /** Whether a version that was taken back is released once more. */
  readonly again: boolean;
  /** Whether what was synthesized last is taken as it is. */
  readonly synthesized: boolean;
}

const options = {
  show: { type: 'boolean' },
  watch: { type: 'boolean' },
  stop: { type: 'boolean' },
  'where-new': { type: 'boolean' },
  again: { type: 'boolean' },
  'skip-synth': { type: 'boolean' },
} as const;

const usage = 'usage: npm run release -- STACK... [--show | --watch | --stop] [--where-new] [--again] [--skip-synth]';

const deeds = ['show', 'watch', 'stop'] as const;

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | string {
  const given = readOptions(args, options, usage);
  if (typeof given === 'string') return given;
  const { flags, rest } = given;
  if (rest.length === 0) return `STACK: must be given at least once. ${usage}`;
  const [deed = 'release', second] = deeds.filter((name) => flags.has(name));
  if (second !== undefined) return `--${second}: must not stand beside --${deed}. ${usage}`;
  return {
    deed,
    stacks: rest,
    whereNew: flags.has('where-new'),
    again: flags.has('again'),
    synthesized: flags.has('skip-synth'),
  };
}
