import { asObject, type JsonObject } from '../../terraform/documents/json-object';

/** A block of a resource's schema, as `terraform providers schema -json` prints it. */
export interface Block {
  readonly attributes?: Readonly<Record<string, { readonly type?: unknown }>>;
  readonly block_types?: Readonly<Record<string, { readonly nesting_mode: string; readonly block: Block }>>;
}

/** The schema of one type of resource. */
export interface ResourceSchema {
  readonly version: number;
  readonly block: Block;
}

/** The paths of all arguments that a body gives: attributes, and attributes in nested blocks. */
export function argumentPaths(body: JsonObject, block: Block): string[] {
  const paths = Object.entries(body).flatMap(([name, value]) => {
    if (block.attributes?.[name]) return [name];
    const nested = block.block_types?.[name];
    return nested
      ? blocksIn(value).flatMap((one) => argumentPaths(one, nested.block).map((path) => `${name}.${path}`))
      : [];
  });
  return [...new Set(paths)];
}

/** The blocks under one name: JSON has one as an object, several as a list. */
export function blocksIn(value: unknown): JsonObject[] {
  return [value].flat().map(asObject);
}
