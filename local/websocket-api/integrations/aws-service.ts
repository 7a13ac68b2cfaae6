import { serviceIn } from '../../gateway/service-uri';
import type { IntegrationDefinition } from '../definition/definition';
import { internalError, type Outcome, type RouteCall } from '../route-call';
import type { IntegrationRequest } from './integration-request';

/** Calls an AWS service with the role of the integration. */
export async function awsService(
  call: RouteCall,
  { address, method, credentialsArn }: IntegrationDefinition,
  { uri, headers, body }: IntegrationRequest,
): Promise<Outcome> {
  const named = serviceIn(uri);
  if (named === undefined) throw internalError(`${address} must name a service, it names ${uri}`);
  const { service, region, action, path, targetPrefix } = named;
  if (credentialsArn === undefined)
    throw internalError(`${address} must have credentials_arn: a role that may call ${service}`);
  const inHeader = action !== undefined && targetPrefix !== undefined;
  const target: [string, string][] = inHeader ? [['X-Amz-Target', `${targetPrefix}.${action}`]] : [];
  const { send } = call.surroundings.world.services;
  const answer = await send({
    service,
    region,
    method,
    target: action === undefined || inHeader ? path : `/?Action=${action}`,
    headers: [...target, ...headers],
    body: Buffer.from(body),
    roleArn: credentialsArn,
    trace: call.trace,
  });
  call.trace.step('integration', `${answer.status} of ${service}`, address);
  return {
    status: answer.status,
    body: answer.body.toString(),
    headers: Object.fromEntries(answer.headers.map(([name, value]) => [name.toLowerCase(), value])),
  };
}
