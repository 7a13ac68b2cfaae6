import type { InvocationResult } from './lambda';

/** A call that Lambda does not run. */
export type Refusal = Extract<InvocationResult, { outcome: 'refused' }>;

const refused = (status: number, code: string, message: string): Refusal => ({
  outcome: 'refused',
  status,
  code,
  message,
});

/** No function, version or alias has this ARN. */
export const notFound = (arn: string): Refusal =>
  refused(404, 'ResourceNotFoundException', `Function not found: ${arn}`);

/** The function's own limit, or the account's, is reached. */
export const throttled = (): Refusal => refused(429, 'TooManyRequestsException', 'Rate Exceeded.');

/** No `aws_lambda_permission` lets the caller in. */
export const notPermitted = (principal: string, arn: string): Refusal =>
  refused(
    403,
    'AccessDeniedException',
    `User: ${principal} is not authorized to perform: lambda:InvokeFunction on resource: ${arn} because no resource-based policy allows the lambda:InvokeFunction action`,
  );

/** The event is larger than Lambda takes. */
export const requestTooLarge = (bytes: number): Refusal =>
  refused(
    413,
    'RequestTooLargeException',
    `Request must be smaller than 6291456 bytes for the InvokeFunction operation, was ${bytes} bytes`,
  );

/** The function cannot run on this machine. */
export const notRunHere = (why: string): Refusal => refused(502, 'InvalidRuntimeException', why);
