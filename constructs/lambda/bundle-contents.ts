import { existsSync, readFileSync } from 'node:fs';

/** A JSON schema, by its keywords. */
export type SchemaJson = Readonly<Record<string, unknown>>;

/** What a caller gets for one status. */
export interface AnswerJson {
  readonly description: string;

  /** Names of headers that the answer has beside those of every answer. */
  readonly headers: readonly string[];

  /**
   * Name of a schema.
   *
   * @default - the answer has no body
   */
  readonly body?: string;
}

/** What one route takes and answers. */
export interface OperationJson {
  /** What it does, in a few words. */
  readonly summary: string;

  /** JSON schemas of OpenAPI 3.0, by the names of the query's parameters. */
  readonly query: Readonly<Record<string, SchemaJson>>;

  /** Names of request headers that it reads. */
  readonly headers: readonly string[];

  /**
   * Name of a schema.
   *
   * @default - it reads no body
   */
  readonly body?: string;

  /** By status. */
  readonly answers: Readonly<Record<string, AnswerJson>>;
}

/** What a function takes and answers, as `contract.ts` beside its handler says. */
export interface ContractJson {
  /** JSON schemas of OpenAPI 3.0, by their names. */
  readonly schemas: Readonly<Record<string, SchemaJson>>;

  /** The same as JSON schemas of draft 4, each whole in itself. */
  readonly models: Readonly<Record<string, SchemaJson>>;

  /** By the names of the handler's routes, as in `GET /items/:id`. */
  readonly operations: Readonly<Record<string, OperationJson>>;
}

/** What a bundle has for its callers, as `npm run bundle` wrote it down. */
export interface BundleContents {
  /** Path of the handler, seen from the project's root: `functions/items/handler.ts`. */
  readonly source: string;

  /** What it exports. */
  readonly exports: readonly string[];

  /**
   * The routes it serves, as in `GET /items/:id`.
   *
   * @default - they are not written down in one table
   */
  readonly routes?: readonly string[];

  /**
   * What it takes and answers.
   *
   * @default - no contract stands beside the handler
   */
  readonly contract?: ContractJson;
}

/** What is in a bundle; undefined for a zip that `npm run bundle` did not write. */
export function contentsOfBundle(bundle: string): BundleContents | undefined {
  const stamp = bundle.replace(/\.zip$/, '.stamp.json');
  return existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')).serves : undefined;
}
