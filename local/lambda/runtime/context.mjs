import { env } from 'node:process';

/** What a function is told of itself. The environment is read once: each reading of it costs. */
const itself = {
  functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
  functionName: env.AWS_LAMBDA_FUNCTION_NAME,
  memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
};

/**
 * The context of a call, as Lambda's Node.js runtime makes it.
 *
 * @param {import('./channel.mjs').Call} call
 */
export function contextOf([, awsRequestId, invokedFunctionArn, , deadline]) {
  return {
    callbackWaitsForEmptyEventLoop: true,
    ...itself,
    clientContext: undefined,
    identity: undefined,
    invokedFunctionArn,
    awsRequestId,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}
