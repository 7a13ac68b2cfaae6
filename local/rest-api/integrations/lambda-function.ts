import { functionArnIn } from '../../gateway/function-arn';
import { withStageVariables } from '../../gateway/stage-variables';
import type { InvocationResult, TakePiece } from '../../lambda/lambda';
import type { MethodCall } from '../call';
import type { IntegrationDefinition } from '../definition/rest-api-definition';
import { internalError } from '../refusal';
import type { Outcome } from './outcome';

/** Calls the function behind a method. */
export function invoke(
  call: MethodCall,
  integration: IntegrationDefinition,
  payload: string,
  takePiece?: TakePiece,
): Promise<InvocationResult> {
  const uri = withStageVariables(integration.uri, call.stageVariables);
  const functionArn = functionArnIn(uri);
  if (functionArn === undefined) throw internalError(`${integration.address} must name a function, it names ${uri}`);
  const caller = { principal: 'apigateway.amazonaws.com', sourceArn: sourceArn(call) };
  return call.world.lambda.invoke({
    functionArn,
    payload,
    caller: integration.credentials === undefined ? caller : undefined,
    trace: call.trace,
    takePiece,
  });
}

/** What permissions of functions name: the method, with `*` for the variables of its path. */
export function sourceArn({ api, stage, httpMethod, method }: MethodCall): string {
  return `${api.executionArn}/${stage.name}/${httpMethod}${method.path.replace(/\{[^}]*\}/g, '*')}`;
}

/** Lambda did not run the function: without a permission it is a 500, else as the type of the integration has it. */
export function refusedInvocation(result: InvocationResult & { outcome: 'refused' }, status: number) {
  const { code, message } = result;
  return internalError(`${code}: ${message}`, /AccessDenied/.test(code) ? 500 : status);
}

/** A function behind a proxy failed: callers learn nothing of why. */
export const functionFailed = (payload: string) => internalError(`the function failed: ${payload.slice(0, 300)}`, 502);

/** A function that is no proxy: the mapped body is its event, its result the body to map. */
export async function lambdaFunction(
  call: MethodCall,
  integration: IntegrationDefinition,
  body: Buffer,
  headers: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const payload = body.length === 0 ? '{}' : body.toString();
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-invocation-type')?.[1];
  const running = invoke(call, integration, payload);
  if (type === 'Event') return started(running);
  const result = await running;
  if (result.outcome === 'refused') throw refusedInvocation(result, 500);
  const selection = result.outcome === 'failed' ? errorMessageIn(result.payload) : undefined;
  return { selection, headers: [['Content-Type', 'application/json']], body: Buffer.from(result.payload) };
}

/** Nobody waits for an asynchronous call; what becomes of it stands in the trace. */
function started(running: Promise<InvocationResult>): Outcome {
  running.catch(() => undefined);
  return { selection: undefined, headers: [], body: Buffer.alloc(0) };
}

function errorMessageIn(payload: string): string {
  try {
    const error: unknown = JSON.parse(payload);
    return typeof error === 'object' && error !== null && 'errorMessage' in error ? String(error.errorMessage) : '';
  } catch {
    return '';
  }
}
