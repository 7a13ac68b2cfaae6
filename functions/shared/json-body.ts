import { HttpError } from './http-error';

/** Largest request body, in bytes after base64 decoding. The largest valid item is below 14 KiB with every character escaped. */
export const bodyLimitBytes = 16 * 1024;

/** The parts of a request that carry its body. */
export interface EventBody {
  readonly body: string;
  readonly isBase64Encoded: boolean;
  /** Headers by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The JSON value in the body of a request. Throws the 415 answer when the body is called something else, the 413 answer when it is too
 * large, the 400 answer when it is not JSON.
 */
export function readJsonBody({ body, isBase64Encoded, headers }: EventBody): unknown {
  checkMediaType(headers['content-type']);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > bodyLimitBytes) {
    throw new HttpError(413, `The body must be at most ${bodyLimitBytes} bytes.`);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new HttpError(400, 'The body must be JSON in UTF-8.', { cause });
  }
}

/** A body that is called nothing passes for what it must be. */
function checkMediaType(mediaType: string | undefined): void {
  if (!mediaType || /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(mediaType)) return;
  throw new HttpError(415, 'Content-Type must be application/json.');
}
