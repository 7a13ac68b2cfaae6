import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { send } from '../shared/document-client';
import { isConditionFailed } from '../shared/dynamodb-errors';
import { type AcceptedVersions, VersionMismatchError } from '../shared/if-match';
import { shardOf } from '../shared/newest-first';
import type { ItemInput } from './item-input';
import { categoryShard, itemOf } from './item-record';
import { tableName } from './item-table';
import { type Item, ItemNotFoundError } from './items';

/** The item with an id. Throws ItemNotFoundError. */
export async function getItem(id: string): Promise<Item> {
  const found = await send(new GetCommand({ TableName: tableName, Key: { pk: id }, ConsistentRead: true }));
  if (found.Item === undefined) throw new ItemNotFoundError();
  return itemOf(found.Item);
}

/** Replaces what a caller may say about an item. Throws ItemNotFoundError, or VersionMismatchError. */
export async function replaceItem(id: string, input: ItemInput, accepted: AcceptedVersions): Promise<Item> {
  const { ConditionExpression, values } = existsAt(accepted);
  const { category, ...required } = { ...input, updated_at: new Date().toISOString() };
  const update = new UpdateCommand({
    TableName: tableName,
    Key: { pk: id },
    UpdateExpression: category === undefined ? `${setRequired} REMOVE category, category_shard` : setAll,
    ConditionExpression,
    ExpressionAttributeNames: { '#name': 'name', '#description': 'description', '#version': 'version' },
    ExpressionAttributeValues: {
      ...values,
      ':name': required.name,
      ':description': required.description,
      ':updated_at': required.updated_at,
      ':one': 1,
      ...(category !== undefined && { ':category': category, ':category_shard': categoryShard(category, shardOf(id)) }),
    },
    ReturnValues: 'ALL_NEW',
  });
  const { Attributes = {} } = await conditionally(id, send(update));
  return itemOf(Attributes);
}

/** Deletes an item. Throws ItemNotFoundError, or VersionMismatchError. */
export async function deleteItem(id: string, accepted: AcceptedVersions): Promise<void> {
  const { ConditionExpression, values } = existsAt(accepted);
  const remove = new DeleteCommand({
    TableName: tableName,
    Key: { pk: id },
    ConditionExpression,
    ...(accepted && { ExpressionAttributeNames: { '#version': 'version' }, ExpressionAttributeValues: values }),
  });
  await conditionally(id, send(remove));
}

const setRequired =
  'SET #name = :name, #description = :description, updated_at = :updated_at, #version = #version + :one';
const setAll = `${setRequired}, category = :category, category_shard = :category_shard`;

/** The condition that an item exists, at one of the accepted versions if any are named. */
function existsAt(accepted: AcceptedVersions) {
  if (accepted === undefined) return { ConditionExpression: 'attribute_exists(pk)', values: {} };
  // `IN` takes no empty list. No item is ever at version 0.
  const versions = accepted.length > 0 ? accepted : [0];
  const values = Object.fromEntries(versions.map((version, index) => [`:accepted${index}`, version]));
  return { ConditionExpression: `#version IN (${Object.keys(values).join(', ')})`, values };
}

/** Says which half of the condition failed: the item is gone, or it is at another version. */
async function conditionally<Output>(id: string, write: Promise<Output>): Promise<Output> {
  try {
    return await write;
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
    await getItem(id);
    throw new VersionMismatchError();
  }
}
