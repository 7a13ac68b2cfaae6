import { parse } from 'yaml';

/** Any object of an OpenAPI document. */
export interface OpenApiObject {
  readonly [key: string]: unknown;
}

/** An OpenAPI or Swagger document, with what its `$ref`s lead to. */
export class OpenApiDocument {
  readonly root: OpenApiObject;

  constructor(text: string) {
    this.root = objectOf(parse(text, { merge: true }));
  }

  /** An object, or what its `$ref` leads to. */
  resolve(value: unknown): OpenApiObject {
    let found = objectOf(value);
    for (let steps = 0; steps < 20 && typeof found.$ref === 'string'; steps++) found = objectOf(this.at(found.$ref));
    return found;
  }

  private at(pointer: string): unknown {
    const names = pointer.replace(/^#\//, '').split('/');
    return names.reduce<unknown>((value, name) => objectOf(value)[unescaped(name)], this.root);
  }

  /** Schemas by their names: `components.schemas`, in Swagger 2 `definitions`. */
  get schemas(): OpenApiObject {
    return objectOf(objectOf(this.root.components).schemas ?? this.root.definitions);
  }

  /** Security schemes by their names. */
  get securitySchemes(): OpenApiObject {
    return objectOf(objectOf(this.root.components).securitySchemes ?? this.root.securityDefinitions);
  }
}

const unescaped = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~');

/** A value as an object; an empty one when it is none. */
export const objectOf = (value: unknown): OpenApiObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as OpenApiObject) : {};

/** A value as a list; an empty one when it is none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A value as text; undefined when it is neither text, number nor boolean. */
export const stringOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? `${value}` : undefined;

/** The texts in an object. */
export const stringsIn = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(objectOf(value)).flatMap(([key, item]) => {
      const text = typeof item === 'object' && item !== null ? JSON.stringify(item) : stringOf(item);
      return text === undefined ? [] : [[key, text]];
    }),
  );
