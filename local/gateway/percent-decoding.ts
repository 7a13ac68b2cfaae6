const encoded = /(?:%[0-9A-Fa-f]{2})+/g;

/** A text with its percent-encoded UTF-8 decoded. What is no encoding stays as it is. */
export const percentDecoded = (text: string): string => (text.includes('%') ? text.replace(encoded, decoded) : text);

function decoded(sequence: string): string {
  return Buffer.from(sequence.replaceAll('%', ''), 'hex').toString('utf8');
}

/** The names and values of a query, decoded, in the order in which they stand. A plus is a space. */
export function queryPairs(query: string): [name: string, value: string][] {
  if (query === '') return [];
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at === -1 ? [spaced(pair), ''] : [spaced(pair.slice(0, at)), spaced(pair.slice(at + 1))];
    });
}

const spaced = (text: string): string => percentDecoded(text.replaceAll('+', ' '));
