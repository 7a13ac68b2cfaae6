import type { SchemaJson } from '../../../constructs/lambda/bundle-contents';

/** A value that one of several media types carries; all of ours is JSON. */
export interface Content {
  readonly 'application/json': { readonly schema: SchemaJson };
}

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: SchemaJson;
  /** Whether it is the rest of the path, slashes and all, which OpenAPI has no word for. */
  readonly 'x-rest-of-path'?: true;
}

/** What a caller gets for one status. */
export interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly schema: SchemaJson }>>;
  readonly content?: Content;
}

/** One method of one path. */
export interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
}

/** How callers say who they are. */
export type SecurityScheme = Readonly<Record<string, string>>;

/** The part of OpenAPI 3.0 that documents of ours have. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers?: readonly { readonly url: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>;
    readonly schemas: Readonly<Record<string, SchemaJson>>;
  };
}

/** Methods of an operation that an API serves by all methods. */
export const everyMethod = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
