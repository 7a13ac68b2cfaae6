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

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | string {
  const read = {
    accept: false,
    markdown: false,
    base: undefined as string | undefined,
    html: undefined as string | undefined,
  };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at];
    if (arg === '--accept') read.accept = true;
    else if (arg === '--markdown') read.markdown = true;
    else if (arg === '--base') read.base = args[++at] ?? '';
    else if (arg === '--html') read.html = args[++at] ?? '';
    else return `${arg}: no such option. ${usage}`;
  }
  if (read.base === '' || read.base?.startsWith('-'))
    return `--base: must be a commit, was ${JSON.stringify(read.base)}. ${usage}`;
  if (read.html === '' || read.html?.startsWith('-'))
    return `--html: must be a file, was ${JSON.stringify(read.html)}. ${usage}`;
  if (read.accept && read.base !== undefined) return `--accept: must not stand beside --base. ${usage}`;
  const { html, base, ...rest } = read;
  return { ...rest, ...(html === undefined ? {} : { html }), ...(base === undefined ? {} : { base }) };
}
