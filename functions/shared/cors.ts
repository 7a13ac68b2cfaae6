import { optionalVariable } from './environment';

const origins = optionalVariable('CORS_ALLOW_ORIGINS')
  ?.split(',')
  .map((entry) => entry.trim());

/**
 * Headers that let a page of one of the origins in `CORS_ALLOW_ORIGINS` read what a function answers; none where no origins are named.
 * They are for proxy integrations of REST APIs, whose answers only the function can add headers to. An HTTP API does it itself.
 */
export function corsHeaders(origin: string | undefined): Record<string, string> {
  if (origin === undefined || !origins?.includes(origin)) return {};
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'ETag, Location, Retry-After',
    Vary: 'Origin',
  };
}
