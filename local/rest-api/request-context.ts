import type { ApiRequest } from '../api';
import { requestTime } from '../gateway/request-time';
import { newTraceId } from '../gateway/trace-id';
import { requestId } from '../request-id';
import type { Trace } from '../trace';
import type { World } from '../world';
import type { ContextObject } from './context';
import type { RestApiDefinition } from './definition/rest-api-definition';
import type { StageDefinition } from './definition/stages';
import { headerOf } from './headers';

/** What `$context` begins with, before a method is known. */
export function requestContext(
  request: ApiRequest,
  { api, stage, world, trace }: { api: RestApiDefinition; stage: StageDefinition; world: World; trace: Trace },
  { httpMethod, path }: { httpMethod: string; path: string },
): ContextObject {
  const now = world.now();
  const domainName = request.domain?.name ?? `${api.id}.execute-api.${world.deployed.region}.amazonaws.com`;
  return {
    accountId: world.deployed.accountId,
    apiId: api.id,
    deploymentId: stage.deploymentId,
    domainName,
    domainPrefix: domainName.split('.')[0],
    extendedRequestId: requestId('http'),
    httpMethod,
    identity: identityOf(request),
    path,
    protocol: 'HTTP/1.1',
    requestId: headerOf(request.headers, 'x-amzn-requestid') ?? trace.id,
    requestTime: requestTime(now),
    requestTimeEpoch: now,
    stage: stage.name,
    xrayTraceId: headerOf(request.headers, 'x-amzn-trace-id') ?? newTraceId(now),
  };
}

const identityOf = ({ headers, sourceIp }: ApiRequest): ContextObject => ({
  accessKey: null,
  accountId: null,
  caller: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  sourceIp,
  user: null,
  userAgent: headerOf(headers, 'user-agent') ?? null,
  userArn: null,
});
