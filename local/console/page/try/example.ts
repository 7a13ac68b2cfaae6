type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** A value that a person can begin with: what the schema names as an example, or the simplest of its type. */
export function exampleOf(schema: unknown, depth = 0): unknown {
  if (!isSchema(schema) || depth > 5) return null;
  const { example, examples, default: usual, enum: choices, const: only } = schema;
  const given = [example, only, usual, ...listOf(examples), ...listOf(choices)].find((one) => one !== undefined);
  return given ?? ofType(schema, depth);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function ofType(schema: Schema, depth: number): unknown {
  switch ([schema.type].flat()[0]) {
    case 'object':
      return objectOf(schema, depth);
    case 'array':
      return [exampleOf(schema.items, depth + 1)];
    case 'string':
      return '';
    case 'number':
    case 'integer':
      return schema.minimum ?? 0;
    case 'boolean':
      return false;
    default:
      return isSchema(schema.properties) ? objectOf(schema, depth) : null;
  }
}

/** Members that are required; all of them where none is. */
function objectOf({ properties, required }: Schema, depth: number): Schema {
  const members = Object.entries(isSchema(properties) ? properties : {});
  const requiredNames = listOf(required);
  const shown = requiredNames.length === 0 ? members : members.filter(([name]) => requiredNames.includes(name));
  return Object.fromEntries(shown.map(([name, schema]) => [name, exampleOf(schema, depth + 1)]));
}
