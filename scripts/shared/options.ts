import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The options that a command takes, by their names without dashes. */
export type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/** What was given: the texts of options, which flags stand, and all that is no option. */
export interface Given {
  readonly texts: Readonly<Record<string, string>>;
  readonly flags: ReadonlySet<string>;
  readonly rest: readonly string[];
}

/** Reads a command line; a text says what is wrong with it. An option that misses its value has an empty one. */
export function readOptions(args: readonly string[], options: Options, usage: string): Given | string {
  const config = { args: [...args], options, strict: false, tokens: true } satisfies ParseArgsConfig;
  const { positionals, tokens } = parseArgs(config);
  const given = tokens.filter((token) => token.kind === 'option');
  for (const { name, rawName, value } of given) {
    if (!Object.hasOwn(options, name)) return `${rawName}: no such option. ${usage}`;
    if (options[name]?.type === 'boolean' && value !== undefined)
      return `${rawName}: must have no value, was ${JSON.stringify(value)}. ${usage}`;
  }
  const texts = given.filter(({ name }) => options[name]?.type === 'string');
  const flags = given.filter(({ name }) => options[name]?.type === 'boolean');
  return {
    texts: Object.fromEntries(texts.map(({ name, value = '' }) => [name, value])),
    flags: new Set(flags.map(({ name }) => name)),
    rest: positionals,
  };
}
