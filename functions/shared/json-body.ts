import { BadRequestError, HttpError, RequestEntityTooLargeError } from '@aws-lambda-powertools/event-handler/http';

/** Largest request body, in bytes after base64 decoding. The largest valid item is below 14 KiB with every character escaped. */
export const bodyLimitBytes = 16 * 1024;

/** The parts of an API Gateway event that carry its body, alike in both payload versions. */
export interface EventBody {
  readonly body?: string | null;
  readonly isBase64Encoded: boolean;
  /** Headers, their names in any case. */
  readonly headers?: Readonly<Record<string, string | undefined>> | null;
}

class UnsupportedMediaTypeError extends HttpError {
  readonly statusCode = 415;
  readonly errorType = 'UnsupportedMediaTypeError';

  constructor() {
    super('Content-Type must be application/json.');
  }
}

/**
 * The JSON value in the body of an event. Throws the 415 answer when the body is called something else, the 413 answer when it is too
 * large, the 400 answer when it is not JSON.
 */
export function readJsonBody({ body, isBase64Encoded, headers }: EventBody): unknown {
  checkMediaType(headers ?? {});
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

/** A body that is called nothing passes for what it must be. */
function checkMediaType(headers: NonNullable<EventBody['headers']>): void {
  const name = Object.keys(headers).find((header) => header.toLowerCase() === 'content-type');
  const mediaType = name === undefined ? undefined : headers[name];
  if (!mediaType || /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(mediaType.trim())) return;
  throw new UnsupportedMediaTypeError();
}
