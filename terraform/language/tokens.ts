import { SyntaxProblem } from './syntax';

/** A token of a Terraform expression; a `quoted` one keeps the text between its quotation marks, still escaped. */
export interface Token {
  readonly kind: 'name' | 'number' | 'quoted' | 'sign' | 'end';
  readonly text: string;
}

const plain =
  /[ \t\r\n]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|([A-Za-z_][\w-]*)|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(\.\.\.|=>|==|!=|<=|>=|&&|\|\||[-+*/%!<>?:.,=()[\]{}])/y;

/** Finds the end of an interpolation that starts after `${` at `from`: the index of its closing brace. */
export function endOfInterpolation(text: string, from: number): number {
  let depth = 0;
  for (let at = nextSign(text, from); at < text.length; at = nextSign(text, at + 1)) {
    const char = text[at];
    if (char === '"') at = endOfQuoted(text, at + 1);
    else if (char === '{') depth++;
    else if (depth-- === 0) return at;
  }
  throw new SyntaxProblem('an interpolation is not closed');
}

const signs = /["{}]/g;

/** Index of the next brace or quotation mark; the end of the text where there is none. */
function nextSign(text: string, from: number): number {
  signs.lastIndex = from;
  return signs.exec(text)?.index ?? text.length;
}

function endOfQuoted(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
    else if (opensInterpolation(text, at)) at = endOfInterpolation(text, at + 2);
  }
  throw new SyntaxProblem('a quotation is not closed');
}

/** Whether `${` or `%{` stands at `at` and is not escaped by doubling its sign. */
export function opensInterpolation(text: string, at: number): boolean {
  const sign = text[at];
  return (sign === '$' || sign === '%') && text[at + 1] === '{' && text[at - 1] !== sign;
}

/** Cuts an expression into tokens. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    if (text[at] === '"') {
      const end = endOfQuoted(text, at + 1);
      tokens.push({ kind: 'quoted', text: text.slice(at + 1, end) });
      at = end + 1;
      continue;
    }
    plain.lastIndex = at;
    const match = plain.exec(text);
    if (match === null) throw new SyntaxProblem(`no token starts with ${JSON.stringify(text[at])}`);
    at = plain.lastIndex;
    const [, name, number, sign] = match;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}
