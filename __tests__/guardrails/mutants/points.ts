import { parseAst } from 'vitest/node';

/** One place of a bundle that can be changed, and what it becomes. */
export interface Point {
  /** The source file that the place comes from. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const operators: Readonly<Record<string, string>> = {
  '>': '>=',
  '>=': '>',
  '<': '<=',
  '<=': '<',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
};

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Finds every place of a bundle that can be changed, but what ends a loop. */
export function pointsIn(bundle: string): Point[] {
  const starts = [...bundle.matchAll(/^\/\/ (\S+\.ts)$/gm)].map(({ index, 1: file = '' }) => ({ index, file }));
  const fileAt = (at: number): string => starts.findLast(({ index }) => index < at)?.file ?? '';
  const points: Point[] = [];
  visit(parseAst(bundle) as unknown as Node, (node) => {
    for (const point of changesOf(node, bundle)) points.push({ ...point, file: fileAt(point.start) });
  });
  return points;
}

function visit(node: Node, see: (node: Node) => void): void {
  // `void 0` is how a bundle writes undefined: another number changes nothing.
  if (node.operator === 'void') return;
  see(node);
  const isLoop = node.type === 'WhileStatement' || node.type === 'ForStatement';
  for (const [name, value] of Object.entries(node)) {
    if (isLoop && name !== 'body') continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, see);
  }
}

function changesOf(node: Node, text: string): Omit<Point, 'file'>[] {
  const { left, operator, argument, value, property } = node;
  const { start, end } = node;
  const swapped = operators[String(operator)];
  if (isNode(left) && swapped !== undefined) {
    const at = text.indexOf(String(operator), left.end);
    return [{ start: at, end: at + String(operator).length, to: swapped }];
  }
  if (operator === '!' && isNode(argument)) return [{ start, end: argument.start, to: '' }];
  if (node.type === 'Literal' && typeof value === 'boolean') return [{ start, end, to: String(!value) }];
  if (node.type === 'Literal' && typeof value === 'number') return [{ start, end, to: String(value + 1) }];
  if (node.type === 'MemberExpression' && isNode(property) && ['some', 'every'].includes(String(property.name)))
    return [{ start: property.start, end: property.end, to: property.name === 'some' ? 'every' : 'some' }];
  return [];
}

/** The bundle with one place changed. */
export const changed = (bundle: string, { start, end, to }: Point): string =>
  bundle.slice(0, start) + to + bundle.slice(end);

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
