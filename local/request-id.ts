import { randomUUID } from 'node:crypto';
import type { ServedApi } from './api';

/** An id as API Gateway gives it: a UUID for REST APIs, else sixteen characters such as `JKJaXmPLvHcESHA=`. */
export const requestId = (kind: ServedApi['kind']): string => (kind === 'rest' ? randomUUID() : shortId());

/** Drawn from a UUID, of which Node.js keeps many ready: drawing bytes for each request costs more than the rest of it. */
function shortId(): string {
  const bytes = Buffer.from(randomUUID().replaceAll('-', '').slice(0, 22), 'hex');
  return bytes.toString('base64').replaceAll('+', 'A').replaceAll('/', 'B');
}
