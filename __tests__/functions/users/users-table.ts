import { newestIndex } from '../../support/table-definition';

/** The table of the users, as the infrastructure declares it. */
export const usersTable = {
  TableName: 'users',
  BillingMode: 'PAY_PER_REQUEST' as const,
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' as const }],
  AttributeDefinitions: ['pk', 'newest_shard', 'newest_key'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  GlobalSecondaryIndexes: [newestIndex('newest', 'newest_shard')],
};
