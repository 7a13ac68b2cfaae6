import type { ApiMap, MapNode, NodeKind } from './map-model';

/** A box with its place, in units of the drawing. */
export interface PlacedNode extends MapNode {
  readonly x: number;
  readonly y: number;
}

/** Where every box of a map lies. */
export interface Layout {
  readonly nodes: readonly PlacedNode[];
  readonly width: number;
  readonly height: number;
}

/** Size of a box, in units of the drawing. */
export const box = { width: 210, height: 34 } as const;

const step = { x: box.width + 60, y: box.height + 12 } as const;

/** A request goes from the left to the right. */
const columns: readonly (readonly NodeKind[])[] = [
  ['domain'],
  ['stage'],
  ['api'],
  ['route', 'routes'],
  ['authorizer', 'function', 'target'],
  ['store'],
];

/** Places the boxes of a map in columns, each beside what leads to it. */
export function layoutOf({ nodes, edges }: ApiMap): Layout {
  const rows = new Map<string, number>();
  const used = columns.map((kinds) => nodes.filter(({ kind }) => kinds.includes(kind))).filter((one) => one.length > 0);
  const tallest = Math.max(1, ...used.map((column) => column.length));
  const placed = used.flatMap((column, at) => {
    const wish = (node: MapNode) => {
      const near = edges.filter(({ to }) => to === node.id).flatMap(({ from }) => rows.get(from) ?? []);
      return near.length === 0 ? tallest / 2 : near.reduce((sum, row) => sum + row, 0) / near.length;
    };
    const ordered = column.map((node) => ({ node, row: wish(node) })).sort((a, b) => a.row - b.row);
    const top = (tallest - ordered.length) / 2;
    return ordered.map(({ node }, row) => {
      rows.set(node.id, top + row);
      return { ...node, x: at * step.x, y: (top + row) * step.y };
    });
  });
  return {
    nodes: placed,
    width: used.length * step.x - 60,
    height: tallest * step.y - 12,
  };
}
