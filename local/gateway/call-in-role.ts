import { asObject } from '../../terraform/documents/json-object';
import type { InvocationResult } from '../lambda/lambda';
import type { ServiceAnswer } from '../services/services';
import type { World } from '../world';
import type { FunctionCall } from './function-call';

/** Calls a function in a role: the role's policies decide, not the function's permission. */
export async function callInRole(world: World, call: FunctionCall, roleArn: string): Promise<InvocationResult> {
  const answer = await world.services.send({
    service: 'lambda',
    region: world.deployed.region,
    method: 'POST',
    target: `/2015-03-31/functions/${encodeURIComponent(call.functionArn)}/invocations`,
    headers: [['content-type', 'application/json']],
    body: Buffer.from(call.payload),
    roleArn,
    trace: call.trace,
  });
  return resultIn(answer);
}

function resultIn({ status, headers, body }: ServiceAnswer): InvocationResult {
  const payload = body.toString('utf8');
  const header = (name: string) => headers.find(([one]) => one.toLowerCase() === name)?.[1];
  if (status !== 200) {
    const code = header('x-amzn-errortype') ?? 'ServiceException';
    return { outcome: 'refused', status, code, message: messageIn(payload) };
  }
  const failed = header('x-amz-function-error') !== undefined;
  return failed ? { outcome: 'failed', payload, timedOut: false } : { outcome: 'answered', payload };
}

function messageIn(payload: string): string {
  try {
    const { message, Message } = asObject(JSON.parse(payload));
    return String(message ?? Message ?? payload);
  } catch {
    return payload;
  }
}
