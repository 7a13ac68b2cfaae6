import { decisionOf, isPolicyDocument } from '../gateway/authorizer-policy';
import { callFunction } from '../gateway/call-function';
import { functionArnIn } from '../gateway/function-arn';
import { withStageVariables } from '../gateway/stage-variables';
import type { AuthorizerDefinition } from './definition/definition';
import { internalError, type RouteCall, RouteFailure, requestLookup } from './route-call';
import { jsonIn, memberAt } from './selection';

/** Asks a Lambda authorizer whether a client may connect. Gives what all later events tell of the client. */
export async function authorized(
  call: RouteCall,
  authorizer: AuthorizerDefinition,
): Promise<Readonly<Record<string, unknown>>> {
  const lookup = requestLookup(call);
  const missing = authorizer.identitySources.find((source) => [undefined, ''].includes(lookup(source) as string));
  if (missing !== undefined) throw unauthorized(`${missing} is missing`);
  const answer = jsonIn(await callAuthorizer(call, authorizer));
  const policy = memberAt(answer, ['policyDocument']);
  const principalId = memberAt(answer, ['principalId']);
  if (typeof principalId !== 'string' || !isPolicyDocument(policy))
    throw internalError('the authorizer must answer a principalId and a policyDocument');
  const decision = decisionOf(policy, arnOf(call));
  call.trace.step('authorizer', `${principalId}: ${decision}`, authorizer.address);
  if (decision === 'allowed') return { ...textsOf(memberAt(answer, ['context'])), principalId };
  const explicit = decision === 'denied' ? ' with an explicit deny' : '';
  throw new RouteFailure(
    403,
    `User is not authorized to access this resource${explicit}`,
    `${authorizer.address} does not allow it`,
  );
}

const unauthorized = (why: string): RouteFailure => new RouteFailure(401, 'Unauthorized', why);

const arnOf = ({ surroundings, connection }: RouteCall): string =>
  `${surroundings.executionArn}/${connection.stage.name}/$connect`;

async function callAuthorizer(call: RouteCall, { uri, id, credentialsArn }: AuthorizerDefinition): Promise<string> {
  const named = withStageVariables(uri, call.connection.stage.variables);
  const result = await callFunction(call.surroundings, {
    functionArn: functionArnIn(named) ?? named,
    payload: JSON.stringify({ type: 'REQUEST', methodArn: arnOf(call), ...call.event }),
    sourceArn: `${call.surroundings.executionArn}/authorizers/${id}`,
    credentialsArn,
    trace: call.trace,
  });
  if (result.outcome === 'answered') return result.payload;
  if (result.outcome === 'refused') throw internalError(`${result.code}: ${result.message}`);
  if (memberAt(jsonIn(result.payload), ['errorMessage']) === 'Unauthorized')
    throw unauthorized('the authorizer threw Unauthorized');
  throw internalError(`the authorizer failed: ${result.payload.slice(0, 300)}`);
}

/** The authorizer's context: functions get every value as text. */
function textsOf(context: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(typeof context === 'object' && context !== null ? context : {});
  if (entries.some(([, value]) => typeof value === 'object' && value !== null))
    throw internalError("the authorizer's context must hold texts, numbers and booleans alone");
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
