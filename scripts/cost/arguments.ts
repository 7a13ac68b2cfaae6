import type { FreeTierOption } from '../../cost';

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
  '--format': ['text', 'json', 'markdown', 'html'],
  '--free-tier': ['none', 'always'],
};

const options = ['--traffic', '--format', '--region', '--free-tier', '--environment'];

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | string {
  const given = new Map<string, string>();
  const places: string[] = [];
  let check = false;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const [name = '', inline] = /^(--[\w-]+)=(.*)$/.exec(arg)?.slice(1) ?? [arg];
    if (!arg.startsWith('-')) places.push(arg);
    else if (arg === '--check') check = true;
    else if (!options.includes(name)) return `${arg}: no such option. ${usage}`;
    else given.set(name, inline ?? args[++at] ?? '');
  }
  return problemIn(given) ?? { ...argumentsOf(given), places, check };
}

function problemIn(given: ReadonlyMap<string, string>): string | undefined {
  for (const [name, value] of given) {
    const known = choices[name];
    if (known !== undefined && !known.includes(value))
      return `${name}: must be ${known.join(' or ')}, was ${JSON.stringify(value)}. ${usage}`;
    if (value === '') return `${name}: must have a value. ${usage}`;
  }
  return undefined;
}

function argumentsOf(given: ReadonlyMap<string, string>): Omit<Arguments, 'places' | 'check'> {
  const [traffic, region, environment] = ['--traffic', '--region', '--environment'].map((name) => given.get(name));
  return {
    ...(traffic === undefined ? {} : { traffic }),
    ...(region === undefined ? {} : { region }),
    format: (given.get('--format') ?? 'text') as Format,
    freeTier: (given.get('--free-tier') ?? 'none') as FreeTierOption,
    ...(environment === undefined ? {} : { environment }),
  };
}
