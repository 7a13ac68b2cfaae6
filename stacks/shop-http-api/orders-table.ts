import type { Construct } from 'constructs';
import { Table } from '../../constructs/storage/table';
import { tableKeeping } from '../environment-of';
import type { TableAccess } from '../table-access';

/** The table `orders`: the orders of each owner, in the order of their ids, which is that of time. */
export function ordersTable(scope: Construct, name: string): Table {
  return new Table(scope, 'orders', {
    name,
    hashKey: { name: 'owner' },
    rangeKey: { name: 'order_id' },
    // Records of answers that are repeated to a retried request.
    expiryAttribute: 'expires_at',
    ...tableKeeping(scope),
  });
}

/** How the handler of orders reaches the table. */
export function ordersTableAccess({ tableName, arn, keyStatements }: Table): TableAccess {
  return {
    environment: { TABLE_NAME: tableName },
    statements: [
      {
        sid: 'ReadAndWriteOrders',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
        resources: [arn],
      },
      ...keyStatements,
    ],
  };
}
