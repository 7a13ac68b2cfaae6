/** What the page can show. */
export const views = ['map', 'try', 'requests', 'data'] as const;

/** One of them. */
export type View = (typeof views)[number];

/** Where a person is on the page: what its address says behind `#/`. */
export interface Place {
  readonly view: View;
  /** What is opened: the id of a call. */
  readonly opened?: string | undefined;
  /** Names may stand more than once. */
  readonly params: URLSearchParams;
}

/** Reads `#/requests/abc?stack=dev-items`. What is not known leads to the map. */
export function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name, opened] = path.split('/').map(decodeURIComponent);
  const view = views.find((one) => one === name) ?? 'map';
  return { view, opened: opened || undefined, params: new URLSearchParams(query) };
}

/** Values of an address; those that are undefined or empty do not stand in it. */
export type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The address of a place. */
export function linkTo(view: View, params: Params = {}, opened?: string): string {
  const query = queryOf(params);
  return `#/${view}${opened === undefined ? '' : `/${encodeURIComponent(opened)}`}${query}`;
}

/** A query, with its question mark where there is any. */
export function queryOf(params: Params): string {
  const all = Object.entries(params).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((one) => (one === '' ? [] : [[name, one]])),
  );
  return all.length === 0 ? '' : `?${new URLSearchParams(all)}`;
}
