/** An object with its names in order, as the whole reader answers them. */
export const sorted = (entries: ReadonlyMap<string, unknown>): Record<string, unknown> =>
  Object.fromEntries([...entries.keys()].sort().map((key) => [key, entries.get(key)]));
