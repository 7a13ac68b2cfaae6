import type { InvocationResult } from '../lambda/lambda';
import type { Trace } from '../trace';
import { callInRole } from './call-in-role';
import type { Surroundings } from './surroundings';

/** A call of a function by an API. */
export interface FunctionCall {
  readonly functionArn: string;
  readonly payload: string;
  /** What calls, as the condition of a permission sees it. */
  readonly sourceArn: string;
  /** Role that calls; undefined when the function's own permission decides. */
  readonly credentialsArn: string | undefined;
  readonly trace: Trace;
}

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
