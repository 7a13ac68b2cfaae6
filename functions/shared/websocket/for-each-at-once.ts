/** How many at once, and when to stop. */
export interface Pace {
  /** How many items are in work at a time. */
  readonly atOnce: number;
  /** No item is taken up after it is aborted. */
  readonly signal: AbortSignal;
}

/**
 * Does something with every item; reads the next one only when one is done, so that few are in memory. What reading or doing throws
 * is thrown once all that was begun is done.
 */
export async function forEachAtOnce<Item>(
  items: AsyncIterable<Item>,
  { atOnce, signal }: Pace,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  const work = async () => {
    for (let next = await iterator.next(); !next.done && !signal.aborted; next = await iterator.next()) {
      await act(next.value);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
