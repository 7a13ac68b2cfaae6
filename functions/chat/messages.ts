import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Connection } from '../shared/websocket/connections';
import { readMessage } from '../shared/websocket/message';

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
export const readText = (body: string): string => readMessage(messageInput, body).text;

/** A message that someone sends now. */
export function newMessage({ room, user_id }: Connection, text: string): Message {
  return { id: randomUUID(), room, from: user_id, text, sent_at: new Date().toISOString() };
}
