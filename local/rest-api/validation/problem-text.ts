import type { ErrorObject } from 'ajv-draft-04';

type Params = Readonly<Record<string, unknown>>;

const json = (value: unknown): string => JSON.stringify(value) ?? 'undefined';
const list = (values: readonly unknown[]): string => `[${values.map(json).join(',')}]`;

/** What `$context.error.validationErrorString` says of a problem; undefined for one that others tell of. */
export function problemText(error: ErrorObject, alike: readonly ErrorObject[]): string | undefined {
  const { keyword, data, schema, params } = error;
  const expected = schema as never;
  switch (keyword) {
    case 'required':
      return `object has missing required properties (${list(names(alike, 'missingProperty'))})`;
    case 'additionalProperties':
      return `object instance has properties which are not allowed by the schema: ${list(names(alike, 'additionalProperty'))}`;
    case 'type':
      return `instance type (${typeOf(data)}) does not match any allowed primitive type (allowed: ${list([schema].flat())})`;
    case 'enum':
      return `instance value (${json(data)}) not found in enum (possible values: ${json(schema)})`;
    case 'pattern':
      return `ECMA 262 regex "${expected}" does not match input string ${json(data)}`;
    case 'format':
      return `string ${json(data)} is invalid against requested date format(s) or format ${expected}`;
    default:
      return (
        ofLimit(keyword, data, params) ??
        ofSize(keyword, data, schema) ??
        ofChoice(keyword, schema, params) ??
        error.message ??
        keyword
      );
  }
}

const names = (errors: readonly ErrorObject[], param: string): unknown[] =>
  errors.map(({ params }) => (params as Params)[param]).sort();

/** Words of json-schema-validator, whose others API Gateway is known to use: `validation.properties` in its source. */
function ofLimit(keyword: string, data: unknown, { comparison, limit }: Params): string | undefined {
  if (keyword === 'minimum')
    return comparison === '>'
      ? `numeric instance is not strictly greater than the required minimum ${limit}`
      : `numeric instance is lower than the required minimum (minimum: ${limit}, found: ${data})`;
  if (keyword !== 'maximum') return undefined;
  return comparison === '<'
    ? `numeric instance is not strictly lower than the required maximum ${limit}`
    : `numeric instance is greater than the required maximum (maximum: ${limit}, found: ${data})`;
}

function ofSize(keyword: string, data: unknown, schema: unknown): string | undefined {
  const size = (data as { length?: number }).length ?? Object.keys(Object(data)).length;
  const texts: Readonly<Record<string, string>> = {
    minLength: `string ${json(data)} is too short (length: ${size}, required minimum: ${schema})`,
    maxLength: `string ${json(data)} is too long (length: ${size}, maximum allowed: ${schema})`,
    multipleOf: `remainder of division is not zero (${json(data)} / ${schema})`,
    minItems: `array is too short: must have at least ${schema} elements but instance has ${size} elements`,
    maxItems: `array is too long: must have at most ${schema} elements but instance has ${size} elements`,
    uniqueItems: 'array must not contain duplicate elements',
    minProperties: `object has too few properties (found ${size} but schema requires at least ${schema})`,
    maxProperties: `object has too many properties (found ${size} but schema requires at most ${schema})`,
  };
  return texts[keyword];
}

function ofChoice(keyword: string, schema: unknown, params: Params): string | undefined {
  const among = Array.isArray(schema) ? schema.length : 0;
  if (keyword === 'anyOf') return `instance failed to match at least one required schema among ${among}`;
  if (keyword !== 'oneOf') return undefined;
  const matched = params.passingSchemas === null ? 0 : 2;
  return `instance failed to match exactly one schema (matched ${matched} out of ${among})`;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}
