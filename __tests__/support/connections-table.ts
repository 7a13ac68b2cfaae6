import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/** The table of the connections, as the infrastructure declares it. */
export const connectionsTable = {
  TableName: 'connections',
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [{ AttributeName: 'connection_id', KeyType: 'HASH' }],
  AttributeDefinitions: ['connection_id', 'room'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'room',
      KeySchema: [
        { AttributeName: 'room', KeyType: 'HASH' },
        { AttributeName: 'connection_id', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
} satisfies CreateTableCommandInput;
