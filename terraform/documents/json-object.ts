/** An object of parsed JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Any JSON as an object; what is none has no properties. */
export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** The objects that a block stands for: written once, as a list, or not at all. */
export const blocksUnder = (value: unknown): JsonObject[] =>
  (Array.isArray(value) ? value.flat() : [value]).filter(isObject);
