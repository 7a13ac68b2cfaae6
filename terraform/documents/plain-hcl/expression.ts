import { parsedTemplate } from '../../language/parsed-template';
import { endOfComment, endOfQuoted, nextOf } from '../../language/tokens';
import { Beyond, type Cursor, endOfLine, gap, name, space } from './cursor';
import { sorted } from './sorted';
import { plainHeredoc, readHeredoc, readQuoted } from './template';

/** What an expression stands in, which decides where it ends. */
export type Place = 'body' | 'list' | 'object';

/** Reads an expression: literals as they are in JSON, all else as the text of an interpolation. */
export function readExpression(cursor: Cursor, place: Place): unknown {
  cursor.skip(space);
  const start = cursor.at;
  const value = readLiteral(cursor);
  if (value !== undefined && ends(cursor, place)) return value;
  cursor.at = start;
  // The whole reader works such out.
  if (cursor.sees(signedLiteral)) throw new Beyond();
  return asWritten(cursor, endOfExpression(cursor.text, start, place));
}

const signedLiteral = /[-!]\s*(?:\d|true\b|false\b|null\b)/y;

const keywords: ReadonlyMap<string, unknown> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Reads a literal, a template, a list or an object; undefined where something else begins. */
function readLiteral(cursor: Cursor): unknown {
  const first = cursor.text.charAt(cursor.at);
  if (first === '"') return readQuoted(cursor);
  if (first === '[') return readList(cursor);
  if (first === '{') return readObject(cursor);
  if (first === '<') return readHeredoc(cursor);
  if (/[-\d]/.test(first)) return readNumber(cursor);
  const [word = ''] = cursor.take(name) ?? [];
  return keywords.get(word);
}

const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function readNumber(cursor: Cursor): number | undefined {
  const [digits] = cursor.take(number) ?? [];
  const value = Number(digits);
  return digits === undefined || Object.is(value, -0) ? undefined : value;
}

const endOfItem = /[,\]]/y;
const endOfValue = /[ \t]*[,}]/y;

/** Whether an expression may end here. */
function ends(cursor: Cursor, place: Place): boolean {
  if (place !== 'list') return cursor.sees(endOfLine) || (place === 'object' && cursor.sees(endOfValue));
  cursor.skip(gap);
  return cursor.sees(endOfItem);
}

/** Takes an expression up to its end as it is written. What does not parse is for the whole reader, which tells the line. */
function asWritten(cursor: Cursor, end: number): string {
  const expression = cursor.text.slice(cursor.at, end);
  // Between braces, these would be markers that strip.
  if (/^~|~$/.test(expression)) throw new Beyond();
  const interpolation = `\${${expression}}`;
  parsedTemplate(interpolation);
  cursor.at = end;
  return interpolation;
}

/** What ends an expression where no bracket is open. */
const stops: Readonly<Record<Place, string>> = { body: '\n', list: ',]', object: '\n,}' };

const signs = /["([{)\]},\n#]|\/[/*]|<</g;

/** Index at which an expression ends, white space behind it not counted. */
function endOfExpression(text: string, from: number, place: Place): number {
  let depth = 0;
  for (let at = nextOf(signs, text, from); at < text.length; at = nextOf(signs, text, at + 1)) {
    const sign = text.charAt(at);
    if (depth === 0 && stops[place].includes(sign)) return behindLast(text, from, at);
    if (sign === '"') at = endOfQuoted(text, at + 1);
    else if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign) && depth-- === 0) throw new Beyond();
    else if (sign === '<') at = plainHeredoc(text, at).end - 1;
    else if (sign === '#' || sign === '/') {
      if (depth === 0) return behindLast(text, from, at);
      at = endOfComment(text, at) - 1;
    }
  }
  return behindLast(text, from, text.length);
}

/** Index behind the last sign before `end` that is no white space. */
function behindLast(text: string, from: number, end: number): number {
  let last = end;
  while (last > from && ' \t\n'.includes(text.charAt(last - 1))) last--;
  return last;
}

const loop = /for(?![\w-])/y;

function readList(cursor: Cursor): unknown[] | undefined {
  cursor.needs('[');
  const items: unknown[] = [];
  cursor.skip(gap);
  if (cursor.sees(loop)) return undefined;
  for (; !cursor.takes(']'); cursor.skip(gap)) {
    items.push(readExpression(cursor, 'list'));
    cursor.skip(gap);
    if (!cursor.takes(',') && !cursor.begins(']')) throw new Beyond();
  }
  return items;
}

function readObject(cursor: Cursor): Record<string, unknown> | undefined {
  cursor.needs('{');
  const entries = new Map<string, unknown>();
  cursor.skip(gap);
  if (cursor.sees(loop)) return undefined;
  for (; !cursor.takes('}'); cursor.skip(gap)) {
    const key = readKey(cursor);
    cursor.skip(space);
    if (!cursor.takes('=')) cursor.needs(':');
    if (entries.has(key)) throw new Beyond();
    entries.set(key, readExpression(cursor, 'object'));
    cursor.skip(space);
    if (!cursor.takes(',') && !cursor.begins('}') && !cursor.sees(endOfLine)) throw new Beyond();
  }
  return sorted(entries);
}

function readKey(cursor: Cursor): string {
  if (cursor.begins('"')) return readQuoted(cursor);
  if (cursor.begins('(')) return asWritten(cursor, endOfBracket(cursor.text, cursor.at));
  const [word] = cursor.take(name) ?? [];
  if (word === undefined || keywords.has(word)) throw new Beyond();
  return word;
}

const brackets = /["()]/g;

function endOfBracket(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at = nextOf(brackets, text, at + 1)) {
    const sign = text.charAt(at);
    if (sign === '"') at = endOfQuoted(text, at + 1);
    else if (sign === '(') depth++;
    else if (--depth === 0) return at + 1;
  }
  throw new Beyond();
}
