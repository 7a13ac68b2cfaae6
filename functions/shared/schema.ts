import type * as z from 'zod/mini';
import { type FieldError, InvalidFieldsError } from './invalid-fields';

type Issue = z.core.$ZodIssue;

/** What a schema makes of a value. Throws InvalidFieldsError with one message a field. */
export function parseFields<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidFieldsError(result.error.issues.flatMap(fieldErrorsOf));
}

function fieldErrorsOf(issue: Issue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((field) => ({ field, message: 'is not a field of this request' }));
  }
  return [{ field: String(issue.path[0] ?? 'body'), message: issue.message }];
}
