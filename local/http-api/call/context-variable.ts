import type { Call } from './call';

type Read = (call: Call) => string | number | undefined;

const variables: Readonly<Record<string, Read>> = {
  accountId: ({ api }) => api.world.deployed.accountId,
  apiId: ({ api }) => api.id,
  awsEndpointRequestId: ({ integration }) => integration.requestId,
  customDomain: ({ request }) => request.domain?.name,
  'customDomain.basePathMatched': ({ request }) => request.domain && (request.domain.mappingKey || '(none)'),
  dataProcessed: ({ request }) => request.body.length,
  domainName: ({ domainName }) => domainName,
  domainPrefix: ({ domainName }) => domainName.split('.')[0],
  'error.message': ({ error }) => error?.message,
  'error.messageString': ({ error }) => error && JSON.stringify(error.message),
  'error.responseType': ({ error }) => error?.responseType,
  extendedRequestId: ({ requestId }) => requestId,
  httpMethod: ({ request }) => request.method,
  'identity.accountId': ({ authorizer }) => authorizer.iam?.accountId,
  'identity.caller': ({ authorizer }) => authorizer.iam?.userId,
  'identity.sourceIp': ({ request }) => request.sourceIp,
  'identity.user': ({ authorizer }) => authorizer.iam?.userId,
  'identity.userAgent': ({ userAgent }) => userAgent,
  'identity.userArn': ({ authorizer }) => authorizer.iam?.arn,
  'integration.error': ({ integration }) => integration.error,
  'integration.integrationStatus': ({ integration }) => integration.status,
  'integration.latency': ({ integration }) => integration.latency,
  'integration.requestId': ({ integration }) => integration.requestId,
  'integration.status': ({ integration }) => integration.functionStatus ?? integration.status,
  integrationErrorMessage: ({ integration }) => integration.error,
  integrationLatency: ({ integration }) => integration.latency,
  integrationStatus: ({ integration }) => integration.status,
  path: ({ path }) => path,
  protocol: () => 'HTTP/1.1',
  requestId: ({ requestId }) => requestId,
  requestTime: ({ time }) => time,
  requestTimeEpoch: ({ begun }) => begun,
  routeKey: ({ route }) => route?.key,
  stage: ({ stage }) => stage?.name,
  'authorizer.error': ({ authorizerError }) => authorizerError,
  'authorizer.principalId': ({ authorizer }) => authorizer.lambda?.principalId,
};

/** The value of a `$context` variable, such as `identity.sourceIp`; undefined when unknown or empty. */
export function contextVariable(call: Call, name: string): string | undefined {
  const read = Object.hasOwn(variables, name) ? variables[name] : undefined;
  const value = read === undefined ? authorizerVariable(call, name) : read(call);
  return value === undefined ? undefined : String(value);
}

function authorizerVariable({ authorizer }: Call, name: string): string | undefined {
  const claim = /^authorizer\.claims\.(.+)$/.exec(name)?.[1];
  if (claim !== undefined) return authorizer.jwt?.claims[claim];
  const key = /^authorizer\.(.+)$/.exec(name)?.[1];
  const value = key === undefined ? undefined : authorizer.lambda?.context[key];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
