/** Waits for something at most so many milliseconds. What is late goes on, but nobody hears of it. */
export function within<Result>(
  milliseconds: number,
  waited: Promise<Result>,
  late: () => Error,
  forever = false,
): Promise<Result> {
  if (forever) return waited;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), milliseconds);
    waited.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
