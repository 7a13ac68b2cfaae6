import type { Call, Input, Need } from '../service';
import type { Table } from './tables';

const transactions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** How ARNs of tables are made, and what is known of those of the document. */
export interface TableNames {
  arnOf(table: string): string;
  tableNamed(table: string): Table | undefined;
}

/** What a role must be allowed for a call: each item of a transaction needs the action that it would need alone. */
export function dynamodbNeeds({ operation, input }: Call, names: TableNames): Need[] {
  if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') return transactionNeeds(input, names);
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') return batchNeeds(operation, input, names);
  if (operation === 'ListTables') return [{ action: 'dynamodb:ListTables', resource: '*' }];
  return [need(operation, input, names)];
}

function need(operation: string, input: Input, names: TableNames): Need {
  const name = nameIn(input.TableName ?? input.ResourceArn);
  const table = names.arnOf(name);
  const resource = typeof input.IndexName === 'string' ? `${table}/index/${input.IndexName}` : table;
  return { action: `dynamodb:${operation}`, resource, context: contextOf(input, names.tableNamed(name)) };
}

/** A table is named by its name or its ARN. */
export const nameIn = (table: unknown): string => String(table ?? '').replace(/^arn:.*:table\/([^/]+).*$/, '$1');

function transactionNeeds({ TransactItems = [] }: Input, names: TableNames): Need[] {
  return (TransactItems as Input[]).flatMap((item) =>
    Object.entries(item).map(([kind, input]) => need(transactions[kind] ?? kind, input as Input, names)),
  );
}

function batchNeeds(operation: string, { RequestItems = {} }: Input, names: TableNames): Need[] {
  return Object.entries(RequestItems as Input).map(([table, requests]) => {
    const keys: Input[] = Array.isArray(requests)
      ? requests.map((one: Input) => one.PutRequest?.Item ?? one.DeleteRequest?.Key ?? {})
      : (requests.Keys ?? []);
    const leading = keys.flatMap((key) => leadingKey(key, names.tableNamed(nameIn(table))));
    return {
      action: `dynamodb:${operation}`,
      resource: names.arnOf(nameIn(table)),
      context: { 'dynamodb:LeadingKeys': leading },
    };
  });
}

/** The values of condition keys that DynamoDB gives a call. */
function contextOf(input: Input, table: Table | undefined): Record<string, string | string[]> {
  const context: Record<string, string | string[]> = {};
  const leading = [...leadingKey(input.Key ?? input.Item ?? {}, table), ...queriedKey(input, table)];
  if (leading.length > 0) context['dynamodb:LeadingKeys'] = leading;
  const attributes = attributesIn(input);
  if (attributes.length > 0) context['dynamodb:Attributes'] = attributes;
  for (const name of ['Select', 'ReturnValues', 'ReturnConsumedCapacity'])
    if (typeof input[name] === 'string') context[`dynamodb:${name}`] = String(input[name]);
  return context;
}

function leadingKey(item: Input, table: Table | undefined): string[] {
  const value = table && item[table.keys[0] ?? ''];
  return value === undefined ? [] : [String(Object.values(value as Input)[0])];
}

/** The partition key that a query asks for. */
function queriedKey(input: Input, table: Table | undefined): string[] {
  const index = typeof input.IndexName === 'string' ? table?.indexes[input.IndexName] : undefined;
  const key = (index ?? table?.keys)?.[0];
  const expression = String(input.KeyConditionExpression ?? '');
  for (const [, name = '', value = ''] of expression.matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g)) {
    const attribute = input.ExpressionAttributeNames?.[name] ?? name;
    const given = input.ExpressionAttributeValues?.[value];
    if (attribute === key && given !== undefined) return [String(Object.values(given as Input)[0])];
  }
  return [];
}

function attributesIn(input: Input): string[] {
  const named = Object.values((input.ExpressionAttributeNames ?? {}) as Record<string, string>);
  return [...new Set([...named, ...Object.keys(input.Item ?? {}), ...Object.keys(input.Key ?? {})])];
}
