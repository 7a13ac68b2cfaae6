/** Why a run cannot go on, in one line for a person: where, what it must be, what it was, what to do. */
export class RunFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RunFailure';
  }
}
