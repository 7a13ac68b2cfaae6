import type { ModelDefinition } from '../rest-api-definition';
import { listOf, type OpenApiDocument, objectOf } from './document';

/** What an import leaves out of schemas, so that it is not checked. */
const ignored = new Set([
  'discriminator',
  'example',
  'examples',
  'default',
  'readOnly',
  'writeOnly',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
  'xml',
  'externalDocs',
]);

/** The models that an import makes of the schemas of a document. */
export const modelsFromOpenApi = (document: OpenApiDocument): ModelDefinition[] =>
  Object.entries(document.schemas).map(([name, schema]) => ({
    name,
    contentType: 'application/json',
    schema: JSON.stringify(imported(schema)),
  }));

/** A schema as an import keeps it: names of other schemas become names of models. */
export function imported(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(imported);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref } = objectOf(schema);
  if (typeof $ref === 'string') return { $ref: modelUrl($ref.split('/').at(-1) ?? '') };
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !ignored.has(key) && !key.startsWith('x-'))
      .map(([key, value]) => [key, key === 'properties' ? propertiesOf(value) : imported(value)]),
  );
}

const propertiesOf = (value: unknown): unknown =>
  Object.fromEntries(Object.entries(objectOf(value)).map(([name, schema]) => [name, imported(schema)]));

/** How models name one another, whatever the API is called. */
export const modelUrl = (name: string): string => `https://apigateway.amazonaws.com/restapis/api/models/${name}`;

/** Content type → name of the model, and the models that schemas without a name become. */
export interface BodyModels {
  readonly models: Readonly<Record<string, string>>;
  readonly unnamed: readonly ModelDefinition[];
}

/** The models that the body of an operation is held against. */
export function bodyModels(document: OpenApiDocument, operation: object, id: string): BodyModels {
  const models: Record<string, string> = {};
  const unnamed: ModelDefinition[] = [];
  for (const [contentType, schema] of bodySchemas(document, operation)) {
    const { $ref } = objectOf(schema);
    const name = typeof $ref === 'string' ? ($ref.split('/').at(-1) ?? '') : `${id}Model${unnamed.length + 1}`;
    if (typeof $ref !== 'string') unnamed.push({ name, contentType, schema: JSON.stringify(imported(schema)) });
    models[contentType] = name;
  }
  return { models, unnamed };
}

function bodySchemas(document: OpenApiDocument, operation: object): [string, unknown][] {
  const own = objectOf(operation);
  const content = objectOf(document.resolve(own.requestBody).content);
  const inContent = Object.entries(content).flatMap(([type, media]): [string, unknown][] => {
    const { schema } = objectOf(media);
    return schema === undefined ? [] : [[type, schema]];
  });
  const [inBody] = listOf(own.parameters)
    .map((parameter) => document.resolve(parameter))
    .filter((parameter) => parameter.in === 'body' && parameter.schema !== undefined);
  const types = listOf(own.consumes ?? document.root.consumes ?? ['application/json']).map(String);
  return inBody === undefined ? inContent : types.map((type) => [type, inBody.schema]);
}
