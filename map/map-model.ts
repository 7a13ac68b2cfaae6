/** What a box of the map stands for; `routes` are several, folded into one box. */
export type NodeKind = 'domain' | 'stage' | 'api' | 'route' | 'routes' | 'authorizer' | 'function' | 'target' | 'store';

/** One box: something of an API, and the resources that make it. */
export interface MapNode {
  /** Names the box within its map. */
  readonly id: string;
  readonly kind: NodeKind;
  /** What a person calls it. */
  readonly label: string;
  /** Terraform addresses of the resources that make it. */
  readonly addresses: readonly string[];
  /** Labels of the routes that are folded into it. */
  readonly routes?: readonly string[] | undefined;
}

/** One line: what calls, asks or uses what. */
export interface MapEdge {
  readonly from: string;
  readonly to: string;
}

/** One API as a picture tells it: how a request goes, from a name to a table. */
export interface ApiMap {
  /** Address of the API. */
  readonly api: string;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}
