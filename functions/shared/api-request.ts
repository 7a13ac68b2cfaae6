import { routedPath } from './event-path';
import { HttpError } from './http-error';
import type { EventBody } from './json-body';
import { isRecord, type UnknownRecord, valueAt } from './record';

/** A request to an API, alike in both payload versions. */
export interface ApiRequest extends EventBody {
  /** In capitals; empty when the event tells none. */
  readonly method: string;
  /** Path of the matched route, its parameters filled in and escaped. It holds neither stage nor base path. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The event it came as. */
  readonly event: ApiEvent;
}

/** An event whose context can be looked into. */
export type ApiEvent = UnknownRecord & { readonly requestContext: UnknownRecord };

/**
 * Reads whatever Lambda was invoked with as an API Gateway event, payload 1.0 or 2.0. Nothing inside an event is trusted: a wrong type is
 * an error of the caller.
 */
export function readApiRequest(event: unknown): ApiRequest {
  if (!isRecord(event) || !isRecord(event.requestContext)) throw noEvent();
  const known = { ...event, requestContext: event.requestContext };
  if (event.version === '2.0') return readPayload2(known);
  if (typeof event.httpMethod === 'string') return readPayload1(known);
  throw noEvent();
}

function readPayload2(event: ApiEvent): ApiRequest {
  const template = text(event.routeKey).split(' ')[1];
  return {
    method: methodOf(valueAt(event.requestContext, ['http', 'method'])),
    path: routedPath(template, event.pathParameters, withoutStage(text(event.rawPath), event.requestContext.stage)),
    query: new URLSearchParams(text(event.rawQueryString)),
    headers: joined(event.headers),
    ...bodyOf(event),
    event,
  };
}

/** The raw path begins with the stage, unless that is `$default`. */
function withoutStage(rawPath: string, stage: unknown): string {
  return typeof stage === 'string' && rawPath.startsWith(`/${stage}/`) ? rawPath.slice(stage.length + 1) : rawPath;
}

function readPayload1(event: ApiEvent): ApiRequest {
  const query = lists({ ...record(event.queryStringParameters), ...record(event.multiValueQueryStringParameters) });
  return {
    method: methodOf(event.httpMethod),
    path: routedPath(text(event.resource), event.pathParameters, text(event.path)),
    query: new URLSearchParams(query.flatMap(([name, values]) => values.map((value) => [name, value]))),
    headers: joined({ ...record(event.headers), ...record(event.multiValueHeaders) }),
    ...bodyOf(event),
    event,
  };
}

function bodyOf({ body, isBase64Encoded }: ApiEvent): Pick<ApiRequest, 'body' | 'isBase64Encoded'> {
  return { body: text(body), isBase64Encoded: isBase64Encoded === true };
}

function methodOf(method: unknown): string {
  return typeof method === 'string' ? method.toUpperCase() : '';
}

/** Every header as one string, by its name in lower case. */
function joined(headers: unknown): Record<string, string> {
  const named = new Map<string, string[]>();
  for (const [name, values] of lists(record(headers))) {
    const key = name.toLowerCase();
    named.set(key, [...(named.get(key) ?? []), ...values]);
  }
  return Object.fromEntries([...named].map(([name, values]) => [name, values.join(', ').trim()]));
}

function lists(members: UnknownRecord): [string, string[]][] {
  const named = Object.entries(members).map(([name, value]): [string, string[]] => [name, list(value)]);
  return named.filter(([, values]) => values.length > 0);
}

function list(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (values.every((element) => typeof element === 'string')) return values;
  throw new HttpError(400, 'Every header and query parameter must be a string.');
}

function record(value: unknown): UnknownRecord {
  if (value === undefined || value === null) return {};
  if (isRecord(value)) return value;
  throw noEvent();
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  throw noEvent();
}

function noEvent(): HttpError {
  return new HttpError(400, 'The event must be payload 1.0 or 2.0 of API Gateway.');
}
