import { createHash } from 'node:crypto';
import { InvalidFieldsError } from '../shared/invalid-fields';

const version = 1;

/** Longest cursor accepted, in characters. The longest written is below: 50 characters of category, each escaped. */
const maxLength = 1024;

const positionPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#[0-9a-f-]{36}$/;

/** The opaque cursor of the page after a position, in the list of one category or of all items. */
export function writeCursor(position: string, category: string | undefined): string {
  const content = JSON.stringify([version, category ?? null, position]);
  return Buffer.from(JSON.stringify([content, digestOf(content)])).toString('base64url');
}

/** The position in a cursor. Throws InvalidFieldsError for one that was altered or made for another category. */
export function readCursor(cursor: string, category: string | undefined): string {
  const position = positionIn(cursor);
  // Writing it again also catches what a decoder overlooks, such as the unused bits of the last character.
  if (position === undefined || writeCursor(position, category) !== cursor) {
    throw new InvalidFieldsError([
      { field: 'cursor', message: 'must be the next_cursor of a page of the same category, unaltered' },
    ]);
  }
  return position;
}

function positionIn(cursor: string): string | undefined {
  if (cursor.length > maxLength) return undefined;
  try {
    const [content] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const position: unknown = JSON.parse(content)[2];
    return typeof position === 'string' && positionPattern.test(position) ? position : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Without a key, because the environment and the state hold no secret, and none is needed: the digest stops accidents
 * and tinkering, and whoever forges a position gets a page that they could have listed anyway.
 */
function digestOf(content: string): string {
  return createHash('sha256').update(`gatehouse items cursor\n${content}`).digest('base64url').slice(0, 22);
}
