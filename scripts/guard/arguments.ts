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

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | string {
  let format = 'text';
  let [strict, accountRoleMissing] = [false, false];
  const paths: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--strict') strict = true;
    else if (arg === '--no-account-role') accountRoleMissing = true;
    else if (arg === '--format') format = args[++at] ?? '';
    else if (arg.startsWith('--format=')) format = arg.slice('--format='.length);
    else if (arg.startsWith('-') && arg !== '-') return `${arg}: no such option. ${usage}`;
    else paths.push(arg);
  }
  if (!formats.includes(format))
    return `--format: must be one of ${formats.join(', ')}, was ${JSON.stringify(format)}. ${usage}`;
  return paths.length === 0
    ? `PATH: must be given at least once. ${usage}`
    : { format: format as Format, strict, accountRoleMissing, paths };
}
