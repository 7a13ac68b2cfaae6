/** Marks handlers that write their answer to a stream. */
export const streaming = Symbol.for('aws.lambda.runtime.handler.streaming');

/** Gives functions the global `awslambda`, as the runtime does. */
export function provideStreaming() {
  Object.assign(globalThis, {
    awslambda: {
      /** @param {Function} handler */
      streamifyResponse: (handler) => Object.assign(handler, { [streaming]: 'response' }),
      HttpResponseStream: { from: withMetadata },
    },
  });
}

/**
 * @param {import('node:stream').Writable & { setContentType?: (type: string) => void }} stream
 * @param {object} metadata
 */
function withMetadata(stream, metadata) {
  stream.setContentType?.('application/vnd.awslambda.http-integration-response');
  stream.write(JSON.stringify(metadata));
  stream.write(Buffer.alloc(8));
  return stream;
}
