import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { ApiAnswer, HeaderList } from '../../api';
import { publicTarget } from '../../gateway/public-target';
import { withStageVariables } from '../../gateway/stage-variables';
import type { MethodCall } from '../call';
import type { IntegrationDefinition } from '../definition/rest-api-definition';
import { askEndpoint, type EndpointRequest, openEndpoint } from './http-endpoint';
import type { IntegrationRequest } from './integration-request';
import type { Outcome } from './outcome';
import { privateTarget } from './private-target';
import { type StreamedBody, streamedBodyOf } from './streamed-body';
import { withPathValues } from './uri';

/** Headers of the client that an HTTP backend does not get. */
const withheld = new Set([
  'host',
  'via',
  'content-encoding',
  'content-length',
  'connection',
  'transfer-encoding',
  'expect',
  'te',
  'upgrade',
]);

/** Headers of a backend that API Gateway sets itself: the backend's come under another name. */
const remapped = new Set(['connection', 'content-length', 'date', 'server']);

/** Passes a request on to a backend, and its answer back. */
export async function httpProxy(
  call: MethodCall,
  integration: IntegrationDefinition,
  request: IntegrationRequest,
): Promise<ApiAnswer> {
  const mapped = new Set(Object.keys(request.headers).map((name) => name.toLowerCase()));
  const passed = call.request.headers.filter(
    ([name]) => !withheld.has(name.toLowerCase()) && !mapped.has(name.toLowerCase()),
  );
  const query = [...call.query.filter(([name]) => !Object.hasOwn(request.query, name)), ...pairs(request.query)];
  const asked = endpointRequest(call, integration, request, passed, query);
  const { status, headers, body } = integration.streamed ? await openEndpoint(asked) : await askEndpoint(asked);
  const passedOn = Buffer.isBuffer(body) ? body : passedOnByPiece(body, streamedBodyOf(call, integration));
  return { status, headers: returned(headers), body: passedOn };
}

function passedOnByPiece(message: IncomingMessage, body: StreamedBody): Readable {
  message.on('data', (piece: Buffer) => body.take(piece));
  message.on('end', () => body.end());
  message.on('error', ({ message: why }) => body.cut(why));
  return body.stream;
}

const returned = (headers: HeaderList): HeaderList =>
  headers
    .filter(([name]) => name.toLowerCase() !== 'transfer-encoding')
    .map(([name, value]) => [remapped.has(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name, value]);

/** Asks a backend with what was mapped alone. */
export async function http(
  call: MethodCall,
  integration: IntegrationDefinition,
  request: IntegrationRequest,
): Promise<Outcome> {
  const typed = Object.keys(request.headers).some((name) => name.toLowerCase() === 'content-type');
  const own: [string, string][] = [
    ['Accept', 'application/json'],
    ['User-Agent', `AmazonAPIGateway_${call.api.id}`],
    ...(typed ? [] : [['Content-Type', 'application/json'] as [string, string]]),
  ];
  const asked = endpointRequest(call, integration, request, own, pairs(request.query));
  const { status, headers, body } = await askEndpoint(asked);
  return { selection: `${status}`, headers, body };
}

const pairs = (query: IntegrationRequest['query']): HeaderList =>
  Object.entries(query).flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));

function endpointRequest(
  call: MethodCall,
  integration: IntegrationDefinition,
  { headers, path, body }: IntegrationRequest,
  more: HeaderList,
  query: HeaderList,
): EndpointRequest {
  const filled = withPathValues(withStageVariables(integration.uri, call.stageVariables), path);
  const found =
    integration.connectionType === 'VPC_LINK'
      ? privateTarget(filled, integration, call)
      : publicTarget(filled, call.world.options);
  const method =
    integration.httpMethod === undefined || integration.httpMethod === 'ANY' ? call.httpMethod : integration.httpMethod;
  const set = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const all: HeaderList = [
    ...more.filter(([name]) => !set.has(name.toLowerCase())),
    ...Object.entries(headers),
    ['X-Amzn-Apigateway-Api-Id', call.api.id],
  ];
  call.trace.step('integration', `${method} ${found}`, integration.address);
  const bodied = method === 'GET' || method === 'HEAD' ? Buffer.alloc(0) : body;
  return { url: withQuery(found, query), method, headers: all, body: bodied, address: integration.address };
}

function withQuery(url: string, query: HeaderList): string {
  if (query.length === 0) return url;
  const text = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  return `${url}${url.includes('?') ? '&' : '?'}${text}`;
}
