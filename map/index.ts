/** The picture of an API, from its Terraform: what a request passes, from a name to a table. Imports terraform/ alone. */
export { mapsOf } from './api-map';
export { type Drawing, type DrawnBox, type DrawnLine, drawingOf, titleOf } from './drawing';
export { escaped } from './escaped';
export { folded, foldPathOf } from './fold';
export { type Layout, layoutOf, type PlacedNode } from './layout';
export type { ApiMap, MapEdge, MapNode, NodeKind } from './map-model';
export { searched } from './search';
export { type Marks, svgOf } from './svg';
