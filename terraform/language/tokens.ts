import { heredocAt } from './heredoc';
import { SyntaxProblem } from './syntax';

/** A token of a Terraform expression; a `quoted` one keeps the text between its quotation marks, still escaped, a `heredoc` its lines. */
export interface Token {
  readonly kind: 'name' | 'number' | 'quoted' | 'heredoc' | 'sign' | 'line' | 'end';
  readonly text: string;
  /** Whether it is the first on its line: between braces, a line ends an entry. */
  readonly first: boolean;
}

const plain =
  /[ \t\r\n]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|([A-Za-z_][\w-]*)|(\d+(?:\.\d+)*(?:[eE][+-]?\d+)?)|(\.\.\.|=>|==|!=|<=|>=|&&|\|\||[-+*/%!<>?:.,=()[\]{}])/y;

/** Finds the end of an interpolation that starts after `${` at `from`: the index of its closing brace. */
export function endOfInterpolation(text: string, from: number): number {
  let depth = 0;
  for (let at = nextOf(inInterpolation, text, from); at < text.length; at = nextOf(inInterpolation, text, at + 1)) {
    const char = text[at];
    if (char === '"') at = endOfQuoted(text, at + 1);
    else if (char === '{') depth++;
    else if (char === '<') at = (heredocAt(text, at)?.end ?? at + 1) - 1;
    else if (char !== '}') at = endOfComment(text, at) - 1;
    else if (depth-- === 0) return at;
  }
  throw new SyntaxProblem('an interpolation is not closed');
}

/** What may end or open something: braces, quotation marks, comments and heredocs; in a quotation, what is more than itself. */
const inInterpolation = /["{}#]|\/[/*]|<</g;
const inQuotation = /["\\\n]|[$%]\{/g;

/** Index of the next that a pattern finds; the end of the text where there is none. */
export function nextOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

const comment = /#[^\n]*|\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/)?/y;

/** Index behind the comment at `at`; `at` itself where none begins. */
export function endOfComment(text: string, at: number): number {
  comment.lastIndex = at;
  const [found] = comment.exec(text) ?? [''];
  if (found === '/*') throw new SyntaxProblem('a comment is not closed');
  return at + found.length;
}

/** Finds the closing quotation mark of what starts behind an opening one at `from`. */
export function endOfQuoted(text: string, from: number): number {
  for (let at = nextOf(inQuotation, text, from); at < text.length; at = nextOf(inQuotation, text, at + 1)) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
    else if (text[at] === '\n') throw new SyntaxProblem('a quotation goes over lines');
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
  let first = false;
  const push = (kind: Token['kind'], found: string): void => {
    tokens.push({ kind, text: found, first });
    first = false;
  };
  for (let at = 0; at < text.length; ) {
    if (text[at] === '"') {
      const end = endOfQuoted(text, at + 1);
      push('quoted', text.slice(at + 1, end));
      at = end + 1;
      continue;
    }
    const heredoc = text[at] === '<' ? heredocAt(text, at) : undefined;
    if (heredoc !== undefined) {
      push('heredoc', heredoc.text);
      at = heredoc.end;
      continue;
    }
    plain.lastIndex = at;
    const match = plain.exec(text);
    if (match === null) throw new SyntaxProblem(`no token starts with ${JSON.stringify(text[at])}`);
    at = plain.lastIndex;
    const [between, name, number, sign] = match;
    if (name !== undefined) push('name', name);
    else if (number !== undefined) push('number', number);
    else if (sign !== undefined) push('sign', sign);
    else first ||= between.includes('\n');
  }
  push('end', '');
  return tokens;
}
