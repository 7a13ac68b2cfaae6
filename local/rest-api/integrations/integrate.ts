import type { ApiAnswer } from '../../api';
import { functionArnIn } from '../../gateway/function-arn';
import { within } from '../../gateway/within';
import type { MethodCall } from '../call';
import type { IntegrationDefinition } from '../definition/rest-api-definition';
import { headerOf } from '../headers';
import { proxyAnswer } from '../proxy-answer';
import { proxyEvent } from '../proxy-event';
import { Refusal } from '../refusal';
import { awsService } from './aws-service';
import { http, httpProxy } from './http';
import { integrationRequest } from './integration-request';
import { integrationResponse } from './integration-response';
import { functionFailed, invoke, lambdaFunction, refusedInvocation } from './lambda-function';
import { lambdaStream } from './lambda-stream';
import { mock } from './mock';
import type { Outcome } from './outcome';

/** Asks what a method calls, and makes an answer of what it gave. */
export async function integrate(call: MethodCall, integration: IntegrationDefinition): Promise<ApiAnswer> {
  const begun = performance.now();
  try {
    return await withinTime(answered(call, integration), call, integration);
  } finally {
    call.context.integrationLatency = Math.round(performance.now() - begun);
  }
}

async function answered(call: MethodCall, integration: IntegrationDefinition): Promise<ApiAnswer> {
  if (integration.type === 'AWS_PROXY') {
    const ask = integration.streamed ? lambdaStream : lambdaProxy;
    return withTraceId(await ask(call, integration), call);
  }
  const request = integrationRequest(call, integration);
  if (integration.type === 'HTTP_PROXY') return httpProxy(call, integration, request);
  return integrationResponse(call, integration, await outcome(call, integration, request));
}

function outcome(
  call: MethodCall,
  integration: IntegrationDefinition,
  request: ReturnType<typeof integrationRequest>,
): Outcome | Promise<Outcome> {
  if (integration.type === 'MOCK') return mock(request.body, integration.address);
  if (integration.type === 'HTTP') return http(call, integration, request);
  if (functionArnIn(integration.uri) === undefined) return awsService(call, integration, request);
  return lambdaFunction(call, integration, request.body, request.headers);
}

async function lambdaProxy(call: MethodCall, integration: IntegrationDefinition): Promise<ApiAnswer> {
  const result = await invoke(call, integration, JSON.stringify(proxyEvent(call)));
  if (result.outcome === 'refused') throw refusedInvocation(result, 502);
  if (result.outcome === 'failed') throw functionFailed(result.payload);
  return proxyAnswer(result.payload, headerOf(call.request.headers, 'accept'), call.api.binaryMediaTypes);
}

const withTraceId = (answer: ApiAnswer, { context }: MethodCall): ApiAnswer => ({
  ...answer,
  headers: [...answer.headers, ['X-Amzn-Trace-Id', String(context.xrayTraceId)]],
});

/** API Gateway stops waiting after the integration's time; what it called goes on. */
function withinTime(
  running: Promise<ApiAnswer>,
  { world }: MethodCall,
  { timeoutMilliseconds, address }: IntegrationDefinition,
): Promise<ApiAnswer> {
  const why = `nothing came back within ${timeoutMilliseconds} ms`;
  const late = () => new Refusal('INTEGRATION_TIMEOUT', 'Endpoint request timed out', { why, address });
  return within(timeoutMilliseconds, running, late, world.options.inspect);
}
