import type { InvocationResult } from '../lambda/lambda';
import { callInRole } from './call-in-role';
import type { FunctionCall } from './function-call';
import type { Surroundings } from './surroundings';

/** Calls a function as API Gateway does: by its permission, or in a role. */
export function callFunction({ world }: Surroundings, call: FunctionCall): Promise<InvocationResult> {
  const { functionArn, payload, sourceArn, credentialsArn, trace } = call;
  if (credentialsArn !== undefined) return callInRole(world, call, credentialsArn);
  return world.lambda.invoke({
    functionArn,
    payload,
    caller: { principal: 'apigateway.amazonaws.com', sourceArn },
    trace,
  });
}
