import type { Construct } from 'constructs';
import { Table } from '../constructs/storage/table';
import { tableKeeping } from './environment-of';
import type { TableAccess } from './table-access';

/** The index that a broadcast reads: who is in a room. */
const roomIndex = 'room';

/**
 * The table `connections`: who is connected, and to which room. A record removes itself a little after the two hours that a
 * connection may last, should its `$disconnect`, which AWS does not promise, never come.
 */
export function connectionsTable(scope: Construct, name: string): Table {
  return new Table(scope, 'connections', {
    name,
    hashKey: { name: 'connection_id' },
    indexes: [{ name: roomIndex, hashKey: { name: 'room' }, rangeKey: { name: 'connection_id' } }],
    expiryAttribute: 'expires_at',
    ...tableKeeping(scope),
  });
}

/** How the handler reaches the table. */
export function connectionsAccess(table: Table): TableAccess {
  return {
    environment: { TABLE_NAME: table.tableName },
    statements: [
      {
        sid: 'KeepConnections',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        resources: [table.arn],
      },
      { sid: 'ReadRooms', actions: ['dynamodb:Query'], resources: [`${table.arn}/index/${roomIndex}`] },
      ...table.keyStatements,
    ],
  };
}
