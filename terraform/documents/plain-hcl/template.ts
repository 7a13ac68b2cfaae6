import { type Heredoc, heredocAt } from '../../language/heredoc';
import { parsedTemplate } from '../../language/parsed-template';
import { unescaped } from '../../language/template-pieces';
import { endOfInterpolation, endOfQuoted } from '../../language/tokens';
import { Beyond, type Cursor } from './cursor';

/** Reads a text between quotation marks. */
export function readQuoted(cursor: Cursor): string {
  const end = endOfQuoted(cursor.text, cursor.at + 1);
  const inner = cursor.text.slice(cursor.at + 1, end);
  if (inner.includes('\n')) throw new Beyond();
  cursor.at = end + 1;
  return inJson(inner, unescapedPlain);
}

/** Reads lines up to one that holds a heredoc's marker alone. */
export function readHeredoc(cursor: Cursor): string {
  const { text, end } = plainHeredoc(cursor.text, cursor.at);
  cursor.at = end;
  return inJson(text, (literal) => literal);
}

/** The heredoc that must begin at `at`. */
export function plainHeredoc(text: string, at: number): Heredoc {
  const heredoc = heredocAt(text, at);
  if (heredoc === undefined) throw new Beyond();
  return heredoc;
}

/** A template as Terraform's JSON holds it: literals as they are read, interpolations as they are written. */
function inJson(text: string, read: (literal: string) => string): string {
  if (!text.includes('${') && !text.includes('%{')) return read(text);
  // Directives, and signs that are doubled so as to be text.
  if (/[$%][$%]\{|%\{/.test(text)) throw new Beyond();
  let [template, from] = ['', 0];
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', from)) {
    const end = endOfInterpolation(text, at + 2);
    template += read(text.slice(from, at)) + interpolation(text.slice(at + 2, end).replace(around, ''));
    from = end + 1;
  }
  return template + read(text.slice(from));
}

const around = /^[ \t]+|[ \t]+$/g;
const other = /^(?![A-Za-z_])|^(?:true|false|null)$|[?\n]|\/\*|~$/;

/** An interpolation that is a name or begins with one. The whole reader takes literals into the text, and writes conditions as directives. */
function interpolation(inner: string): string {
  if (other.test(inner)) throw new Beyond();
  const text = `\${${inner}}`;
  parsedTemplate(text);
  return text;
}

function unescapedPlain(literal: string): string {
  // What such letters are composed to is HCL's to decide.
  if (/\\u/i.test(literal)) throw new Beyond();
  return unescaped(literal, true);
}
