import type { Resource } from '../terraform/model/resource';
import type { MapEdge, MapNode, NodeKind } from './map-model';

/** Collects the boxes and lines of one map, each once. */
export class MapBuilder {
  private readonly nodes = new Map<string, MapNode>();
  private readonly edges = new Map<string, MapEdge>();

  /** Adds a box; the first of its resources names it, unless it is named otherwise. */
  node(kind: NodeKind, label: string, resources: readonly Resource[], id = resources[0]?.address ?? label): void {
    const before = this.nodes.get(id)?.addresses ?? [];
    const addresses = [...new Set([...before, ...resources.map(({ address }) => address)])];
    this.nodes.set(id, { id, kind, label, addresses });
  }

  /** Adds a line between two boxes. */
  edge(from: string, to: string): void {
    this.edges.set(`${from} > ${to}`, { from, to });
  }

  /** All boxes and lines, in the order in which they were added. */
  done(): { readonly nodes: readonly MapNode[]; readonly edges: readonly MapEdge[] } {
    return { nodes: [...this.nodes.values()], edges: [...this.edges.values()] };
  }
}
