import type { FreeTierOption } from '../../cost';
import { readOptions } from '../shared/options';

/** Form of the report. */
export type Format = 'text' | 'json' | 'markdown' | 'html';

/** What the command line asks for. */
export interface Arguments {
  /** Folders, or names of our APIs. */
  readonly places: readonly string[];
  readonly traffic?: string;
  readonly format: Format;
  readonly region?: string;
  readonly freeTier: FreeTierOption;
  /** Which of our stacks are meant. Left out, those of prod, or all of them for a check. */
  readonly environment?: string;
  /** Whether to compare with the budgets instead of reporting. */
  readonly check: boolean;
}

/** How the command is called. */
export const usage =
  'usage: npm run -s cost -- [--traffic FILE] [--format text|json|markdown|html] [--region REGION] [--free-tier none|always] [--environment NAME] [--check] [DIR…]';

const choices: Readonly<Record<string, readonly string[]>> = {
  format: ['text', 'json', 'markdown', 'html'],
  'free-tier': ['none', 'always'],
};

const text = { type: 'string' } as const;
const options = {
  traffic: text,
  format: text,
  region: text,
  'free-tier': text,
  environment: text,
  check: { type: 'boolean' },
} as const;

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | string {
  const given = readOptions(args, options, usage);
  if (typeof given === 'string') return given;
  const { texts, flags, rest: places } = given;
  return problemIn(texts) ?? { ...argumentsOf(texts), places, check: flags.has('check') };
}

type Texts = Readonly<Record<string, string>>;

function problemIn(texts: Texts): string | undefined {
  for (const [name, value] of Object.entries(texts)) {
    const known = choices[name];
    if (known !== undefined && !known.includes(value))
      return `--${name}: must be ${known.join(' or ')}, was ${JSON.stringify(value)}. ${usage}`;
    if (value === '') return `--${name}: must have a value. ${usage}`;
  }
  return undefined;
}

function argumentsOf(texts: Texts): Omit<Arguments, 'places' | 'check'> {
  const { traffic, region, environment, format = 'text', 'free-tier': freeTier = 'none' } = texts;
  return {
    ...(traffic === undefined ? {} : { traffic }),
    ...(region === undefined ? {} : { region }),
    format: format as Format,
    freeTier: freeTier as FreeTierOption,
    ...(environment === undefined ? {} : { environment }),
  };
}
