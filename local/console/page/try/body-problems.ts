import { type Schema, Validator } from '@cfworker/json-schema';

/** What is wrong with a body, held against the model that the document describes. Nothing is known of one that is empty. */
export function bodyProblems(body: string, schema: unknown): readonly string[] {
  if (body.trim() === '' || typeof schema !== 'object' || schema === null) return [];
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (problem) {
    return [`must be JSON: ${problem instanceof Error ? problem.message : String(problem)}`];
  }
  const { errors } = new Validator(schema as Schema, '4', false).validate(value);
  // Those of a whole only repeat those of its parts.
  const own = errors.filter(({ keyword }) => keyword !== 'properties' && keyword !== 'items');
  return own.map(({ instanceLocation, error }) => `${instanceLocation.replace(/^#\/?/, '') || 'body'}: ${error}`);
}
