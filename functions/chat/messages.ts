import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { InvalidFieldsError } from '../shared/invalid-fields';
import { parseFields } from '../shared/schema';
import type { Connection } from './connections';
import { MessageTooLargeError, messageLimitBytes } from './size-limits';

/** What someone said in a room, as everyone in it receives it. */
export interface Message {
  readonly id: string;
  readonly room: string;
  /** Subject of the sender's token. */
  readonly from: string;
  readonly text: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly sent_at: string;
}

const messageInput = z.strictObject({
  action: z.literal('sendMessage', { error: 'must be sendMessage' }),
  text: z
    .string({ error: 'must be text' })
    .check(z.refine((text) => text.trim() !== '', { error: 'must not be empty' })),
});

/** The text of a message as its sender wrote it. Throws InvalidFieldsError or MessageTooLargeError. */
export function readText(body: string): string {
  const bytes = Buffer.byteLength(body);
  if (bytes > messageLimitBytes) throw new MessageTooLargeError(messageLimitBytes, bytes);
  return parseFields(messageInput, readJson(body)).text;
}

/** A message that someone sends now. */
export function newMessage({ room, user_id }: Connection, text: string): Message {
  return { id: randomUUID(), room, from: user_id, text, sent_at: new Date().toISOString() };
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new InvalidFieldsError([{ field: 'body', message: 'must be JSON' }]);
  }
}
