import {
  BadRequestError,
  isAPIGatewayProxyEventV1,
  isAPIGatewayProxyEventV2,
  isHttpMethod,
  NotFoundError,
} from '@aws-lambda-powertools/event-handler/http';
import type { APIGatewayProxyEvent, APIGatewayProxyEventV2 } from 'aws-lambda';
import { routedPath } from './event-path';
import { isRecord } from './record';

/** An API Gateway proxy event, payload 1.0 or 2.0, whose every part the router can read. */
export type ApiEvent = APIGatewayProxyEvent | APIGatewayProxyEventV2;

/**
 * Reads whatever Lambda was invoked with as an API Gateway event. The router trusts the inside of an event; here a
 * wrong type becomes an error of the caller, and what `Headers`, `URL` and `Request` would throw on is made safe.
 */
export function readApiEvent(event: unknown): ApiEvent {
  if (isAPIGatewayProxyEventV2(event)) return readPayload2(event);
  if (isAPIGatewayProxyEventV1(event)) return readPayload1(event);
  throw new BadRequestError('The event must be payload 1.0 or 2.0 of API Gateway.');
}

function readPayload2(event: APIGatewayProxyEventV2): APIGatewayProxyEventV2 {
  const { http } = event.requestContext;
  const method = readMethod(isRecord(http) ? http.method : undefined);
  return {
    ...event,
    rawPath: routedPath(event.routeKey.split(' ')[1], event.pathParameters, withoutStage(event)),
    rawQueryString: event.rawQueryString.replaceAll('#', '%23'),
    headers: readHeaders(event.headers),
    cookies: undefined,
    body: hasNoBody(method) ? undefined : event.body,
    requestContext: { ...event.requestContext, domainName: 'localhost', http: { ...http, method } },
  };
}

/** The raw path begins with the stage, unless that is `$default`. */
function withoutStage({ rawPath, requestContext }: APIGatewayProxyEventV2): string {
  const stage: unknown = requestContext.stage;
  if (typeof stage !== 'string') return rawPath;
  return rawPath.startsWith(`/${stage}/`) ? rawPath.slice(stage.length + 1) : rawPath;
}

function readPayload1(event: APIGatewayProxyEvent): APIGatewayProxyEvent {
  const { identity } = event.requestContext;
  const method = readMethod(event.httpMethod);
  return {
    ...event,
    httpMethod: method,
    body: hasNoBody(method) ? null : event.body,
    path: routedPath(event.resource, event.pathParameters, event.path),
    headers: readHeaders({ ...event.headers, ...event.multiValueHeaders }),
    multiValueHeaders: {},
    queryStringParameters: null,
    multiValueQueryStringParameters: readLists({
      ...event.queryStringParameters,
      ...event.multiValueQueryStringParameters,
    }),
    requestContext: { ...event.requestContext, domainName: 'localhost', identity: { ...identity } },
  };
}

function readMethod(method: unknown): string {
  const verb = typeof method === 'string' ? method.toUpperCase() : '';
  if (!isHttpMethod(verb)) throw new NotFoundError('No such route.');
  return verb;
}

/** A `Request` refuses a body with these methods; API Gateway passes one on. */
function hasNoBody(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/**
 * Every header as one string. A character that an HTTP header cannot hold becomes ÿ and not nothing: dropping an
 * unreadable `If-Match` would turn a guarded write into an unguarded one.
 */
function readHeaders(headers: object): Record<string, string> {
  const lists = Object.entries(readLists(headers));
  const readable = lists.filter(
    ([name]) => /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !/^(host|x-forwarded-proto)$/i.test(name),
  );
  return Object.fromEntries(
    readable.map(([name, values]) => [name, values.join(', ').replace(/[^\t\x20-\x7e\x80-\xff]/g, 'ÿ')]),
  );
}

function readLists(record: object): Record<string, string[]> {
  const entries = Object.entries(record).map(([name, value]): [string, string[]] => [name, readList(value)]);
  return Object.fromEntries(entries.filter(([, values]) => values.length > 0));
}

function readList(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (values.every((element) => typeof element === 'string')) return values;
  throw new BadRequestError('Every header and query parameter must be a string.');
}
