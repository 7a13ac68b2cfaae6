import { metrics } from '../shared/metrics';
import { refuseHandshake, reply, type WebSocketAnswer } from '../shared/websocket/answers';
import { broadcast } from '../shared/websocket/broadcast';
import { closeConnection, getConnection, putConnection } from '../shared/websocket/connection-store';
import { isRoom, newConnection } from '../shared/websocket/connections';
import type { WebSocketEvent } from '../shared/websocket/event';
import { encodeFrame } from '../shared/websocket/frames';
import { createWebSocketHandler } from '../shared/websocket/websocket-handler';
import type { Frame } from './frames';
import { newMessage, readText } from './messages';

/** The sub-protocol that the chat speaks, for clients that name one. */
const chatProtocol = 'chat.v1';

/** The Lambda handler: all routes of the chat. */
export const handler = createWebSocketHandler({
  routes: { $connect: connect, $disconnect: disconnect, sendMessage },
  example: { action: 'sendMessage', text: 'Hello' },
});

async function connect({ connectionId, userId, room, protocols }: WebSocketEvent): Promise<WebSocketAnswer> {
  if (userId === undefined) return refuseHandshake(401, 'the authorizer named nobody');
  if (!isRoom(room)) return refuseHandshake(400, 'room must be lower-case letters, digits and hyphens');
  if (protocols.length > 0 && !protocols.includes(chatProtocol))
    return refuseHandshake(400, `${chatProtocol} was not offered`);
  await putConnection(newConnection(connectionId, userId, room));
  // A browser that offers sub-protocols insists on one of them; the one that carries its token is not repeated.
  return { statusCode: 200, ...(protocols.length > 0 && { headers: { 'Sec-WebSocket-Protocol': chatProtocol } }) };
}

async function disconnect({ connectionId }: WebSocketEvent): Promise<WebSocketAnswer> {
  await closeConnection(connectionId);
  return { statusCode: 200 };
}

async function sendMessage({ connectionId, body }: WebSocketEvent, signal: AbortSignal): Promise<WebSocketAnswer> {
  const text = readText(body);
  const sender = await getConnection(connectionId);
  const message = newMessage(sender, text);
  const frame: Frame = { type: 'message', ...message };
  const deliveries = await broadcast(sender.room, encodeFrame(frame), { except: connectionId, signal });
  metrics.addMetric('MessagesSent', 'Count', 1);
  metrics.addMetric('Deliveries', 'Count', deliveries.delivered);
  metrics.addMetric('DeliveriesFailed', 'Count', deliveries.failed);
  const sent: Frame = { type: 'sent', id: message.id, sent_at: message.sent_at, deliveries };
  return reply(sent);
}
