import type { Construct } from 'constructs';
import { Table, type TableIndex } from '../constructs/storage/table';
import { tableKeeping } from './environment-of';
import type { TableAccess } from './table-access';

/** The order in which users are listed: newest first, over the shards that the handler spreads them on. */
const newest: TableIndex = { name: 'newest', hashKey: { name: 'newest_shard' }, rangeKey: { name: 'newest_key' } };

/** The table `users`: users, and for each e-mail address a record that makes it unique. Lists are read newest first. */
export function usersTable(scope: Construct, name: string): Table {
  return new Table(scope, 'users', {
    name,
    hashKey: { name: 'pk' },
    indexes: [newest],
    // Records of answers that are repeated to a retried request.
    expiryAttribute: 'expires_at',
    ...tableKeeping(scope),
  });
}

/** How the handler of users reaches the table. */
export function usersTableAccess({ tableName, arn, keyStatements }: Table): TableAccess {
  return {
    environment: { TABLE_NAME: tableName },
    statements: [
      {
        sid: 'ReadAndWriteUsers',
        actions: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        resources: [arn],
      },
      { sid: 'ListUsers', actions: ['dynamodb:Query'], resources: [`${arn}/index/${newest.name}`] },
      ...keyStatements,
    ],
  };
}
