/** Names with values, in their order; a name may stand more than once. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** Reads one pair a line: `name=value` with the separator `=`. Lines without a name are left out. */
export const pairsOf = (text: string, separator: '=' | ':'): Pairs =>
  text.split('\n').flatMap((line) => {
    const at = line.indexOf(separator);
    const name = (at < 0 ? line : line.slice(0, at)).trim();
    return name === '' ? [] : [[name, at < 0 ? '' : line.slice(at + 1).trim()] as const];
  });
