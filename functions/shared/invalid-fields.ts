/** One field of a request and what it must be. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Most fields told of at once. */
const maxFields = 100;

/** A request refused for what its fields hold. The first message of each field is kept, of a hundred fields at most. */
export class InvalidFieldsError extends Error {
  override readonly name = 'InvalidFieldsError';
  readonly errors: readonly FieldError[];

  constructor(errors: readonly FieldError[]) {
    super('The request holds fields that cannot be accepted.');
    const firstOfField = new Map<string, FieldError>();
    for (const error of errors) if (!firstOfField.has(error.field)) firstOfField.set(error.field, error);
    this.errors = [...firstOfField.values()].slice(0, maxFields);
  }
}
