import type { Call } from '../call/call';
import type { LambdaAuthorizerDefinition } from '../definition/definition';
import { request1 } from '../payload/event-1';
import { request2 } from '../payload/event-2';

/** The event that a Lambda authorizer gets. */
export function authorizerEvent(
  { payloadVersion }: LambdaAuthorizerDefinition,
  identity: readonly string[],
  call: Call,
): object {
  if (payloadVersion === '2.0')
    return { ...request2(call), type: 'REQUEST', routeArn: call.arn, identitySource: identity };
  const joined = identity.join(',');
  return {
    ...request1(call),
    type: 'REQUEST',
    methodArn: call.arn,
    identitySource: joined,
    authorizationToken: joined,
  };
}
