import type { ApiMap } from './api-map';
import { box, layoutOf, type PlacedNode } from './layout';

/** Words by which boxes are marked, such as `added`, by the address of a resource; each becomes a class of its box. */
export type Marks = ReadonlyMap<string, string>;

/** Draws one API as SVG that needs nothing else. Boxes have `data-addresses`, lines `data-from` and `data-to`. */
export function svgOf(map: ApiMap, marks: Marks = new Map()): string {
  const { nodes, width, height } = layoutOf(map);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const lines = map.edges.map(({ from, to }) => lineOf(byId.get(from), byId.get(to))).join('');
  const boxes = nodes.map((node) => boxOf(node, marks)).join('');
  const name = escaped(`Map of ${map.api}`);
  return `<svg class="map" viewBox="-2 -2 ${width + 4} ${height + 4}" width="${width + 4}" role="img" aria-label="${name}">${lines}${boxes}</svg>`;
}

function lineOf(from: PlacedNode | undefined, to: PlacedNode | undefined): string {
  if (from === undefined || to === undefined) return '';
  const [x1, y1, x2, y2] = [from.x + box.width, from.y + box.height / 2, to.x, to.y + box.height / 2];
  const path =
    from.x === to.x
      ? `M${x1} ${y1} C${x1 + 40} ${y1} ${x1 + 40} ${y2} ${x1} ${y2}`
      : `M${x1} ${y1} C${x1 + 30} ${y1} ${x2 - 30} ${y2} ${x2} ${y2}`;
  return `<path class="line" data-from="${escaped(from.id)}" data-to="${escaped(to.id)}" d="${path}"/>`;
}

/** Letters that a box has room for. */
const room = 28;

function boxOf({ kind, label, addresses, x, y }: PlacedNode, marks: Marks): string {
  const mark = strongest(addresses.flatMap((address) => marks.get(address) ?? []));
  const shown = label.length > room ? `${label.slice(0, room - 1)}…` : label;
  const title = [label, kind, ...addresses, ...(mark === undefined ? [] : [mark])].join('\n');
  return (
    `<g class="box ${kind}${mark === undefined ? '' : ` ${mark}`}" data-addresses="${escaped(addresses.join(' '))}">` +
    `<title>${escaped(title)}</title><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="6"/>` +
    `<text x="${x + 10}" y="${y + 22}">${escaped(shown)}</text></g>`
  );
}

/** Marks from the one to look at first to the one to look at last. */
const order = ['replaced', 'removed', 'changed', 'moved', 'added'];

const strongest = (marks: readonly string[]): string | undefined =>
  order.find((mark) => marks.includes(mark)) ?? marks[0];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
