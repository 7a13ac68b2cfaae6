import * as z from 'zod/mini';
import { parseFields } from '../shared/schema';
import { textField } from '../shared/text-field';

/** So much of one thing. */
export interface OrderLine {
  /** 1 to 64 letters, digits, dots, hyphens and underscores. */
  readonly sku: string;
  /** A whole number from 1 to 10000. */
  readonly quantity: number;
}

/** What a caller may say about an order. */
export interface OrderInput {
  /** 1 to 100 lines. */
  readonly items: readonly OrderLine[];
}

const sku = textField(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, hyphens and underscores');

const quantityMessage = 'must be a whole number from 1 to 10000';
const quantity = z.int(quantityMessage).check(z.gte(1, quantityMessage), z.lte(10_000, quantityMessage));

const itemsMessage = 'must be a list of 1 to 100 lines';
const line = z.strictObject({ sku, quantity }, 'must be a JSON object');
const items = z.array(line, itemsMessage).check(z.minLength(1, itemsMessage), z.maxLength(100, itemsMessage));

/** What a request body must be to describe an order. Strict, because a misspelt field would otherwise vanish without a word. */
export const orderInput = z.strictObject({ items }, 'must be a JSON object');

/** The order that a request body describes. Throws InvalidFieldsError with one message a field. */
export function readOrderInput(body: unknown): OrderInput {
  return parseFields(orderInput, body);
}
