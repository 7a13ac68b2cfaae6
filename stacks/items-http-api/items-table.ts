import type { Construct } from 'constructs';
import type { PolicyStatement } from '../../constructs/lambda/policy-document';
import { ExistingTable } from '../../constructs/storage/existing-table';
import { Table, type TableIndex } from '../../constructs/storage/table';
import { tableKeeping } from '../environment-of';
import type { TableAccess } from '../table-access';

/**
 * The orders in which items are listed, newest first: all of them, and those of one category.
 *
 * One value of an index's hash key takes 1000 write units a second; an item of up to 5 KB costs up to five. The handler spreads
 * items over four shards by a hash of their id, so a list takes 4000 units, 800 of the largest items a second, which is more
 * than the stage lets through. Reading a page then asks four shards, each for a page. More shards would make every read dearer
 * for writes that cannot arrive.
 */
const indexes: readonly TableIndex[] = [
  { name: 'newest', hashKey: { name: 'newest_shard' }, rangeKey: { name: 'newest_key' } },
  { name: 'newest_in_category', hashKey: { name: 'category_shard' }, rangeKey: { name: 'newest_key' } },
];

/** A table of items, ours or somebody else's. */
export interface ItemsTable {
  /** Name of the table. */
  readonly tableName: string;

  /** ARN of the table. */
  readonly arn: string;

  /**
   * What a role that uses the table must be allowed besides.
   *
   * @default - nothing
   */
  readonly keyStatements?: readonly PolicyStatement[];
}

/** What {@link itemsTable} takes. */
export interface ItemsTableProps {
  /** Name of the table to create. */
  readonly name: string;

  /** Name of a table that exists and has the keys and indexes above; then none is created. */
  readonly existing: string | undefined;
}

/** The table `items`, created here unless the configuration names one that exists. */
export function itemsTable(scope: Construct, { name, existing }: ItemsTableProps): ItemsTable {
  if (existing !== undefined) return new ExistingTable(scope, 'items', { name: existing });
  return new Table(scope, 'items', {
    name,
    hashKey: { name: 'pk' },
    indexes,
    // Records of answers that are repeated to a retried request.
    expiryAttribute: 'expires_at',
    ...tableKeeping(scope),
  });
}

/** How the handler of items reaches the table. */
export function itemsTableAccess(table: ItemsTable): TableAccess {
  return {
    environment: { TABLE_NAME: table.tableName },
    statements: [
      {
        sid: 'ReadAndWriteItems',
        actions: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'],
        resources: [table.arn],
      },
      {
        sid: 'ListItems',
        actions: ['dynamodb:Query'],
        resources: indexes.map((index) => `${table.arn}/index/${index.name}`),
      },
      ...(table.keyStatements ?? []),
    ],
  };
}
