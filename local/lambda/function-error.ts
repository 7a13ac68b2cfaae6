import type { InvocationResult } from './lambda';

/** Errors of a function in Lambda's words. */

const failed = (errorType: string, errorMessage: string, timedOut = false): InvocationResult => ({
  outcome: 'failed',
  timedOut,
  payload: JSON.stringify({ errorType, errorMessage }),
});

/** A call that took longer than the function's time-out. */
export const taskTimedOut = (requestId: string, seconds: number): InvocationResult =>
  failed('Sandbox.Timedout', `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`, true);

/** A function that ended its process: by `process.exit`, or because nothing catches what was thrown outside of a call. */
export const runtimeExited = (requestId: string, code: number): InvocationResult =>
  failed(
    'Runtime.ExitError',
    `RequestId: ${requestId} Error: Runtime exited ${code === 0 ? 'without providing a reason' : `with error: exit status ${code}`}`,
  );

/** A function that needed more memory than it has. */
export const outOfMemory = (requestId: string): InvocationResult =>
  failed('Runtime.ExitError', `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`);

/** Bytes that a function may answer with, as Lambda's own message counts them. */
export const largestAnswer = 6_291_556;

/** An answer that is larger than Lambda hands on. */
export const answerTooLarge = (): InvocationResult =>
  failed(
    'Function.ResponseSizeTooLarge',
    `Response payload size exceeded maximum allowed payload size (${largestAnswer} bytes).`,
  );
