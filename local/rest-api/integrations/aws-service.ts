import type { HeaderList } from '../../api';
import { type ServiceUri, serviceIn } from '../../gateway/service-uri';
import { withStageVariables } from '../../gateway/stage-variables';
import type { MethodCall } from '../call';
import type { IntegrationDefinition } from '../definition/rest-api-definition';
import { internalError } from '../refusal';
import type { IntegrationRequest } from './integration-request';
import type { Outcome } from './outcome';
import { withPathValues } from './uri';

/** Calls an AWS service with the role of the integration. */
export async function awsService(
  call: MethodCall,
  integration: IntegrationDefinition,
  request: IntegrationRequest,
): Promise<Outcome> {
  const uri = withPathValues(withStageVariables(integration.uri, call.stageVariables), request.path);
  const named = serviceIn(uri);
  if (named === undefined) throw internalError(`${integration.address} must name a service, it names ${uri}`);
  const { service, region, action, path } = named;
  const role = integration.credentials && withStageVariables(integration.credentials, call.stageVariables);
  if (role === undefined)
    throw internalError(`${integration.address} must have credentials: a role that may call ${service}`);
  call.trace.step('integration', `${service} ${action ?? path}`, integration.address);
  const { status, headers, body } = await call.world.services.send({
    service,
    region,
    method:
      integration.httpMethod === undefined || integration.httpMethod === 'ANY'
        ? call.httpMethod
        : integration.httpMethod,
    target: target(named, request.query),
    headers: headersOf(request, named),
    body: request.body,
    roleArn: role,
    trace: call.trace,
  });
  return { selection: `${status}`, headers, body };
}

function target({ path, action, targetPrefix }: ServiceUri, query: IntegrationRequest['query']): string {
  const pairs = Object.entries(query).flatMap(([name, values]) => values.map((value) => [name, value]));
  if (action !== undefined && targetPrefix === undefined) pairs.unshift(['Action', action]);
  const text = new URLSearchParams(pairs).toString();
  return text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`;
}

/** What API Gateway sends of itself, under what is mapped. */
function headersOf({ headers }: IntegrationRequest, { action, targetPrefix }: ServiceUri): HeaderList {
  const given = Object.entries(headers);
  const has = (name: string) => given.some(([one]) => one.toLowerCase() === name);
  const own: [string, string][] = [];
  if (!has('accept')) own.push(['Accept', 'application/json']);
  if (!has('content-type'))
    own.push(['Content-Type', targetPrefix === undefined ? 'application/json' : 'application/x-amz-json-1.0']);
  if (action !== undefined && targetPrefix !== undefined && !has('x-amz-target'))
    own.push(['X-Amz-Target', `${targetPrefix}.${action}`]);
  return [...own, ...given];
}
