/** What a request's body is in an event. */
export interface EventBody {
  /** Undefined where there is no body. */
  readonly body: string | undefined;
  readonly isBase64Encoded: boolean;
}

const text = /^(text\/.*|application\/(json|javascript|xml))$/;

/** A body as HTTP APIs put it into an event: text for the few media types that count as text, base64 for all others. */
export function eventBody(
  body: Buffer,
  contentType: string | undefined,
  contentEncoding: string | undefined,
): EventBody {
  if (body.length === 0) return { body: undefined, isBase64Encoded: false };
  const mediaType = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (contentEncoding === undefined && text.test(mediaType))
    return { body: body.toString('utf8'), isBase64Encoded: false };
  return { body: body.toString('base64'), isBase64Encoded: true };
}
