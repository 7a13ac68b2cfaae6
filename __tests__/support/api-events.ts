import type { APIGatewayProxyEvent, APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { ApiRequest as GatewayRequest } from '../../local/api';
import { Call, splitTarget } from '../../local/http-api/call/call';
import { event2 } from '../../local/http-api/payload/event-2';
import type { Route, Stage } from '../../local/http-api/stage';
import type { MethodCall } from '../../local/rest-api/call';
import type { MethodDefinition, RestApiDefinition } from '../../local/rest-api/definition/rest-api-definition';
import type { StageDefinition as RestStage } from '../../local/rest-api/definition/stages';
import { proxyEvent } from '../../local/rest-api/proxy-event';
import { requestContext } from '../../local/rest-api/request-context';
import { Trace } from '../../local/trace';
import type { World } from '../../local/world';

/** A request to an API, in the words of neither payload version. */
export interface ApiRequest {
  /** Values of the route's placeholders. @default - none */
  readonly pathParameters?: Record<string, string>;
  /** Query parameters; a list is a parameter given more than once. @default - none */
  readonly query?: Record<string, string | readonly string[]>;
  /** Headers. @default - only those that every client sends */
  readonly headers?: Record<string, string>;
  /** Body: a string as it is, anything else as JSON. @default - no body */
  readonly body?: unknown;
  /** Whether API Gateway passes the body on in base64. @default false */
  readonly base64?: boolean;
  /** What the authorizer says of the caller. @default - a token whose subject is `alice` */
  readonly authorizer?: object | null;
  /** Subject of the token. @default 'alice' */
  readonly subject?: string;
  /** Path in front of the route: a stage or a base path. @default '' */
  readonly basePath?: string;
}

/** Makes the event that API Gateway sends for a request to a route such as `GET /items/{id}`. */
export type EventFactory = (route: string, request?: ApiRequest) => APIGatewayProxyEvent | APIGatewayProxyEventV2;

/** The id of every request that the factories make. */
export const requestId = 'JKJaXmPLvHcESHA=';

/** A request to an HTTP API, as payload 2.0: what the local run makes of it, with body and authorizer as the test wants them. */
export const payload2: EventFactory = (route, request = {}) => {
  const { method, path } = parse(route, request);
  const query = new URLSearchParams(queryPairs(request)).toString();
  const event = gatewayEvent(route, request.pathParameters ?? {}, {
    method,
    target: path.replaceAll('%', '%25') + (query === '' ? '' : `?${query}`),
    headers: Object.entries({ 'user-agent': 'test', ...request.headers }),
    body: Buffer.alloc(0),
    sourceIp: '192.0.2.1',
    host: 'api.example.com',
  });
  return {
    ...event,
    requestContext: {
      ...event.requestContext,
      ...authorizerOf(request, (subject) => ({ jwt: { claims: { sub: subject, iss: 'issuer' }, scopes: null } })),
    },
    ...(request.body !== undefined && { body: bodyOf(request) }),
    isBase64Encoded: request.base64 ?? false,
  };
};

/** As much of a world as events tell of. */
const world = { deployed: { accountId: '123456789012', region: 'eu-central-1' }, now: () => 1795176000000 } as World;

/** The event that the local run gives a function for a request to a route. */
function gatewayEvent(
  key: string,
  pathParameters: Record<string, string>,
  request: GatewayRequest,
): APIGatewayProxyEventV2 {
  const api = { id: 'api-id', address: 'aws_apigatewayv2_api.api', world, domainName: request.host, executionArn: '' };
  const stage = { name: '$default', variables: {} } as Stage;
  const call = new Call(api, stage, request, new Trace(requestId, 'test', api.address), splitTarget(request.target));
  call.route = { key } as Route;
  call.pathParameters = pathParameters;
  return JSON.parse(JSON.stringify(event2(call)));
}

/** A request to a REST API, as payload 1.0: what the local run makes of it, with body and authorizer as the test wants them. */
export const payload1: EventFactory = (route, request = {}) => {
  const { method, path, template } = parse(route, request);
  const event = proxyEventOf({ httpMethod: method, path: template, resourceId: 'resource-id' }, path, request);
  return {
    ...event,
    requestContext: {
      ...event.requestContext,
      ...authorizerOf(request, (subject) => ({ claims: { sub: subject, iss: 'issuer' } })),
    } as APIGatewayProxyEvent['requestContext'],
    body: request.body === undefined ? null : bodyOf(request),
    isBase64Encoded: request.base64 ?? false,
  };
};

/** The event that the local run gives a function for a request to a method of stage `prod`. */
function proxyEventOf(
  method: Pick<MethodDefinition, 'httpMethod' | 'path' | 'resourceId'>,
  wholePath: string,
  { basePath = '', headers, pathParameters = {}, ...given }: ApiRequest,
): APIGatewayProxyEvent {
  const { httpMethod, path: resourcePath, resourceId } = method;
  const host = 'api.example.com';
  const request: GatewayRequest = {
    ...{ method: httpMethod, target: wholePath, sourceIp: '192.0.2.1', host, body: Buffer.alloc(0) },
    headers: Object.entries({ Host: host, 'User-Agent': 'test', 'X-Amzn-RequestId': requestId, ...headers }),
    domain: { name: host, stage: 'prod', mappingKey: '' },
  };
  const api = { id: 'api-id', binaryMediaTypes: [] as readonly string[] } as RestApiDefinition;
  const stage = { name: 'prod' } as RestStage;
  const parts = { api, stage, world, trace: new Trace(requestId, 'test', 'aws_api_gateway_rest_api.api') };
  const context = requestContext(request, parts, { httpMethod, path: wholePath });
  const call: MethodCall = {
    ...{ ...parts, request, httpMethod, resourcePath, pathParameters, body: request.body },
    ...{ stageVariables: {}, canary: false, arn: '' },
    method: method as MethodDefinition,
    path: wholePath.slice(basePath.length),
    query: queryPairs(given),
    context: { ...context, resourceId, resourcePath },
  };
  return JSON.parse(JSON.stringify(proxyEvent(call)));
}

/** Both payload versions, for `describe.each`. */
export const payloads = [
  { payload: '1.0', makeEvent: payload1 },
  { payload: '2.0', makeEvent: payload2 },
] as const;

/** The context of an invocation. */
export const lambdaContext = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'items',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:items:live',
  memoryLimitInMB: '256',
  awsRequestId: 'b7c3f0de-0f5c-4f8e-9f2b-0a6a3c5a1f11',
  logGroupName: '/aws/lambda/items',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
} satisfies Context;

/** The context of an invocation with some time left. */
export function contextWith(remainingMs: number): Context {
  return { ...lambdaContext, getRemainingTimeInMillis: () => remainingMs };
}

function parse(route: string, { basePath = '', pathParameters = {} }: ApiRequest) {
  const [method = '', template = ''] = route.split(' ');
  const filled = template.replace(/\{(\w+)\+?\}/g, (_match, name: string) => pathParameters[name] ?? '');
  return { method, template, path: basePath + filled };
}

function queryPairs({ query = {} }: ApiRequest): [string, string][] {
  return Object.entries(query).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
}

function authorizerOf({ authorizer, subject = 'alice' }: ApiRequest, ofSubject: (subject: string) => object) {
  if (authorizer === null) return {};
  return { authorizer: authorizer ?? ofSubject(subject) };
}

function bodyOf({ body, base64 }: ApiRequest): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return base64 ? Buffer.from(text).toString('base64') : text;
}
