const invokeArn = /:lambda:path\/[^/]+\/functions\/(.+)\/(?:response-streaming-)?invocations$/;

/** The function's ARN in an address that API Gateway calls, or the ARN itself; undefined when neither. */
export function functionArnIn(uri: string): string | undefined {
  const inside = invokeArn.exec(uri)?.[1];
  if (inside !== undefined) return inside;
  return /^arn:[^:]+:lambda:[^:]*:[^:]*:function:/.test(uri) ? uri : undefined;
}
