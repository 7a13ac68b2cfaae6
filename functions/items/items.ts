import { randomUUID } from 'node:crypto';
import type { ItemInput } from './item-input';

/** An item as the service knows it. */
export interface Item extends ItemInput {
  readonly id: string;
  /** When it was created, ISO 8601 in UTC with milliseconds. */
  readonly created_at: string;
  /** The subject of the token that created it. */
  readonly created_by: string;
  /** When it was last replaced; absent until then. */
  readonly updated_at?: string;
  /** Counts its writes, from 1. A caller sees it as the ETag. */
  readonly version: number;
}

/** Thrown when an operation names an item that does not exist. */
export class ItemNotFoundError extends Error {
  override readonly name = 'ItemNotFoundError';
}

/** A new item, made now from what a caller sent. */
export function newItem(input: ItemInput, createdBy: string): Item {
  return { ...input, id: randomUUID(), created_at: new Date().toISOString(), created_by: createdBy, version: 1 };
}

/** What a caller sees of an item. */
export function publicItem({ version, ...item }: Item): Omit<Item, 'version'> {
  return item;
}
