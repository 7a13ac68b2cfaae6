import { randomBytes, randomUUID } from 'node:crypto';
import type { Kind } from './kinds';

/** An id as API Gateway gives it: a UUID for REST APIs, else sixteen characters such as `JKJaXmPLvHcESHA=`. */
export const requestId = (kind: Kind): string =>
  kind === 'rest' ? randomUUID() : randomBytes(11).toString('base64').replaceAll('+', 'A').replaceAll('/', 'B');
