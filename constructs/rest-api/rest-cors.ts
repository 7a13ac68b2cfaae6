import type { Construct } from 'constructs';
import type { Cors } from '../api/cors';
import { checkCors } from '../api/cors';
import { checkCount } from '../prop-check';
import { GatewayResponse } from './gateway-response';
import type { RestApi, RestPath } from './rest-api';
import { RestMethod } from './rest-method';
import { RestMockIntegration } from './rest-mock-integration';
import { RestResponse } from './rest-response';

/**
 * Which browser pages may call a REST API, and how. Pages send tokens in a header, never cookies.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export type RestCors = Omit<Cors, 'allowCredentials'>;

/** Makes `OPTIONS` of a path answer, without a token or key, what a browser asks before it calls. */
export function corsPreflight(scope: Construct, id: string, path: RestPath, cors: RestCors): void {
  checkCors(scope, cors);
  checkCount(scope, {
    prop: 'cors.allowOrigins',
    value: cors.allowOrigins,
    least: 1,
    most: 100,
    unit: 'origins',
    fix: 'Leave CORS out where no page calls.',
  });

  const method = new RestMethod(scope, id, { path, httpMethod: 'OPTIONS', authorizer: 'none' });
  new RestResponse(scope, id, {
    integration: new RestMockIntegration(scope, id, method),
    statusCode: '204',
    headers: { ...corsHeaders(cors), ...preflightHeaders(cors) },
    template: originTemplate(cors),
  });
}

/** Headers of an answer that pages may read. {@link originTemplate} turns the first origin into the one that asks. */
export function corsHeaders({ allowOrigins, exposeHeaders = [] }: RestCors): Record<string, string> {
  const [first = '*'] = allowOrigins;
  return {
    'Access-Control-Allow-Origin': first,
    ...(allowOrigins.length > 1 && { Vary: 'Origin' }),
    ...(exposeHeaders.length > 0 && { 'Access-Control-Expose-Headers': exposeHeaders.join(',') }),
  };
}

/** Begins a response template: an answer names one origin, so the one that asks is named if it may ask. */
export function originTemplate({ allowOrigins }: RestCors): string {
  if (allowOrigins.length < 2) return '';
  const asks = allowOrigins.map((origin) => `$origin == "${origin}"`).join(' || ');
  return [
    '#set($origin = "$!input.params().header.get(\'Origin\')")',
    '#if($origin == "")#set($origin = "$!input.params().header.get(\'origin\')")#end',
    `#if(${asks})#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)#end`,
    '',
  ].join('\n');
}

/**
 * Lets pages read refusals and failures that API Gateway answers itself: 401, 403, 429, 5xx. These answers cannot choose among
 * origins, and say nothing about anybody, so every page may read them.
 */
export function readableRefusals(scope: Construct, api: RestApi): void {
  for (const type of ['DEFAULT_4XX', 'DEFAULT_5XX'] as const) {
    new GatewayResponse(scope, type.toLowerCase(), {
      api,
      type,
      headers: { 'Access-Control-Allow-Origin': '*' },
      template: '{"message":$context.error.messageString,"request_id":"$context.extendedRequestId"}',
    });
  }
}

function preflightHeaders({ allowMethods, allowHeaders, maxAge }: RestCors): Record<string, string> {
  return {
    'Access-Control-Allow-Methods': allowMethods.join(','),
    'Access-Control-Allow-Headers': allowHeaders.join(','),
    ...(maxAge !== undefined && { 'Access-Control-Max-Age': String(maxAge) }),
  };
}
