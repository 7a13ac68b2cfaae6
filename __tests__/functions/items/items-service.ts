import { type HttpService, newestIndex, startHttpService } from '../../support/http-service';

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

/** Starts an engine with the table and loads the items handler. */
export function startItemsService(environment: Record<string, string> = {}): Promise<HttpService> {
  return startHttpService({ table: itemsTable, load: () => import('../../../functions/items/handler'), environment });
}
