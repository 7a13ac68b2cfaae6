import { BadRequestError, RequestEntityTooLargeError } from '@aws-lambda-powertools/event-handler/http';

/** Largest request body, in bytes after base64 decoding. The largest valid item is below 14 KiB with every character escaped. */
export const bodyLimitBytes = 16 * 1024;

/** The parts of an API Gateway event that carry its body, alike in both payload versions. */
export interface EventBody {
  readonly body?: string | null;
  readonly isBase64Encoded: boolean;
}

/** The JSON value in the body of an event. Throws the 413 answer when it is too large, the 400 answer when it is not JSON. */
export function readJsonBody({ body, isBase64Encoded }: EventBody): unknown {
  const bytes = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > bodyLimitBytes) {
    throw new RequestEntityTooLargeError(`The body must be at most ${bodyLimitBytes} bytes.`);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new BadRequestError('The body must be JSON in UTF-8.', { cause });
  }
}
