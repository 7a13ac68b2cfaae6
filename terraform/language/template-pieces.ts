import { SyntaxProblem } from './syntax';
import { endOfInterpolation, opensInterpolation } from './tokens';

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

const highestPoint = 0x10ffff;

/** A piece of a template: its literal, an interpolation, or the words of a directive. */
export type Piece = { readonly literal: string } | { readonly inner: string } | { readonly directive: string };

/** Cuts the text of a template into its pieces; in a quoted one, backslashes escape. */
export function piecesOf(text: string, quoted: boolean): Piece[] {
  const pieces: Piece[] = [];
  let literal = '';
  const flush = (): void => {
    if (literal !== '') pieces.push({ literal: unescaped(literal, quoted) });
    literal = '';
  };
  for (let at = 0; at < text.length; at++) {
    if (opensInterpolation(text, at)) {
      const end = endOfInterpolation(text, at + 2);
      const written = text.slice(at + 2, end);
      if (written.startsWith('~')) literal = literal.replace(/[^\S\n]*\n?$/, '');
      flush();
      const inner = trimmed(written);
      pieces.push(text[at] === '%' ? { directive: inner.trim() } : { inner });
      at = written.endsWith('~') ? endOfSpace(text, end + 1) - 1 : end;
    } else if (quoted && text[at] === '\\') literal += text.slice(at, ++at + 1);
    else {
      const end = endOfPlain(text, at + 1);
      literal += text.slice(at, end);
      at = end - 1;
    }
  }
  flush();
  return pieces;
}

const special = /[$%\\]/g;

/** Index of the next character that may mean something else than itself. */
function endOfPlain(text: string, from: number): number {
  special.lastIndex = from;
  return special.exec(text)?.index ?? text.length;
}

/** Index at which the white space at `from` ends: a marker strips no more than the rest of its line. */
function endOfSpace(text: string, from: number): number {
  let at = from;
  while (/[^\S\n]/.test(text.charAt(at))) at++;
  return text.charAt(at) === '\n' ? at + 1 : at;
}

const trimmed = (inner: string): string => inner.replace(/^~/, '').replace(/~$/, '');

/** A literal as it is read: signs that are doubled stand once, and in a quoted one backslashes escape. */
export function unescaped(text: string, quoted: boolean): string {
  const single = text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{');
  if (!quoted || !single.includes('\\')) return single;
  return single.replace(/\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/g, (_, code: string) => characterOf(code));
}

function characterOf(code: string): string {
  const point = Number.parseInt(code.slice(1), 16);
  const character = code.length > 1 && point <= highestPoint ? String.fromCodePoint(point) : escapes[code];
  if (character === undefined) throw new SyntaxProblem(`\\${code} stands for nothing`);
  return character;
}
