import { readOptions } from '../shared/options';

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
  const given = readOptions(args, options, usage);
  if (typeof given === 'string') return given;
  const [odd] = given.rest;
  if (odd !== undefined) return `${odd}: no such option. ${usage}`;
  for (const [name, value] of Object.entries(given.texts)) {
    if (value === '' || value.startsWith('-'))
      return `--${name}: must have a value, was ${JSON.stringify(value)}. ${usage}`;
  }
  const { environment, base, comment, html } = given.texts;
  return environment === undefined ? `--environment: must be given. ${usage}` : { environment, base, comment, html };
}
