import type { ApiMap } from '../../../../map/map-model';

/** The way of a call on a map: ids of boxes, and of lines as `from > to`. */
export interface LitWay {
  readonly boxes: ReadonlySet<string>;
  readonly lines: ReadonlySet<string>;
}

/** Which part of a map a call lights, by the addresses that it passed. */
export function litWay({ api, nodes, edges }: ApiMap, way: readonly string[]): LitWay {
  const passed = new Set([api, ...way]);
  const boxes = new Set(nodes.filter(({ addresses }) => addresses.some((one) => passed.has(one))).map(({ id }) => id));
  const lit = edges.filter(({ from, to }) => boxes.has(from) && boxes.has(to));
  return { boxes, lines: new Set(lit.map(({ from, to }) => `${from} > ${to}`)) };
}

/** Nothing is lit. */
export const dark: LitWay = { boxes: new Set(), lines: new Set() };
