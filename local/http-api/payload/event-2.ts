import type { AuthorizerContext } from '../authorization/authorizer-context';
import type { Call } from '../call/call';
import { type OutgoingRequest, queryText, unmapped } from './outgoing-request';
import { eventBody } from './text-body';

/** The event of payload format 2.0. Members without anything to say are left out. */
export function event2(call: Call, request: OutgoingRequest = unmapped(call)): object {
  const { body, isBase64Encoded } = eventBody(
    call.request.body,
    request.headers.get('content-type')?.[0],
    request.headers.get('content-encoding')?.[0],
  );
  return request2(call, request, body, isBase64Encoded);
}

/** What events of integrations and of authorizers have alike. */
export function request2(
  call: Call,
  request: OutgoingRequest = unmapped(call),
  body?: string,
  isBase64Encoded?: boolean,
): object {
  const { route, stage, pathParameters } = call;
  return {
    version: '2.0',
    routeKey: route?.key,
    rawPath: request.path,
    rawQueryString: queryText(request),
    cookies: cookiesIn(request.headers.get('cookie')),
    headers: foldedHeaders(request.headers),
    queryStringParameters: joinedQuery(request.query),
    requestContext: requestContext(call, request),
    pathParameters: unlessEmpty(pathParameters),
    stageVariables: unlessEmpty(stage?.variables ?? {}),
    body,
    isBase64Encoded,
  };
}

function requestContext(call: Call, { path }: OutgoingRequest): object {
  const { api, domainName, request, requestId, route, stage } = call;
  return {
    accountId: api.world.deployed.accountId,
    apiId: api.id,
    authorizer: authorizer2(call.authorizer),
    domainName,
    domainPrefix: domainName.split('.')[0],
    http: {
      method: request.method,
      path,
      protocol: 'HTTP/1.1',
      sourceIp: request.sourceIp,
      userAgent: call.userAgent,
    },
    requestId,
    routeKey: route?.key,
    stage: stage?.name,
    time: call.time,
    timeEpoch: call.begun,
  };
}

function authorizer2({ jwt, lambda, iam }: AuthorizerContext): object | undefined {
  if (jwt !== undefined) return { jwt };
  if (lambda !== undefined) return { lambda: lambda.context };
  if (iam === undefined) return undefined;
  return {
    iam: {
      accessKey: iam.accessKey,
      accountId: iam.accountId,
      callerId: iam.userId,
      cognitoIdentity: null,
      principalOrgId: null,
      userArn: iam.arn,
      userId: iam.userId,
    },
  };
}

function cookiesIn(cookie: readonly string[] | undefined): string[] | undefined {
  return cookie?.flatMap((one) => one.split(/; */)).filter((one) => one !== '');
}

function foldedHeaders(headers: ReadonlyMap<string, readonly string[]>): Record<string, string> {
  const folded: Record<string, string> = {};
  for (const [name, values] of headers) if (name !== 'cookie') folded[name] = values.join(',');
  return folded;
}

function joinedQuery(query: readonly (readonly [string, string])[]): Record<string, string> | undefined {
  if (query.length === 0) return undefined;
  const joined: Record<string, string> = {};
  for (const [name, value] of query) joined[name] = Object.hasOwn(joined, name) ? `${joined[name]},${value}` : value;
  return joined;
}

const unlessEmpty = <T extends object>(map: T): T | undefined => (Object.keys(map).length === 0 ? undefined : map);
