/** What the command line asks for. */
export interface Arguments {
  /** Whether to record what synth gives as reviewed. */
  readonly accept: boolean;

  /** Whether to print a comment for a pull request rather than text for a terminal. */
  readonly markdown: boolean;

  /** The commit whose `reviewed/` is compared; left out, the one in the working tree. */
  readonly base?: string;
}

const usage = 'usage: npm run -s review -- [--accept] [--markdown] [--base COMMIT]';

/** Reads the command line; a text says what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | string {
  const read = { accept: false, markdown: false, base: undefined as string | undefined };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at];
    if (arg === '--accept') read.accept = true;
    else if (arg === '--markdown') read.markdown = true;
    else if (arg === '--base') read.base = args[++at] ?? '';
    else return `${arg}: no such option. ${usage}`;
  }
  if (read.base === '' || read.base?.startsWith('-'))
    return `--base: must be a commit, was ${JSON.stringify(read.base)}. ${usage}`;
  if (read.accept && read.base !== undefined) return `--accept: must not stand beside --base. ${usage}`;
  return read;
}
