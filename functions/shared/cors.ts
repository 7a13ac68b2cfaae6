import { cors } from '@aws-lambda-powertools/event-handler/http/middleware';
import { optionalVariable } from './environment';

const origin = optionalVariable('CORS_ALLOW_ORIGINS')
  ?.split(',')
  .map((entry) => entry.trim());

/**
 * Lets pages of the origins in `CORS_ALLOW_ORIGINS` read what a function answers; undefined where none are named. It is for proxy
 * integrations of REST APIs, whose answers only the function can add headers to. An HTTP API does it itself.
 */
export const allowOrigins = origin && cors({ origin, exposeHeaders: ['ETag', 'Location', 'Retry-After'] });
