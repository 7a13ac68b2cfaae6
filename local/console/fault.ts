/** Why the page does not get what it asked for, in one line. */
export class ConsoleFault extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 405 | 413,
    message: string,
  ) {
    super(message);
    this.name = 'ConsoleFault';
  }
}
