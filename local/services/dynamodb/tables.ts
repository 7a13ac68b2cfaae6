import { textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import type { Deployed } from '../../deployed/deployed';
import type { Input } from '../service';

/** A table of the document. */
export interface Table {
  readonly address: string;
  readonly name: string;
  readonly arn: string;
  readonly streamArn: string | undefined;
  /** What a stream tells of an item: `NEW_AND_OLD_IMAGES`. */
  readonly streamView: string;
  /** Names of the key attributes, the partition key first. */
  readonly keys: readonly string[];
  /** Partition key of each index. */
  readonly indexes: Readonly<Record<string, readonly string[]>>;
  /** Attribute that tells when an item ends, in seconds. */
  readonly ttl: string | undefined;
  /** What `CreateTable` is asked. */
  readonly definition: Input;
}

/** The tables that a document creates. */
export const tablesOf = ({ model }: Deployed): Table[] => model.ofType('aws_dynamodb_table').map(tableOf);

const text = (body: Body, name: string): string | undefined => textOf(body.get(name));

function tableOf(resource: Resource): Table {
  const name = text(resource, 'name') ?? resource.base.replace(/^.*\./, '');
  const keys = keysOf(resource);
  const globals = resource.blocks('global_secondary_index');
  const locals = resource.blocks('local_secondary_index');
  const indexes = Object.fromEntries([
    ...globals.map((index) => [text(index, 'name') ?? '', keysOf(index)]),
    ...locals.map((index) => [text(index, 'name') ?? '', [keys[0] ?? '', text(index, 'range_key') ?? '']]),
  ]) as Record<string, string[]>;
  const ttl = resource.block('ttl');
  const streams = String(resource.get('stream_enabled')) === 'true';
  return {
    address: resource.address,
    name,
    arn: textOf(resource.attribute('arn')) ?? '',
    streamView: text(resource, 'stream_view_type') ?? 'KEYS_ONLY',
    streamArn: streams ? textOf(resource.attribute('stream_arn')) : undefined,
    keys,
    indexes,
    ttl: ttl !== undefined && String(ttl.get('enabled') ?? true) === 'true' ? text(ttl, 'attribute_name') : undefined,
    definition: {
      TableName: name,
      KeySchema: schemaOf(keys),
      AttributeDefinitions: attributesOf(resource, [...keys, ...Object.values(indexes).flat()]),
      BillingMode: 'PAY_PER_REQUEST',
      ...indexList('GlobalSecondaryIndexes', globals, indexes),
      ...indexList('LocalSecondaryIndexes', locals, indexes),
    },
  };
}

/** Key attributes: `hash_key` and `range_key`, or blocks `key_schema` as newer providers have them. */
function keysOf(body: Body): string[] {
  const single = [text(body, 'hash_key'), text(body, 'range_key')].filter((key) => key !== undefined);
  if (single.length > 0) return single;
  const blocks = body.blocks('key_schema');
  const ofType = (type: string) => blocks.filter((block) => text(block, 'key_type') === type);
  return [...ofType('HASH'), ...ofType('RANGE')].flatMap((block) => text(block, 'attribute_name') ?? []);
}

const schemaOf = (keys: readonly string[]): Input[] =>
  keys.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? 'HASH' : 'RANGE' }));

function attributesOf(resource: Resource, used: readonly string[]): Input[] {
  const attributes = resource.blocks('attribute').map((block) => ({
    AttributeName: text(block, 'name') ?? '',
    AttributeType: text(block, 'type') ?? 'S',
  }));
  return attributes.filter(({ AttributeName }) => used.includes(AttributeName));
}

function indexList(name: string, blocks: readonly Body[], indexes: Table['indexes']): Input {
  if (blocks.length === 0) return {};
  return { [name]: blocks.map((block) => indexOf(block, indexes[text(block, 'name') ?? ''] ?? [])) };
}

function indexOf(block: Body, keys: readonly string[]): Input {
  const more = block.get('non_key_attributes');
  const projection = text(block, 'projection_type') ?? 'ALL';
  return {
    IndexName: text(block, 'name'),
    KeySchema: schemaOf(keys),
    Projection: {
      ProjectionType: projection,
      ...(projection === 'INCLUDE' && { NonKeyAttributes: Array.isArray(more) ? more : [] }),
    },
  };
}

/** The items that `aws_dynamodb_table_item` writes. */
export function writtenItems({ model }: Deployed): { table: string; item: string; address: string }[] {
  return model.ofType('aws_dynamodb_table_item').map((one) => ({
    address: one.address,
    table: textOf(one.get('table_name')) ?? '',
    item: textOf(one.get('item')) ?? '{}',
  }));
}
