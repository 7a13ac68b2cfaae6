import type { Construct } from 'constructs';
import type { PolicyStatement } from '../../constructs/lambda/policy-document';
import { Table } from '../../constructs/storage/table';

/** What {@link ordersTable} takes. */
export interface OrdersTableProps {
  /** Name of the table. */
  readonly name: string;

  /** Whether AWS refuses to delete the table. */
  readonly deletionProtected: boolean;
}

/** The table `orders`: the orders of each owner, in the order of their ids, which is that of time. */
export function ordersTable(scope: Construct, { name, deletionProtected }: OrdersTableProps): Table {
  return new Table(scope, 'orders', {
    name,
    hashKey: { name: 'owner' },
    rangeKey: { name: 'order_id' },
    // Records of answers that are repeated to a retried request.
    expiryAttribute: 'expires_at',
    deletionProtected,
  });
}

/** What the handler of orders does with the table, and nothing more. */
export function ordersTableAccess({ arn }: Table): PolicyStatement[] {
  return [
    {
      sid: 'ReadAndWriteOrders',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
      resources: [arn],
    },
  ];
}
