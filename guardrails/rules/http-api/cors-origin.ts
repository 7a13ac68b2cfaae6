import { argument } from '../define';
import { avoids, matches } from '../demands';

/** Rules about the form of origins that AWS itself checks. */
export const corsOriginRules = [
  argument({
    id: 'http-api/cors-origin-scheme',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
    on: 'aws_apigatewayv2_api',
    at: 'cors_configuration.allow_origins[]',
    must: matches(/^(\*|null|[A-Za-z][A-Za-z0-9+.-]*:\/\/.*)$/, 'be "*" or start with a scheme such as https://'),
    fix: 'Write the origin with its scheme.',
  }),
  argument({
    id: 'http-api/cors-origin-wildcard',
    severity: 'rejects',
    source: 'https://arpadt.com/articles/dynamic-origin-http-api',
    on: 'aws_apigatewayv2_api',
    at: 'cors_configuration.allow_origins[]',
    must: avoids(
      /^[A-Za-z][A-Za-z0-9+.-]*:\/\/(?!\*$).*\*/,
      'have "*" only alone or as the whole host, as in https://*',
    ),
    fix: 'Name each origin, or let a function answer preflight requests by a route OPTIONS /{proxy+}.',
  }),
];
