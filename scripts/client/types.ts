import type { SchemaJson } from '../../constructs/lambda/bundle-contents';

/** The TypeScript type of what a schema of OpenAPI 3.0 describes. */
export function typeOf(schema: unknown): string {
  if (!isSchema(schema)) return 'unknown';
  const type = plainType(schema);
  return schema.nullable === true ? `${type} | null` : type;
}

function plainType(schema: SchemaJson): string {
  const { $ref, enum: choices, anyOf, oneOf, allOf, type } = schema;
  if (typeof $ref === 'string') return $ref.replace(/^.*\//, '');
  if (Array.isArray(choices)) return choices.map((one) => JSON.stringify(one)).join(' | ');
  const parts = [anyOf, oneOf, allOf].find(Array.isArray);
  if (parts) return parts.map((one) => `(${typeOf(one)})`).join(allOf === parts ? ' & ' : ' | ');
  if (type === 'array') return `readonly (${typeOf(schema.items)})[]`;
  if (type === 'object') return objectType(schema);
  return { string: 'string', integer: 'number', number: 'number', boolean: 'boolean' }[String(type)] ?? 'unknown';
}

function objectType({ properties, required, additionalProperties }: SchemaJson): string {
  if (!isSchema(properties)) return `Readonly<Record<string, ${typeOf(additionalProperties)}>>`;
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  return membersType(Object.entries(properties).map(([name, schema]) => [name, schema, needed.includes(name)]));
}

/** The type of an object, by its members' names, schemas, and whether they must be there. */
export function membersType(members: readonly (readonly [name: string, schema: unknown, required: boolean])[]): string {
  const lines = members.map(
    ([name, schema, required]) => `readonly ${keyOf(name)}${required ? '' : '?'}: ${typeOf(schema)};`,
  );
  return `{ ${lines.join(' ')} }`;
}

const keyOf = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));

const isSchema = (value: unknown): value is SchemaJson =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
