/** The table of the orders, as the infrastructure declares it. */
export const ordersTable = {
  TableName: 'orders',
  BillingMode: 'PAY_PER_REQUEST' as const,
  KeySchema: [
    { AttributeName: 'owner', KeyType: 'HASH' as const },
    { AttributeName: 'order_id', KeyType: 'RANGE' as const },
  ],
  AttributeDefinitions: ['owner', 'order_id'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
};
