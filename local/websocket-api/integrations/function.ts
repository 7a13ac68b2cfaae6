import { callFunction } from '../../gateway/call-function';
import { functionArnIn } from '../../gateway/function-arn';
import { withStageVariables } from '../../gateway/stage-variables';
import { within } from '../../gateway/within';
import type { InvocationResult } from '../../lambda/lambda';
import type { IntegrationDefinition } from '../definition/definition';
import { internalError, type Outcome, type RouteCall } from '../route-call';
import { jsonIn } from '../selection';
import type { IntegrationRequest } from './integration-request';
import { integrationResponse } from './integration-response';

/** Hands the whole event to a function, and reads status and body from what it answers. */
export async function functionProxy(call: RouteCall, integration: IntegrationDefinition): Promise<Outcome> {
  const result = await invoke(call, integration, JSON.stringify(call.event));
  const answer = jsonIn(payloadOf(result));
  if (typeof answer !== 'object' || answer === null || !('statusCode' in answer))
    throw internalError('the function must answer an object with a statusCode', 502);
  const { statusCode, body, headers, isBase64Encoded } = answer as Readonly<Record<string, unknown>>;
  const status = Number(statusCode);
  if (!Number.isInteger(status)) throw internalError(`statusCode must be a whole number, it is ${statusCode}`, 502);
  const text = typeof body === 'string' ? body : body === undefined || body === null ? '' : JSON.stringify(body);
  return {
    status,
    body: isBase64Encoded === true ? Buffer.from(text, 'base64').toString() : text,
    headers: lowerCase(headers),
  };
}

/** Calls a function with a body of one's own, and takes all it answers as the body. */
export async function functionCall(
  call: RouteCall,
  integration: IntegrationDefinition,
  { body }: IntegrationRequest,
): Promise<Outcome> {
  const result = await invoke(call, integration, body === '' ? '{}' : body);
  if (result.outcome === 'refused') throw internalError(`${result.code}: ${result.message}`);
  const status = result.outcome === 'answered' ? 200 : 500;
  return integrationResponse(call, integration, { status, body: result.payload, headers: {} });
}

function payloadOf(result: InvocationResult): string {
  if (result.outcome === 'answered') return result.payload;
  if (result.outcome === 'refused') throw internalError(`${result.code}: ${result.message}`);
  throw internalError(`the function failed: ${result.payload.slice(0, 300)}`, 502);
}

function invoke(call: RouteCall, integration: IntegrationDefinition, payload: string): Promise<InvocationResult> {
  const { surroundings, connection, route, trace } = call;
  const { stage } = connection;
  const uri = withStageVariables(integration.uri, stage.variables);
  const running = callFunction(surroundings, {
    functionArn: functionArnIn(uri) ?? uri,
    payload,
    sourceArn: `${surroundings.executionArn}/${stage.name}/${route.key}`,
    credentialsArn: integration.credentialsArn,
    trace,
  });
  const { timeout } = integration;
  const late = () => internalError(`${integration.address} took more than ${timeout} ms`, 504);
  return within(timeout, running, late, surroundings.world.options.inspect);
}

const lowerCase = (headers: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof headers === 'object' && headers !== null ? headers : {}).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]),
  );
