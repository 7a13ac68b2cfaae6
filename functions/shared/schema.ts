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
    return issue.keys.map((key) => ({
      field: fieldAt([...issue.path, key]),
      message: 'is not a field of this request',
    }));
  }
  return [{ field: fieldAt(issue.path), message: issue.message }];
}

/** Where a field is: `name`, or `items.3.quantity` further inside. */
function fieldAt(path: readonly PropertyKey[]): string {
  return path.length > 0 ? path.map(String).join('.') : 'body';
}
