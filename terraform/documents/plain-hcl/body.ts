import { Beyond, type Cursor, endOfLine, gap, name, space } from './cursor';
import { readExpression } from './expression';
import { sorted } from './sorted';

/** The blocks of one type: bodies, or further labels. */
type Blocks = unknown[] | Map<string, Blocks>;

interface Body {
  readonly arguments: Map<string, unknown>;
  readonly blocks: Map<string, Blocks>;
}

const label = /[ \t]+(?:([A-Za-z_][\w-]*)|"([^"\\$%\n]*)")/y;
const assignment = /[ \t]*=(?!=)/y;

/** Reads arguments and blocks up to a closing brace or the end. */
export function readBody(cursor: Cursor): Record<string, unknown> {
  const body: Body = { arguments: new Map(), blocks: new Map() };
  for (cursor.skip(gap); !cursor.ended() && !cursor.begins('}'); cursor.skip(gap)) {
    readEntry(cursor, body);
    if (!cursor.sees(endOfLine)) throw new Beyond();
  }
  return written(body);
}

function readEntry(cursor: Cursor, body: Body): void {
  const [word] = cursor.take(name) ?? [];
  if (word === undefined) throw new Beyond();
  if (cursor.take(assignment) === undefined) readBlock(cursor, body, word);
  else if (body.arguments.has(word)) throw new Beyond();
  else body.arguments.set(word, readExpression(cursor, 'body'));
}

function readBlock(cursor: Cursor, body: Body, type: string): void {
  const labels = [type];
  for (let one = cursor.take(label); one !== undefined; one = cursor.take(label)) labels.push(one[1] ?? one[2] ?? '');
  cursor.skip(space);
  cursor.needs('{');
  const inner = cursor.sees(endOfLine) ? readBody(cursor) : readLine(cursor);
  cursor.needs('}');
  put(body.blocks, labels, inner);
}

/** Reads what stands between the braces of a block on one line: a single argument at most. */
function readLine(cursor: Cursor): Record<string, unknown> {
  cursor.skip(space);
  const [word] = cursor.take(name) ?? [];
  if (word === undefined) return {};
  if (cursor.take(assignment) === undefined) throw new Beyond();
  const value = readExpression(cursor, 'object');
  cursor.skip(space);
  return { [word]: value };
}

/** Puts a block behind its labels: every further one of the same labels follows in the list. */
function put(blocks: Map<string, Blocks>, [first = '', ...rest]: readonly string[], body: unknown): void {
  const there = blocks.get(first);
  if (rest.length === 0) {
    if (there instanceof Map) throw new Beyond();
    if (there === undefined) blocks.set(first, [body]);
    else there.push(body);
  } else {
    if (Array.isArray(there)) throw new Beyond();
    const below = there ?? new Map<string, Blocks>();
    blocks.set(first, below);
    put(below, rest, body);
  }
}

function written(body: Body): Record<string, unknown> {
  const entries = new Map(body.arguments);
  for (const [type, blocks] of body.blocks) {
    if (entries.has(type)) throw new Beyond();
    entries.set(type, labelled(blocks));
  }
  return sorted(entries);
}

const labelled = (blocks: Blocks): unknown =>
  Array.isArray(blocks) ? blocks : sorted(new Map([...blocks].map(([one, below]) => [one, labelled(below)])));
