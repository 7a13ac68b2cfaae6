import type { Context } from 'aws-lambda';
import { beforeDeadline } from '../shared/deadline';
import { logger } from '../shared/logger';
import { metrics } from '../shared/metrics';
import { requestIdOf } from '../shared/request-id';
import { reply, replyError, replyUnknown, type WebSocketAnswer } from './answers';
import { broadcast } from './broadcast';
import { closeConnection, getConnection, putConnection } from './connection-store';
import { chatProtocol, isRoom, NotConnectedError, newConnection } from './connections';
import { encodeFrame } from './frames';
import { newMessage, readText } from './messages';
import { readWebSocketEvent, type WebSocketEvent } from './websocket-event';

/** The Lambda handler: all routes of the chat. */
export async function handler(event: unknown, context: Context): Promise<WebSocketAnswer> {
  const requestId = requestIdOf(event) ?? context.awsRequestId;
  logger.addContext(context);
  logger.setCorrelationId(requestId);
  metrics.captureColdStartMetric(context.functionName);
  try {
    return await beforeDeadline(context, (deadline) => route(readWebSocketEvent(event), requestId, deadline));
  } finally {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    logger.resetKeys();
  }
}

async function route(event: WebSocketEvent, requestId: string, deadline: AbortSignal): Promise<WebSocketAnswer> {
  logger.appendKeys({ connection_id: event.connectionId });
  if (event.routeKey === '$connect') return connect(event);
  if (event.routeKey === '$disconnect') return disconnect(event);
  if (event.routeKey !== 'sendMessage') return replyUnknown(event.body, requestId);
  try {
    return await sendMessage(event, deadline);
  } catch (error) {
    return replyError(error, requestId);
  }
}

/** A handshake. Its refusals have no body that a client could see, so the log says why. */
async function connect({ connectionId, userId, room, protocols }: WebSocketEvent): Promise<WebSocketAnswer> {
  if (userId === undefined) return refuse(401, 'the authorizer named nobody');
  if (!isRoom(room)) return refuse(400, 'room must be lower-case letters, digits and hyphens');
  if (protocols.length > 0 && !protocols.includes(chatProtocol)) return refuse(400, `${chatProtocol} was not offered`);
  try {
    await putConnection(newConnection(connectionId, userId, room));
  } catch (error) {
    if (error instanceof NotConnectedError) return refuse(410, 'the connection was closed meanwhile');
    throw error;
  }
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
  const frame = encodeFrame({ type: 'message', ...message });
  const deliveries = await broadcast(sender.room, frame, { except: connectionId, signal });
  metrics.addMetric('MessagesSent', 'Count', 1);
  metrics.addMetric('Deliveries', 'Count', deliveries.delivered);
  metrics.addMetric('DeliveriesFailed', 'Count', deliveries.failed);
  return reply({ type: 'sent', id: message.id, sent_at: message.sent_at, deliveries });
}

function refuse(statusCode: number, reason: string): WebSocketAnswer {
  logger.info('The handshake is refused.', { reason });
  return { statusCode };
}
