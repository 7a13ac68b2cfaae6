import { existsSync, readFileSync } from 'node:fs';

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
}

/** What is in a bundle; undefined for a zip that `npm run bundle` did not write. */
export function contentsOfBundle(bundle: string): BundleContents | undefined {
  const stamp = bundle.replace(/\.zip$/, '.stamp.json');
  return existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')).serves : undefined;
}
