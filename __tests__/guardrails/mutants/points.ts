import { parseAst } from 'vitest/node';
import { swapped } from './switches';

/** One place of a bundle that can be changed, and what it becomes. */
export interface Point {
  /** The source file that the place comes from. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly to: string;
  /** What makes the place ask a switch; `#` stands for the number of the switch. */
  readonly edits: readonly Edit[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Change = Omit<Point, 'file'>;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Finds every place of a bundle that can be changed, but what ends a loop and what no configuration can show. */
export function pointsIn(bundle: string): Point[] {
  const starts = [...bundle.matchAll(/^\/\/ (\S+\.ts)$/gm)].map(({ index, 1: file = '' }) => ({ index, file }));
  const fileAt = (at: number): string => starts.findLast(({ index }) => index < at)?.file ?? '';
  const points: Point[] = [];
  const program = parseAst(bundle) as unknown as Node;
  visit(program, program, (node, parent) => {
    const change = changeOf(node, parent, bundle);
    if (change !== undefined) points.push({ ...change, file: fileAt(change.start) });
  });
  return points;
}

function visit(node: Node, parent: Node, see: (node: Node, parent: Node) => void): void {
  if (saysNothing(node)) return;
  see(node, parent);
  const isLoop = node.type === 'WhileStatement' || node.type === 'ForStatement';
  for (const [name, value] of Object.entries(node)) {
    if (isLoop && name !== 'body') continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, node, see);
  }
}

/** The bundle may put a number behind a name. */
const isDepth = (node: unknown): boolean => isNode(node) && /^depth\d*$/.test(String(node.name));

/** What no configuration can show, whatever it becomes. */
function saysNothing(node: Node): boolean {
  // `void 0` is how a bundle writes undefined: another number changes nothing.
  if (node.operator === 'void') return true;
  // Where a demand is stated, `provider(42217)`, is for readers.
  if (node.type === 'Property' && isNode(node.key) && node.key.name === 'source') return true;
  // A walk counts its depth in order to end, as a loop does.
  return isDepth(node.left);
}

/** Whether a comparison says that something is given. */
const isPresence = (node: Node, operator: string): boolean =>
  node.operator === operator && isNode(node.right) && node.right.operator === 'void';

/**
 * Whether both sides are there for the types alone: `a !== undefined && b !== undefined && a > b`, since nothing is more than undefined, nor
 * less; or what ends a walk, `!isMap(value) || depth > 40`.
 */
function isForTypes(node: Node, parent: Node, text: string): boolean {
  const { left, right } = node;
  if (!isNode(left) || !isNode(right)) return false;
  if (isDepth(right.left)) return true;
  const compared = parent.left === node && parent.operator === '&&' && isNode(parent.right) ? parent.right : undefined;
  if (compared === undefined || !/^[<>]$/.test(String(compared.operator))) return false;
  const given = [left, right].map((one) => isPresence(one, '!==') && shownIn(text, one.left));
  return [compared.left, compared.right].every((one) => given.includes(shownIn(text, one)));
}

const shownIn = (text: string, node: unknown): string => (isNode(node) ? text.slice(node.start, node.end) : '');

function changeOf(node: Node, parent: Node, text: string): Change | undefined {
  const { start, end, left, operator, argument, value } = node;
  if (isForTypes(node, parent, text)) return undefined;
  if (isNode(left)) return ofOperator(node, left.end, text);
  if (operator === '!' && isNode(argument))
    return { start, end: start + 1, to: '', edits: [edit(start, start + 1, '$.not(#, '), edit(end, end, ')')] };
  if (node.type === 'Literal' && typeof value === 'boolean') return ofLiteral(node, parent, otherThan(value, parent));
  if (node.type === 'Literal' && typeof value === 'number') return ofLiteral(node, parent, String(value + 1));
  return node.type === 'MemberExpression' ? ofQuantifier(node, text) : undefined;
}

const edit = (start: number, end: number, text: string): Edit => ({ start, end, text });

function ofOperator({ start, end, operator, type }: Node, leftEnd: number, text: string): Change | undefined {
  const own = String(operator);
  const to = swapped[own];
  if (to === undefined) return undefined;
  const at = text.indexOf(own, leftEnd);
  const isLogical = type === 'LogicalExpression';
  const edits = [
    edit(start, start, `$.${isLogical ? 'join' : 'compare'}(#, "${own}", `),
    edit(at, at + own.length, isLogical ? ', () => (' : ', '),
    edit(end, end, isLogical ? '))' : ')'),
  ];
  return { start: at, end: at + own.length, to, edits };
}

/**
 * What `true` and `false` become. A check answers with a text, and all else says nothing, `true` as `false`. So `false` becomes a text,
 * which is a finding there, and in a condition as good as true.
 */
const otherThan = (value: boolean, { type }: Node): string =>
  value ? 'false' : type === 'BinaryExpression' ? 'true' : '"changed"';

function ofLiteral(literal: Node, parent: Node, to: string): Change {
  const { start, end } = literal;
  const isKey = parent.type === 'Property' && parent.key === literal;
  const asked = `$.pick(#, ${String(literal.value)}, ${to})`;
  return { start, end, to, edits: [edit(start, end, isKey ? `[${asked}]` : asked)] };
}

function ofQuantifier({ object, property, computed }: Node, text: string): Change | undefined {
  if (!isNode(object) || !isNode(property) || computed === true) return undefined;
  const { start, end, name } = property;
  if (name !== 'some' && name !== 'every') return undefined;
  const to = name === 'some' ? 'every' : 'some';
  const dot = text.lastIndexOf('.', start);
  const asked = `[$.pick(#, "${name}", "${to}")]`;
  return { start, end, to, edits: [edit(dot, end, text[dot - 1] === '?' ? `.${asked}` : asked)] };
}

/** The bundle with a switch, by the number of the point, at each place. */
export function armed(bundle: string, points: readonly Point[]): string {
  const edits = points.flatMap((point, number) =>
    point.edits.map(({ start, end, text }) => ({ start, end, text: text.replace('#', String(number)) })),
  );
  let from = 0;
  const pieces: string[] = [];
  // What stands around is listed before what stands in it, and sorting keeps that.
  for (const { start, end, text } of edits.sort((one, other) => one.start - other.start || one.end - other.end)) {
    pieces.push(bundle.slice(from, start), text);
    from = end;
  }
  return pieces.join('') + bundle.slice(from);
}

const shownAround = 60;

/**
 * A place as a line to read: the file, the text around it and what it becomes. It names the place from one run to the next, so numbers that
 * the bundle puts behind names are left out.
 */
export function shownAs(bundle: string, { file, start, end, to }: Point): string {
  const from = Math.max(bundle.lastIndexOf('\n', start) + 1, start - shownAround);
  const upTo = Math.min(bundle.indexOf('\n', end), end + shownAround);
  const line = `${bundle.slice(from, start)}[${bundle.slice(start, end)} -> ${to}]${bundle.slice(end, upTo)}`.trim();
  return `${file}: ${line.replace(/\b([A-Za-z_]\w*?)\d+\b/g, '$1')}`;
}
