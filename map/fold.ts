import type { ApiMap, MapEdge, MapNode } from './map-model';

/** Routes that stay readable beside one another: a map with more is folded. */
const readable = 30;

/** Routes below an open path that are shown one by one; more are folded by their next segment. */
const few = 12;

/**
 * The map with its routes folded by path, where there are too many to read. A fold takes the place of the routes below a
 * path and of all that nothing else leads to. `open` holds the paths of folds that are shown open.
 */
export function folded(map: ApiMap, open: ReadonlySet<string>): ApiMap {
  const routes = map.nodes.filter(({ kind }) => kind === 'route');
  if (routes.length <= readable) return map;
  const folds = foldsOf(routes, [], open);
  const place = placesOf(map, new Map(folds.flatMap((fold) => fold.routes.map(({ id }) => [id, fold.id]))));
  const kept = map.nodes.filter(({ id }) => place(id) === id);
  return {
    api: map.api,
    nodes: [...kept, ...folds.map((fold) => foldNode(fold, map, place))],
    edges: edgesBetween(map.edges, place),
  };
}

/** The path that a fold stands for, by its id; none where the box is no fold. */
export const foldPathOf = (id: string): string | undefined =>
  id.startsWith(prefix) ? id.slice(prefix.length) : undefined;

const prefix = 'routes below ';

interface Fold {
  readonly id: string;
  readonly path: string;
  readonly routes: readonly MapNode[];
}

/** The shut folds among routes that share some first segments. A segment that all share is no fold: it would tell nothing. */
function foldsOf(routes: readonly MapNode[], shared: readonly string[], open: ReadonlySet<string>): Fold[] {
  const groups = bySegment(routes, shared.length);
  return [...groups].flatMap(([segment, below]) => {
    if (below.length === 1 || segment === undefined) return [];
    const segments = [...shared, segment];
    const path = `/${segments.join('/')}`;
    if (groups.size > 1 && !open.has(path)) return [{ id: prefix + path, path, routes: below }];
    return groups.size > 1 && below.length <= few ? [] : foldsOf(below, segments, open);
  });
}

/** Routes by a segment of their path; those that end before it stand under none. */
function bySegment(routes: readonly MapNode[], at: number): Map<string | undefined, MapNode[]> {
  const groups = new Map<string | undefined, MapNode[]>();
  for (const route of routes) {
    const segment = segmentsOf(route)[at];
    groups.set(segment, [...(groups.get(segment) ?? []), route]);
  }
  return groups;
}

/** The segments of `GET /users/{id}`. */
const segmentsOf = ({ label }: MapNode): string[] => (label.split(' ').at(-1) ?? '').split('/').filter(Boolean);

/** Tells the box that stands for a box: itself, or the fold that all ways to it lead through. */
function placesOf({ edges }: ApiMap, foldOf: ReadonlyMap<string, string>): (id: string) => string {
  const before = new Map<string, string[]>();
  for (const { from, to } of edges) before.set(to, [...(before.get(to) ?? []), from]);
  const known = new Map<string, string>(foldOf);
  return function place(id: string): string {
    const found = known.get(id);
    if (found !== undefined) return found;
    known.set(id, id);
    const [first, ...others] = new Set((before.get(id) ?? []).map(place));
    if (others.length === 0 && first !== undefined && foldPathOf(first) !== undefined) known.set(id, first);
    return known.get(id) ?? id;
  };
}

function foldNode({ id, path, routes }: Fold, { nodes }: ApiMap, place: (id: string) => string): MapNode {
  const addresses = nodes.filter((node) => place(node.id) === id).flatMap((node) => node.addresses);
  const label = `${path} (${routes.length} routes)`;
  return { id, kind: 'routes', label, addresses: [...new Set(addresses)], routes: routes.map((one) => one.label) };
}

function edgesBetween(edges: readonly MapEdge[], place: (id: string) => string): readonly MapEdge[] {
  const kept = new Map<string, MapEdge>();
  for (const edge of edges) {
    const [from, to] = [place(edge.from), place(edge.to)];
    if (from !== to) kept.set(`${from} > ${to}`, { from, to });
  }
  return [...kept.values()];
}
