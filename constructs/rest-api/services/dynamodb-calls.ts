import type { PolicyStatement } from '../../lambda/policy-document';
import { jsonTemplate, type TemplateJson } from '../mapping-template';
import type { CallOf } from './rest-service-call';

/** Attributes of an item as DynamoDB writes them, `{ pk: { S: "$input.params('id')" } }`. Numbers are texts, too. */
export type ItemAttributes = Readonly<Record<string, ItemAttribute>>;

/** The value of an attribute. */
export type ItemAttribute =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly L: readonly ItemAttribute[] }
  | { readonly M: ItemAttributes };

/** A table: its name and its ARN. */
export interface CalledTable {
  /** Name of the table. */
  readonly tableName: string;

  /** ARN of the table. */
  readonly arn: string;

  /**
   * What a role that uses the table must be allowed besides.
   *
   * @default - nothing
   */
  readonly keyStatements?: readonly PolicyStatement[];
}

/** What {@link getItem} takes. */
export interface GetItemProps {
  /** The table. */
  readonly table: CalledTable;

  /** The whole key of the item. */
  readonly key: ItemAttributes;

  /**
   * Names of the attributes that are read. An item without the first is none to callers.
   *
   * @default - all
   */
  readonly attributes?: readonly string[];

  /**
   * Whether the item is read as it is after the last write, for twice the price.
   *
   * @default false
   */
  readonly consistent?: boolean;
}

/**
 * Reads an item of a table. Callers get 404 where there is none.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
 */
export function getItem({ table, key, attributes, consistent }: GetItemProps): CallOf<'dynamodb'> {
  return {
    service: 'dynamodb',
    action: 'GetItem',
    requestTemplate: jsonTemplate({
      TableName: table.tableName,
      Key: key,
      ...(attributes && projection(attributes)),
      ConsistentRead: consistent,
    }),
    resources: [table.arn],
    keyStatements: table.keyStatements,
    succeedsWith: {
      path: attributes?.[0] === undefined ? '$.Item' : `$.Item.${attributes[0]}`,
      otherwise: '404',
      message: 'Not found',
    },
  };
}

/** What {@link query} takes. */
export interface QueryProps {
  /** The table. */
  readonly table: CalledTable;

  /**
   * Index that is read.
   *
   * @default - the table itself
   */
  readonly indexName?: string;

  /** Which items, as in `#pk = :pk`. */
  readonly keyCondition: string;

  /**
   * Names of attributes that the condition calls otherwise, as in `{ '#pk': 'pk' }`.
   *
   * @default - none
   */
  readonly names?: Readonly<Record<string, string>>;

  /** What its values are, as in `{ ':pk': { S: "$input.params('id')" } }`. */
  readonly values: ItemAttributes;

  /** Most items of an answer, 1 to 1000. */
  readonly limit: number;

  /**
   * Whether the order is that of the range key backwards.
   *
   * @default false
   */
  readonly backwards?: boolean;
}

/**
 * Reads the items of a table, or of an index of it, that have one hash key.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
 */
export function query({
  table,
  indexName,
  keyCondition,
  names,
  values,
  limit,
  backwards,
}: QueryProps): CallOf<'dynamodb'> {
  return {
    service: 'dynamodb',
    action: 'Query',
    requestTemplate: jsonTemplate({
      TableName: table.tableName,
      IndexName: indexName,
      KeyConditionExpression: keyCondition,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
      Limit: limit,
      ScanIndexForward: backwards ? false : undefined,
    }),
    resources: [indexName === undefined ? table.arn : `${table.arn}/index/${indexName}`],
    keyStatements: table.keyStatements,
  };
}

/** What {@link putItem} takes. */
export interface PutItemProps {
  /** The table. */
  readonly table: CalledTable;

  /** The item, its key among its attributes. */
  readonly item: ItemAttributes;

  /**
   * Attribute of the key by which an item that is there already is left alone: callers then get 409.
   *
   * @default - the item takes the place of one with its key
   */
  readonly unlessExists?: string;
}

/**
 * Writes an item into a table.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
 */
export function putItem({ table, item, unlessExists }: PutItemProps): CallOf<'dynamodb'> {
  return {
    service: 'dynamodb',
    action: 'PutItem',
    requestTemplate: jsonTemplate({
      TableName: table.tableName,
      Item: item,
      ...(unlessExists !== undefined && {
        ConditionExpression: 'attribute_not_exists(#key)',
        ExpressionAttributeNames: { '#key': unlessExists },
      }),
    }),
    resources: [table.arn],
    keyStatements: table.keyStatements,
  };
}

/** Attributes by aliases: many names are words of DynamoDB's own. */
function projection(attributes: readonly string[]): { readonly [name: string]: TemplateJson } {
  const aliases = attributes.map((name, at) => [`#a${at}`, name] as const);
  return {
    ProjectionExpression: aliases.map(([alias]) => alias).join(', '),
    ExpressionAttributeNames: Object.fromEntries(aliases),
  };
}
