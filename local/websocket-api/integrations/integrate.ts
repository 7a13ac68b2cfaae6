import { functionArnIn } from '../../gateway/function-arn';
import type { IntegrationDefinition } from '../definition/definition';
import { internalError, type Outcome, type RouteCall } from '../route-call';
import { jsonIn, memberAt } from '../selection';
import { awsService } from './aws-service';
import { httpEndpoint } from './endpoint';
import { functionCall, functionProxy } from './function';
import { integrationRequest } from './integration-request';
import { integrationResponse } from './integration-response';

/** Lets a route's integration answer an event. Rejects with a `RouteFailure`. */
export async function integrate(call: RouteCall): Promise<Outcome> {
  const { integration } = call.route;
  if (integration === undefined) throw internalError(`${call.route.address} must have a target, it has none`);
  if (integration.type === 'AWS_PROXY') return functionProxy(call, integration);
  const request = integrationRequest(call, integration);
  if (integration.type === 'HTTP_PROXY') return httpEndpoint(call, integration, request);
  if (integration.type === 'HTTP')
    return integrationResponse(call, integration, await httpEndpoint(call, integration, request));
  if (integration.type === 'MOCK') return integrationResponse(call, integration, mocked(integration, request.body));
  if (functionArnIn(request.uri) !== undefined) return functionCall(call, integration, request);
  return integrationResponse(call, integration, await awsService(call, integration, request));
}

/** A mock answers with the status that its request template names. */
function mocked({ address }: IntegrationDefinition, body: string): Outcome {
  const status = Number(memberAt(jsonIn(body), ['statusCode']));
  if (!Number.isInteger(status))
    throw internalError(`the template of ${address} must give a statusCode, it gave ${body}`);
  return { status, body: '', headers: {} };
}
