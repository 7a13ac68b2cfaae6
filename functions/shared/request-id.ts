import { valueAt } from './record';

/** The id that API Gateway gave a request: in its access log, in its answer's headers, and the correlation id of our log. */
export function requestIdOf(event: unknown): string | undefined {
  const id = valueAt(event, ['requestContext', 'requestId']);
  return typeof id === 'string' && id !== '' ? id : undefined;
}
