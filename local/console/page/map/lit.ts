import type { ApiMap, MapNode } from '../../../../map/map-model';
import type { CallSummary } from '../../interface';

/** The way of a call on a map: ids of boxes, and of lines as `from > to`. */
export interface LitWay {
  readonly boxes: ReadonlySet<string>;
  readonly lines: ReadonlySet<string>;
}

/** Nothing is lit. */
export const dark: LitWay = { boxes: new Set(), lines: new Set() };

/** Which part of a map a call lights, by the route that it took and the addresses that it passed. */
export function litWay(
  { nodes, edges }: ApiMap,
  { api, way, route }: Pick<CallSummary, 'api' | 'way' | 'route'>,
): LitWay {
  const passed = new Set([api, ...way]);
  const isPassed = (node: MapNode) =>
    isRoute(node) ? takes(node, route) : node.addresses.some((address) => passed.has(address));
  const boxes = new Set(nodes.filter(isPassed).map(({ id }) => id));
  // An address of HTTP is no resource: whoever leads there has called it.
  const bare = new Set(nodes.filter(({ addresses }) => addresses.length === 0).map(({ id }) => id));
  for (const { from, to } of edges) if (boxes.has(from) && bare.has(to)) boxes.add(to);
  const lit = edges.filter(({ from, to }) => boxes.has(from) && boxes.has(to));
  return { boxes, lines: new Set(lit.map(({ from, to }) => `${from} > ${to}`)) };
}

const isRoute = ({ kind }: MapNode): boolean => kind === 'route' || kind === 'routes';

/** Routes are known by their names: they may share an integration with others. */
const takes = ({ label, routes = [label] }: MapNode, route: string | undefined): boolean =>
  route !== undefined && routes.includes(route);
