import type { Construct } from 'constructs';
import type { PolicyStatement } from '../../constructs/lambda/policy-document';
import { Table } from '../../constructs/storage/table';

/** The index that a broadcast reads: who is in a room. */
const roomIndex = 'room';

/** What {@link connectionsTable} takes. */
export interface ConnectionsTableProps {
  /** Name of the table. */
  readonly name: string;

  /** Whether AWS refuses to delete the table. */
  readonly deletionProtected: boolean;
}

/**
 * The table `connections`: who is connected, and to which room. A record removes itself a little after the two hours that a
 * connection may last, should its `$disconnect`, which AWS does not promise, never come.
 */
export function connectionsTable(scope: Construct, { name, deletionProtected }: ConnectionsTableProps): Table {
  return new Table(scope, 'connections', {
    name,
    hashKey: { name: 'connection_id' },
    indexes: [{ name: roomIndex, hashKey: { name: 'room' }, rangeKey: { name: 'connection_id' } }],
    expiryAttribute: 'expires_at',
    deletionProtected,
  });
}

/** What the handler does with the table, and nothing more. */
export function connectionsAccess(table: Table): PolicyStatement[] {
  return [
    {
      sid: 'KeepConnections',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      resources: [table.arn],
    },
    { sid: 'ReadRooms', actions: ['dynamodb:Query'], resources: [`${table.arn}/index/${roomIndex}`] },
  ];
}
