import { callFunction } from '../../gateway/call-function';
import { functionArnIn } from '../../gateway/function-arn';
import { withStageVariables } from '../../gateway/stage-variables';
import type { StageDefinition } from '../../gateway/stages';
import type { Surroundings } from '../../gateway/surroundings';
import { within } from '../../gateway/within';
import type { InvocationResult } from '../../lambda/lambda';
import type { Call } from '../call/call';
import { internalError, Refusal, unavailable } from '../call/refusal';
import type { IntegrationDefinition, RouteDefinition } from '../definition/definition';
import { requestMappingOf } from '../mapping/request-mapping';
import { event1 } from '../payload/event-1';
import { event2 } from '../payload/event-2';
import { answer1, answer2, type IntegrationAnswer, MalformedAnswer } from '../payload/function-answer';
import type { Integrate } from './integration';

/** Answers with a function. */
export function functionIntegration(
  integration: IntegrationDefinition,
  route: RouteDefinition,
  stage: StageDefinition,
  api: Surroundings,
): Integrate {
  const uri = withStageVariables(integration.uri, stage.variables);
  const functionArn = functionArnIn(uri) ?? uri;
  const sourceArn = sourceArnOf(route, stage, api);
  const mapping = requestMappingOf(integration.requestParameters);
  const [event, read] = integration.payloadVersion === '2.0' ? [event2, answer2] : [event1, answer1];
  return async (call) => {
    const payload = JSON.stringify(event(call, mapping(call)));
    const { credentialsArn } = integration;
    const running = callFunction(api, { functionArn, payload, sourceArn, credentialsArn, trace: call.trace });
    const late = () => tooSlow(call, integration);
    return answerOf(await within(integration.timeout, running, late, api.world.options.inspect), read, call);
  };
}

/** What a permission's condition is compared with: stage, method and path of the route, not of the request. */
function sourceArnOf({ key }: RouteDefinition, { name }: StageDefinition, { executionArn }: Surroundings): string {
  const [method = '', path] = key.split(' ');
  return path === undefined
    ? `${executionArn}/${name}/${key}`
    : `${executionArn}/${name}/${method === 'ANY' ? '*' : method}${path}`;
}

function tooSlow(call: Call, { address, timeout }: IntegrationDefinition): Refusal {
  call.integration.error = 'Integration timed out';
  return unavailable(`${address} took more than ${timeout} ms`, 'INTEGRATION_TIMEOUT');
}

function answerOf(
  result: InvocationResult,
  read: (payload: string) => IntegrationAnswer,
  call: Call,
): IntegrationAnswer {
  if (result.outcome === 'refused') throw refused(result, call);
  call.integration.status = 200;
  if (result.outcome === 'failed') throw failure(call, result.payload);
  try {
    const answer = read(result.payload);
    call.integration.functionStatus = answer.status;
    return answer;
  } catch (problem) {
    if (problem instanceof MalformedAnswer) throw failure(call, `malformed answer: ${problem.message}`);
    throw problem;
  }
}

function failure(call: Call, why: string): Refusal {
  call.integration.error = why;
  return internalError(why);
}

/** A throttled function is 503 to the caller, one in a language that is not run here 502, any other refusal 500. */
function refused({ status, code, message }: Extract<InvocationResult, { outcome: 'refused' }>, call: Call): Refusal {
  call.integration.status = status;
  call.integration.error = message;
  const why = `${code}: ${message}`;
  if (status === 429) return unavailable(why);
  if (status === 502) return new Refusal(502, 'Bad Gateway', 'INTEGRATION_FAILURE', why);
  return internalError(why);
}
