import type { AuthorizerContext } from '../authorization/authorizer-context';
import type { Call } from '../call/call';
import { canonicalName } from '../call/headers';
import { type OutgoingRequest, unmapped } from './outgoing-request';
import { eventBody } from './text-body';

/** The event of payload format 1.0. Members without anything to say are null. */
export function event1(call: Call, request: OutgoingRequest = unmapped(call)): object {
  const { body, isBase64Encoded } = eventBody(
    call.request.body,
    request.headers.get('content-type')?.[0],
    request.headers.get('content-encoding')?.[0],
  );
  return { ...request1(call, request), body: body ?? null, isBase64Encoded };
}

/** What events of integrations and of authorizers have alike. */
export function request1(call: Call, request: OutgoingRequest = unmapped(call)): object {
  const headers = [...request.headers].map(([name, values]) => [canonicalName(name), values] as const);
  const query = grouped(request.query);
  return {
    version: '1.0',
    resource: resourceOf(call),
    path: pathWithMapping(call, request),
    httpMethod: call.request.method,
    headers: lastOf(headers),
    multiValueHeaders: Object.fromEntries(headers),
    queryStringParameters: query.length === 0 ? null : lastOf(query),
    multiValueQueryStringParameters: query.length === 0 ? null : Object.fromEntries(query),
    requestContext: requestContext(call, request),
    pathParameters: orNull(call.pathParameters),
    stageVariables: orNull(call.stage?.variables ?? {}),
  };
}

/** The path of the route key, or `$default`. */
const resourceOf = ({ route }: Call): string => route?.key.split(' ')[1] ?? '$default';

/** Format 1.0 tells the key of a custom domain's mapping in `path`; format 2.0 does not. */
function pathWithMapping({ request: { domain } }: Call, { rawPath }: OutgoingRequest): string {
  return domain === undefined || domain.mappingKey === '' ? rawPath : `/${domain.mappingKey}${rawPath}`;
}

function requestContext(call: Call, { path }: OutgoingRequest): object {
  const { api, authorizer, domainName, request, requestId, route, stage } = call;
  return {
    accountId: api.world.deployed.accountId,
    apiId: api.id,
    ...authorizer1(authorizer),
    domainName,
    domainPrefix: domainName.split('.')[0],
    extendedRequestId: requestId,
    httpMethod: request.method,
    identity: identityOf(call),
    path,
    protocol: 'HTTP/1.1',
    requestId,
    requestTime: call.time,
    requestTimeEpoch: call.begun,
    resourceId: route?.key,
    resourcePath: resourceOf(call),
    stage: stage?.name,
  };
}

function authorizer1({ jwt, lambda }: AuthorizerContext): object {
  if (jwt !== undefined) return { authorizer: jwt };
  if (lambda === undefined) return {};
  const { principalId, context } = lambda;
  return { authorizer: { ...context, ...(principalId === undefined ? {} : { principalId }) } };
}

function identityOf({ authorizer: { iam }, request, userAgent }: Call): object {
  return {
    accessKey: iam?.accessKey ?? null,
    accountId: iam?.accountId ?? null,
    caller: iam?.userId ?? null,
    cognitoAmr: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: request.sourceIp,
    user: iam?.userId ?? null,
    userAgent,
    userArn: iam?.arn ?? null,
  };
}

function grouped(pairs: readonly (readonly [string, string])[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const [name, value] of pairs) groups.set(name, [...(groups.get(name) ?? []), value]);
  return [...groups];
}

const lastOf = (groups: readonly (readonly [string, readonly string[]])[]): Record<string, string> =>
  Object.fromEntries(groups.map(([name, values]) => [name, values.at(-1) ?? '']));

const orNull = <T extends object>(map: T): T | null => (Object.keys(map).length === 0 ? null : map);
