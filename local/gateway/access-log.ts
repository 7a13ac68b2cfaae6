/** Finds the value of a variable by its name without `$context.`, such as `identity.sourceIp`. */
export type ContextLookup = (name: string) => string | undefined;

const variable = /\$context((?:\.[A-Za-z0-9_:-]*[A-Za-z0-9_])+)/g;

/** Makes a stage's access log format into a function that writes one line. A variable without a value is written as `-`. */
export function accessLogOf(format: string): (lookup: ContextLookup) => string {
  const pieces = format.split(variable);
  return (lookup) =>
    pieces.map((piece, at) => (at % 2 === 0 ? piece : writtenValue(lookup, piece.slice('.'.length)))).join('');
}

function writtenValue(lookup: ContextLookup, name: string): string {
  const value = lookup(name);
  return value === undefined || value === '' ? '-' : value;
}
