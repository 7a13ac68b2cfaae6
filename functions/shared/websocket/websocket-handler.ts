import type { Context } from 'aws-lambda';
import { beforeDeadline } from '../deadline';
import { logger } from '../logger';
import { metrics } from '../metrics';
import { requestIdOf } from '../request-id';
import { refuseHandshake, replyError, replyUnknown, type WebSocketAnswer } from './answers';
import { NotConnectedError } from './connections';
import { readWebSocketEvent, type WebSocketEvent } from './event';

/** Answers the events of one route; its work ends when the signal is aborted. */
export type WebSocketRoute = (event: WebSocketEvent, signal: AbortSignal) => Promise<WebSocketAnswer>;

/** What a WebSocket function does. */
export interface WebSocketService {
  /** What answers, by route key: `$connect`, `$disconnect`, and actions by their names. */
  readonly routes: Readonly<Record<string, WebSocketRoute>>;

  /** A message that is taken, for clients whose message names no action. */
  readonly example: object;
}

/** Makes the Lambda handler of a WebSocket API: what goes wrong with a message is told to its sender. */
export function createWebSocketHandler(service: WebSocketService) {
  return async (event: unknown, context: Context): Promise<WebSocketAnswer> => {
    const requestId = requestIdOf(event) ?? context.awsRequestId;
    logger.addContext(context);
    logger.setCorrelationId(requestId);
    metrics.captureColdStartMetric(context.functionName);
    try {
      return await beforeDeadline(context, (signal) => serve(service, readWebSocketEvent(event), requestId, signal));
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
      logger.resetKeys();
    }
  };
}

async function serve(
  { routes, example }: WebSocketService,
  event: WebSocketEvent,
  requestId: string,
  signal: AbortSignal,
): Promise<WebSocketAnswer> {
  logger.appendKeys({ connection_id: event.connectionId });
  const answers = Object.hasOwn(routes, event.routeKey) ? routes[event.routeKey] : undefined;
  const actions = Object.keys(routes).filter((key) => !key.startsWith('$'));
  if (answers === undefined) return replyUnknown(event.body, requestId, { actions, example });
  try {
    return await answers(event, signal);
  } catch (error) {
    if (actions.includes(event.routeKey)) return replyError(error, requestId);
    if (error instanceof NotConnectedError) return refuseHandshake(410, 'the connection was closed meanwhile');
    throw error;
  }
}
