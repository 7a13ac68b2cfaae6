import type { HeaderList } from '../api';
import type { MethodCall } from './call';
import type { ContextObject } from './context';
import { allValues, headerOf, isMediaType, lastValues, oneCase } from './headers';

/** Headers of clients that functions do not get. */
const dropped = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
]);

/** What a function behind a proxy integration gets. */
export function proxyEvent(call: MethodCall): object {
  const { request, query, body, api } = call;
  const headers = eventHeaders(call);
  const binary = body.length > 0 && isMediaType(headerOf(request.headers, 'content-type'), api.binaryMediaTypes);
  return {
    resource: call.method.path,
    path: call.path,
    httpMethod: call.httpMethod,
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    queryStringParameters: orNull(lastValues(query)),
    multiValueQueryStringParameters: orNull(allValues(query)),
    pathParameters: orNull(call.pathParameters),
    stageVariables: orNull(call.stageVariables),
    requestContext: eventContext(call),
    body: body.length === 0 ? null : body.toString(binary ? 'base64' : 'utf8'),
    isBase64Encoded: binary,
  };
}

const orNull = <T extends object>(map: T): T | null => (Object.keys(map).length === 0 ? null : map);

/** The headers of an event: what the client sent, and what API Gateway tells of it. */
export function eventHeaders({ request, context }: Pick<MethodCall, 'request' | 'context'>): HeaderList {
  const kept = oneCase(request.headers).filter(([name]) => !dropped.has(name.toLowerCase()) && !isSetByGateway(name));
  const forwarded = headerOf(request.headers, 'x-forwarded-for');
  return [
    ...kept.map(([name, value]): [string, string] => [
      name,
      /^host$/i.test(name) && isLocal(value) ? String(context.domainName) : value,
    ]),
    ['X-Amzn-Trace-Id', String(context.xrayTraceId)],
    ['X-Forwarded-For', forwarded === undefined ? request.sourceIp : `${forwarded}, ${request.sourceIp}`],
    ['X-Forwarded-Port', '443'],
    ['X-Forwarded-Proto', 'https'],
  ];
}

/** Whoever asks this machine means the API's own host. */
const isLocal = (host: string): boolean => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);

const isSetByGateway = (name: string): boolean => /^x-(amzn-trace-id|forwarded-(for|port|proto))$/i.test(name);

/** `requestContext` of an event: `$context` without what only access logs and templates know. */
export function eventContext({ context }: Pick<MethodCall, 'context'>): ContextObject {
  const { error, integration, xrayTraceId, authenticate, authorize, waf, ...rest } = context;
  return rest;
}
