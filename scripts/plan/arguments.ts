import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Arguments {
  /** The environment whose stacks are planned. */
  readonly environment: string;

  /** The commit a stack must differ from to be planned; left out, all are. */
  readonly base?: string | undefined;

  /** Where to write a comment for the pull request. */
  readonly comment?: string | undefined;

  /** Where to write the review as a page, with what Terraform plans; left out, there is none. */
  readonly html?: string | undefined;
}

const usage = 'usage: npm run -s plan -- --environment NAME [--base COMMIT] [--comment FILE] [--html FILE]';

const text = { type: 'string' } as const;
const options = { environment: text, base: text, comment: text, html: text };

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | string {
  const { values, tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') return `${token.kind === 'positional' ? token.value : '--'}: no such option. ${usage}`;
    if (!Object.hasOwn(options, token.name)) return `${token.rawName}: no such option. ${usage}`;
    const value = token.value ?? '';
    if (value === '' || value.startsWith('-'))
      return `${token.rawName}: must have a value, was ${JSON.stringify(value)}. ${usage}`;
  }
  const given = values as Partial<Record<keyof Arguments, string>>;
  const { environment, base, comment, html } = given;
  return environment === undefined ? `--environment: must be given. ${usage}` : { environment, base, comment, html };
}
