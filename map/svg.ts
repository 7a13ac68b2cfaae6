import { type DrawnBox, type DrawnLine, drawingOf, titleOf } from './drawing';
import { escaped } from './escaped';
import { box } from './layout';
import type { ApiMap } from './map-model';

/** Words by which boxes are marked, such as `added`, by the address of a resource; each becomes a class of its box. */
export type Marks = ReadonlyMap<string, string>;

/** Draws one API as SVG that needs nothing else. Boxes have `data-addresses`, lines `data-from` and `data-to`. */
export function svgOf(map: ApiMap, marks: Marks = new Map()): string {
  const { boxes, lines, width, height, name } = drawingOf(map);
  const drawn = [...lines.map(lineOf), ...boxes.map((one) => boxOf(one, marks))].join('');
  return `<svg class="map" viewBox="-2 -2 ${width + 4} ${height + 4}" width="${width + 4}" role="img" aria-label="${escaped(name)}">${drawn}</svg>`;
}

const lineOf = ({ from, to, d }: DrawnLine): string =>
  `<path class="line" data-from="${escaped(from)}" data-to="${escaped(to)}" d="${d}"/>`;

function boxOf(drawn: DrawnBox, marks: Marks): string {
  const { kind, shown, addresses, x, y } = drawn;
  const mark = strongest(addresses.flatMap((address) => marks.get(address) ?? []));
  const title = [titleOf(drawn), ...(mark === undefined ? [] : [mark])].join('\n');
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
