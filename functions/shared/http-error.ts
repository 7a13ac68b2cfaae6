/** Thrown for a request that is refused: it says itself what to answer. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    /** Status of the answer, 400 to 499. */
    readonly status: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
