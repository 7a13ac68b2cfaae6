import { valueAt } from './record';

/** Where an event says its request's id: payloads 1.0 and 2.0 and WebSocket events; what a mapping template makes. */
const idPaths = [['requestContext', 'requestId'], ['requestId']];

/** The id that API Gateway gave a request: in its access log, in its answer's headers, and the correlation id of our log. */
export function requestIdOf(event: unknown): string | undefined {
  const ids = idPaths.map((path) => valueAt(event, path));
  return ids.find((id): id is string => typeof id === 'string' && id !== '');
}
