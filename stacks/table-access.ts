import type { PolicyStatement } from '../constructs/lambda/policy-document';

/** How a handler reaches its table: what its function is given for it. */
export interface TableAccess {
  /** By which variable the handler knows the table. */
  readonly environment: { readonly TABLE_NAME: string };

  /** What the handler does with the table, and nothing more. */
  readonly statements: readonly PolicyStatement[];
}
