import { readOptions } from '../shared/options';

/** What the command line asks for. */
export interface Arguments {
  /** Whether to record what synth gives as reviewed. */
  readonly accept: boolean;

  /** Whether to print a comment for a pull request rather than text for a terminal. */
  readonly markdown: boolean;

  /** File that the review is written into as a page; left out, there is none. */
  readonly html?: string;

  /** The commit whose `reviewed/` is compared; left out, the one in the working tree. */
  readonly base?: string;
}

const usage = 'usage: npm run -s review -- [--accept] [--markdown] [--html FILE] [--base COMMIT]';

const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
const options = { accept: flag, markdown: flag, html: text, base: text };

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | string {
  const given = readOptions(args, options, usage);
  if (typeof given === 'string') return given;
  const { html, base } = given.texts;
  const [accept, markdown] = [given.flags.has('accept'), given.flags.has('markdown')];
  const [odd] = given.rest;
  if (odd !== undefined) return `${odd}: no such option. ${usage}`;
  if (base === '' || base?.startsWith('-')) return `--base: must be a commit, was ${JSON.stringify(base)}. ${usage}`;
  if (html === '' || html?.startsWith('-')) return `--html: must be a file, was ${JSON.stringify(html)}. ${usage}`;
  if (accept && base !== undefined) return `--accept: must not stand beside --base. ${usage}`;
  return { accept, markdown, ...(html === undefined ? {} : { html }), ...(base === undefined ? {} : { base }) };
}
