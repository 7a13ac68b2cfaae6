/** One field of a request and what it must be. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A request refused for what its fields hold. The first message of each field is kept. */
export class InvalidFieldsError extends Error {
  override readonly name = 'InvalidFieldsError';
  readonly errors: readonly FieldError[];

  constructor(errors: readonly FieldError[]) {
    super('The request holds fields that cannot be accepted.');
    this.errors = errors.filter(({ field }, index) => errors.findIndex((other) => other.field === field) === index);
  }
}
