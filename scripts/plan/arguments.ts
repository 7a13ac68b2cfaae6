/** What the command line asks for. */
export interface Arguments {
  /** The environment whose stacks are planned. */
  readonly environment: string;

  /** The commit a stack must differ from to be planned; left out, all are. */
  readonly base?: string | undefined;

  /** Where to write a comment for the pull request. */
  readonly comment?: string | undefined;
}

const usage = 'usage: npm run -s plan -- --environment NAME [--base COMMIT] [--comment FILE]';

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | string {
  const read = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) {
    const [name = '', value = ''] = [args[at], args[at + 1]];
    if (!['--environment', '--base', '--comment'].includes(name)) return `${name}: no such option. ${usage}`;
    if (value === '' || value.startsWith('-'))
      return `${name}: must have a value, was ${JSON.stringify(value)}. ${usage}`;
    read.set(name, value);
  }
  const environment = read.get('--environment');
  if (environment === undefined) return `--environment: must be given. ${usage}`;
  return { environment, base: read.get('--base'), comment: read.get('--comment') };
}
