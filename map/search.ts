import type { ApiMap, MapEdge } from './map-model';

/** The part of a map that holds all the words: boxes with them in label, kind or address, what leads there and where it leads. */
export function searched(map: ApiMap, text: string): ApiMap {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return map;
  const found = map.nodes.filter(({ label, kind, addresses }) => {
    const all = [label, kind, ...addresses].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const ids = found.map(({ id }) => id);
  const backwards = map.edges.map(({ from, to }) => ({ from: to, to: from }));
  const kept = new Set([...reachedFrom(ids, map.edges), ...reachedFrom(ids, backwards)]);
  return {
    api: map.api,
    nodes: map.nodes.filter(({ id }) => kept.has(id)),
    edges: map.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

function reachedFrom(ids: readonly string[], edges: readonly MapEdge[]): Set<string> {
  const reached = new Set(ids);
  // A set is walked over what is added meanwhile, too.
  for (const id of reached) for (const { from, to } of edges) if (from === id) reached.add(to);
  return reached;
}
