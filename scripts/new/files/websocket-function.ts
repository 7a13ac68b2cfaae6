import type { NewApi } from '../arguments';
import type { Names } from '../names';

/** The files of `functions/<name>/` of a WebSocket API, by their paths. */
export const webSocketFunctionFiles = (api: NewApi, names: Names): [path: string, text: string][] => [
  [`functions/${names.name}/handler.ts`, handler(api, names)],
  [`functions/${names.name}/${dashed(names.one)}-input.ts`, input(names)],
];

const dashed = (name: string): string => name.replaceAll('_', '-');

function handler({ auth }: NewApi, { name, one, One, words }: Names): string {
  const jwt = auth === 'jwt';
  return `import { randomUUID } from 'node:crypto';
import { refuseHandshake, reply, type WebSocketAnswer } from '../shared/websocket/answers';
import { broadcast } from '../shared/websocket/broadcast';
import { closeConnection, getConnection, putConnection } from '../shared/websocket/connection-store';
import { isRoom, newConnection } from '../shared/websocket/connections';
import type { WebSocketEvent } from '../shared/websocket/event';
import { encodeFrame } from '../shared/websocket/frames';
import { createWebSocketHandler } from '../shared/websocket/websocket-handler';
import { read${One}Input } from './${dashed(one)}-input';
${
  jwt
    ? `
/** The sub-protocol of clients that name one: browsers do, which send their token as another, \`bearer.<token>\`. */
const protocol = '${name}.v1';
`
    : ''
}
/** The Lambda handler: all routes of the API. */
export const handler = createWebSocketHandler({
  routes: { $connect: connect, $disconnect: disconnect, send${One} },
  example: { action: 'send${One}', text: 'Hello' },
});

/** Lets a client into a room: \`?room=kitchen\`, or \`everyone\`. */
${jwt ? connectOfUser : connectOfAnybody}
async function disconnect({ connectionId }: WebSocketEvent): Promise<WebSocketAnswer> {
  await closeConnection(connectionId);
  return { statusCode: 200 };
}

/** Brings a ${words} to everyone else in the sender's room, and tells the sender whom it reached. */
async function send${One}({ connectionId, body }: WebSocketEvent, signal: AbortSignal): Promise<WebSocketAnswer> {
  const { text } = read${One}Input(body);
  const { room, user_id } = await getConnection(connectionId);
  const sent = { id: randomUUID(), sent_at: new Date().toISOString() };
  const frame = encodeFrame({ type: '${one}', ...sent, room, from: user_id, text });
  return reply({ type: 'sent', ...sent, deliveries: await broadcast(room, frame, { except: connectionId, signal }) });
}
`;
}

const roomRefused =
  "if (!isRoom(room)) return refuseHandshake(400, 'room must be lower-case letters, digits and hyphens');";

const connectOfUser = `async function connect({ connectionId, userId, room = 'everyone', protocols }: WebSocketEvent): Promise<WebSocketAnswer> {
  if (userId === undefined) return refuseHandshake(401, 'the authorizer named nobody');
  ${roomRefused}
  await putConnection(newConnection(connectionId, userId, room));
  return { statusCode: 200, ...(protocols.includes(protocol) && { headers: { 'Sec-WebSocket-Protocol': protocol } }) };
}
`;

const connectOfAnybody = `async function connect({ connectionId, userId = connectionId, room = 'everyone' }: WebSocketEvent): Promise<WebSocketAnswer> {
  ${roomRefused}
  await putConnection(newConnection(connectionId, userId, room));
  return { statusCode: 200 };
}
`;

const input = ({ One, words }: Names): string => `import * as z from 'zod/mini';
import { lineField } from '../shared/text-field';
import { readMessage } from '../shared/websocket/message';

// Strict, because a misspelt optional field would otherwise vanish without a word.
const schema = z.strictObject({ action: z.literal('send${One}', 'must be send${One}'), text: lineField(1000) }, 'must be a JSON object');

/** The ${words} that a message holds. Throws InvalidFieldsError with one message a field, or MessageTooLargeError. */
export const read${One}Input = (body: string): { readonly text: string } => readMessage(schema, body);
`;
