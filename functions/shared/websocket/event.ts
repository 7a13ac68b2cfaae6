import { valueAt } from '../record';
import { subjectOf } from '../subject';
import { offeredProtocols } from '../websocket-handshake';

/** A handshake, a message or a disconnect, as API Gateway reports it; what a kind lacks is undefined or empty. */
export interface WebSocketEvent {
  /** The route that API Gateway chose. */
  readonly routeKey: string;
  /** The connection; AWS never gives an id twice. */
  readonly connectionId: string;
  /** Who connected, as the authorizer of the handshake said. */
  readonly userId: string | undefined;
  /** The room that a handshake asks for. */
  readonly room: string | undefined;
  /** The sub-protocols that a handshake offers. */
  readonly protocols: readonly string[];
  /** The message as it was sent. */
  readonly body: string;
}

/** Reads whatever Lambda was invoked with. Throws for anything that is no event of a WebSocket API. */
export function readWebSocketEvent(event: unknown): WebSocketEvent {
  const requestContext = valueAt(event, ['requestContext']);
  return {
    routeKey: requiredText(requestContext, 'routeKey'),
    connectionId: requiredText(requestContext, 'connectionId'),
    userId: subjectOf({ requestContext: Object(requestContext) }),
    room: textAt(event, ['queryStringParameters', 'room']),
    protocols: offeredProtocols(event),
    body: readBody(event),
  };
}

function readBody(event: unknown): string {
  const body = textAt(event, ['body']) ?? '';
  return valueAt(event, ['isBase64Encoded']) === true ? Buffer.from(body, 'base64').toString() : body;
}

function textAt(value: unknown, path: readonly string[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

function requiredText(requestContext: unknown, name: string): string {
  const found = textAt(requestContext, [name]);
  if (found) return found;
  throw new Error(
    `The event's requestContext.${name}: must be text, was ${JSON.stringify(found)}. Invoke with a WebSocket event.`,
  );
}
