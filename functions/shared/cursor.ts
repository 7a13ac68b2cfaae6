import { createHash } from 'node:crypto';
import { InvalidFieldsError } from './invalid-fields';

/** Longest cursor accepted, in characters. The longest written is half of it. */
const maxLength = 256;

/** What the cursors of one list are. */
export interface CursorRules {
  /** Name of the list. The cursor of one list is none of another. */
  readonly list: string;
  /** What a position in the list looks like. */
  readonly position: RegExp;
  /** What a cursor must be, for a caller who sent something else. */
  readonly message: string;
}

/** Writes and reads the opaque cursors of one list. */
export interface Cursors {
  /** The cursor of the page after a position, in the part of the list that a scope names, or in the whole list. */
  write(position: string, scope?: string): string;
  /** The position in a cursor. Throws InvalidFieldsError for one that was altered or made for another scope. */
  read(cursor: string, scope?: string): string;
}

/** Makes the cursors of one list. */
export function cursorsOf({ list, position: pattern, message }: CursorRules): Cursors {
  const write = (position: string, scope?: string) =>
    Buffer.from(JSON.stringify([position, digestOf([list, scope ?? null, position])])).toString('base64url');
  const read = (cursor: string, scope?: string) => {
    const position = positionIn(cursor);
    // Writing it again also catches what a decoder overlooks, such as the unused bits of the last character.
    const isUnaltered = position !== undefined && pattern.test(position) && write(position, scope) === cursor;
    if (!isUnaltered) throw new InvalidFieldsError([{ field: 'cursor', message }]);
    return position;
  };
  return { write, read };
}

function positionIn(cursor: string): string | undefined {
  if (cursor.length > maxLength) return undefined;
  try {
    const [position]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return typeof position === 'string' ? position : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Without a key, because the environment and the state hold no secret, and none is needed: the digest stops accidents
 * and tinkering, and whoever forges a position gets a page that they could have listed anyway.
 */
function digestOf(parts: readonly (string | null)[]): string {
  return createHash('sha256')
    .update(`gatehouse cursor 1\n${JSON.stringify(parts)}`)
    .digest('base64url')
    .slice(0, 22);
}
