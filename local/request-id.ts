import { randomUUID } from 'node:crypto';
import type { ServedApi } from './api';
import { drawn } from './drawn';

/** An id as API Gateway gives it: a UUID for REST APIs, else sixteen characters such as `JKJaXmPLvHcESHA=`. */
export const requestId = (kind: ServedApi['kind']): string => (kind === 'rest' ? randomUUID() : shortId());

const shortId = (): string => drawn(11, 'base64').replace(/[+/]/g, (sign) => (sign === '+' ? 'A' : 'B'));
