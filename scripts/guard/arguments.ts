import { readOptions } from '../shared/options';

/** Form of the report. */
export type Format = 'text' | 'json' | 'sarif' | 'github';

/** What the command line asks for. */
export interface Arguments {
  readonly format: Format;
  /** Whether every finding fails the command, not only those that stop or endanger a deployment. */
  readonly strict: boolean;
  /** Whether the account is known to have no CloudWatch role of API Gateway. */
  readonly accountRoleMissing: boolean;
  readonly paths: readonly string[];
}

/** How the command is called. */
export const usage =
  'usage: npm run -s guard -- [--format text|json|sarif|github] [--strict] [--no-account-role] PATH...';

const formats: readonly string[] = ['text', 'json', 'sarif', 'github'];

const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
const options = { format: text, strict: flag, 'no-account-role': flag };

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | string {
  const given = readOptions(args, options, usage);
  if (typeof given === 'string') return given;
  const { texts, flags, rest: paths } = given;
  const { format = 'text' } = texts;
  if (!isFormat(format))
    return `--format: must be one of ${formats.join(', ')}, was ${JSON.stringify(format)}. ${usage}`;
  return paths.length === 0
    ? `PATH: must be given at least once. ${usage}`
    : { format, strict: flags.has('strict'), accountRoleMissing: flags.has('no-account-role'), paths };
}

const isFormat = (format: string): format is Format => formats.includes(format);
