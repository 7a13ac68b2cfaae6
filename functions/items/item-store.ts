import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { whileContended } from '../shared/contention';
import { send } from '../shared/document-client';
import { type AcceptedVersions, VersionMismatchError } from '../shared/if-match';
import { atVersion, contended, writeTogether } from '../shared/transaction';
import type { ItemInput } from './item-input';
import { itemOf, recordOf } from './item-record';
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
  return whileContended(async () => {
    const { category, version, ...kept } = await getItemAt(id, accepted);
    const replaced = { ...kept, ...input, updated_at: new Date().toISOString(), version: version + 1 };
    const Put = { TableName: tableName, Item: recordOf(replaced), ...atVersion(version) };
    await writeTogether([{ action: { Put }, refused: contended }]);
    return replaced;
  });
}

/** Deletes an item. Throws ItemNotFoundError, or VersionMismatchError. */
export async function deleteItem(id: string, accepted: AcceptedVersions): Promise<void> {
  await whileContended(async () => {
    const { version } = await getItemAt(id, accepted);
    const Delete = { TableName: tableName, Key: { pk: id }, ...atVersion(version) };
    await writeTogether([{ action: { Delete }, refused: contended }]);
  });
}

async function getItemAt(id: string, accepted: AcceptedVersions): Promise<Item> {
  const item = await getItem(id);
  if (accepted !== undefined && !accepted.includes(item.version)) throw new VersionMismatchError();
  return item;
}
