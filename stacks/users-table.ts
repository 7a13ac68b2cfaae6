import type { Construct } from 'constructs';
import type { PolicyStatement } from '../constructs/lambda/policy-document';
import { Table, type TableIndex } from '../constructs/storage/table';

/** The order in which users are listed: newest first, over the shards that the handler spreads them on. */
const newest: TableIndex = { name: 'newest', hashKey: { name: 'newest_shard' }, rangeKey: { name: 'newest_key' } };

/** What {@link usersTable} takes. */
export interface UsersTableProps {
  /** Name of the table. */
  readonly name: string;

  /** Whether AWS refuses to delete the table. */
  readonly deletionProtected: boolean;
}

/** The table `users`: users, and for each e-mail address a record that makes it unique. Lists are read newest first. */
export function usersTable(scope: Construct, { name, deletionProtected }: UsersTableProps): Table {
  return new Table(scope, 'users', {
    name,
    hashKey: { name: 'pk' },
    indexes: [newest],
    // Records of answers that are repeated to a retried request.
    expiryAttribute: 'expires_at',
    deletionProtected,
  });
}

/** What the handler of users does with the table, and nothing more. */
export function usersTableAccess({ arn }: Table): PolicyStatement[] {
  return [
    {
      sid: 'ReadAndWriteUsers',
      actions: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      resources: [arn],
    },
    { sid: 'ListUsers', actions: ['dynamodb:Query'], resources: [`${arn}/index/${newest.name}`] },
  ];
}
