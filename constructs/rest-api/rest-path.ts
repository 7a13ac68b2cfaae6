import type { RestApi } from './rest-api';

/** A place in the tree of an API's paths, at which methods and further segments can stand. */
export class RestPath {
  /** The segments that stand directly below, as they were declared. */
  readonly segments: string[] = [];

  constructor(
    /** The API the path belongs to. */
    readonly api: RestApi,

    /** Id AWS gives the path. */
    readonly resourceId: string,

    /** The path as callers write it, `/items/{id}`; empty for the root. */
    readonly path: string,
  ) {}
}
