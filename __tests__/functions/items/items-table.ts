import { newestIndex } from '../../support/table-definition';

/** The table of the items, as the infrastructure declares it. */
export const itemsTable = {
  TableName: 'items',
  BillingMode: 'PAY_PER_REQUEST' as const,
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' as const }],
  AttributeDefinitions: ['pk', 'newest_shard', 'category_shard', 'newest_key'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  GlobalSecondaryIndexes: [newestIndex('newest', 'newest_shard'), newestIndex('newest_in_category', 'category_shard')],
};
