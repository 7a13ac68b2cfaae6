import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { Arguments } from './synth';

/** The table that Terraform would create from an `aws_dynamodb_table`, as a request to a DynamoDB engine. */
export function tableDefinition(table: Arguments): CreateTableCommandInput {
  return {
    TableName: table.name,
    BillingMode: table.billing_mode,
    KeySchema: keySchema(table),
    AttributeDefinitions: table.attribute.map(({ name, type }: Arguments) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    ...(table.global_secondary_index && {
      GlobalSecondaryIndexes: table.global_secondary_index.map((index: Arguments) => ({
        IndexName: index.name,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: index.projection_type },
      })),
    }),
  };
}

/** An index whose range key is `newest_key`, with all attributes. */
export function newestIndex(IndexName: string, hash: string) {
  return {
    IndexName,
    KeySchema: [
      { AttributeName: hash, KeyType: 'HASH' as const },
      { AttributeName: 'newest_key', KeyType: 'RANGE' as const },
    ],
    Projection: { ProjectionType: 'ALL' as const },
  };
}

function keySchema({ hash_key, range_key }: Arguments) {
  const hash = { AttributeName: hash_key, KeyType: 'HASH' as const };
  return range_key === undefined ? [hash] : [hash, { AttributeName: range_key, KeyType: 'RANGE' as const }];
}

/** The keys of a table and its indexes, and the attributes they are made of. */
export function keysOf({
  KeySchema,
  GlobalSecondaryIndexes,
  AttributeDefinitions = [],
}: Pick<CreateTableCommandInput, 'KeySchema' | 'GlobalSecondaryIndexes' | 'AttributeDefinitions'>) {
  return {
    keys: KeySchema,
    indexes: GlobalSecondaryIndexes,
    attributes: AttributeDefinitions.map(({ AttributeName }) => AttributeName).sort(),
  };
}
