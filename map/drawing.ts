import { box, layoutOf, type PlacedNode } from './layout';
import type { ApiMap, MapNode } from './map-model';

/** A box as it is drawn. */
export interface DrawnBox extends PlacedNode {
  /** The label as far as the box has room for it. */
  readonly shown: string;
}

/** A line as it is drawn: `d` is the path of SVG. */
export interface DrawnLine {
  /** Id of the box where it begins. */
  readonly from: string;
  /** Id of the box where it ends. */
  readonly to: string;
  readonly d: string;
}

/** A map as a picture, whatever writes it down. */
export interface Drawing {
  readonly boxes: readonly DrawnBox[];
  readonly lines: readonly DrawnLine[];
  readonly width: number;
  readonly height: number;
  /** What the picture is of, for those who do not see it. */
  readonly name: string;
}

/** Draws one API. */
export function drawingOf(map: ApiMap): Drawing {
  const { nodes, width, height } = layoutOf(map);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const lines = map.edges.flatMap(({ from, to }) => lineBetween(byId.get(from), byId.get(to)));
  return { boxes: nodes.map(boxOf), lines, width, height, name: `Map of ${map.api}` };
}

/** Letters that a box has room for. */
const room = 28;

const boxOf = (node: PlacedNode): DrawnBox => ({
  ...node,
  shown: node.label.length > room ? `${node.label.slice(0, room - 1)}…` : node.label,
});

function lineBetween(from: PlacedNode | undefined, to: PlacedNode | undefined): DrawnLine[] {
  if (from === undefined || to === undefined) return [];
  const [x1, y1, x2, y2] = [from.x + box.width, from.y + box.height / 2, to.x, to.y + box.height / 2];
  const d =
    from.x === to.x
      ? `M${x1} ${y1} C${x1 + 40} ${y1} ${x1 + 40} ${y2} ${x1} ${y2}`
      : `M${x1} ${y1} C${x1 + 30} ${y1} ${x2 - 30} ${y2} ${x2} ${y2}`;
  return [{ from: from.id, to: to.id, d }];
}

/** What a box says to those who point at it: its whole label, its kind and its resources. */
export const titleOf = ({ label, kind, addresses }: MapNode): string => [label, kind, ...addresses].join('\n');
