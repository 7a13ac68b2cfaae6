import { PassThrough } from 'node:stream';

/** Marks handlers that write their answer to a stream. */
const marker = Symbol.for('aws.lambda.runtime.handler.streaming');

/** Gives functions the global `awslambda`, as the runtime does. */
export function provideStreaming() {
  Object.assign(globalThis, {
    awslambda: {
      /** @param {object} handler */
      streamifyResponse: (handler) => Object.assign(handler, { [marker]: 'response' }),
      HttpResponseStream: { from: withMetadata },
    },
  });
}

/**
 * Whether a handler writes its answer to a stream.
 *
 * @param {object} handler
 */
export const isStreaming = (handler) => Object.hasOwn(handler, marker);

/**
 * A stream for an answer, and what is left of it at the end. Who takes pieces is given each as it is written; who does not gets all of
 * them at the end, as from Lambda.
 *
 * @param {((piece: Buffer) => void) | undefined} give
 * @returns {{ stream: PassThrough, whole: Promise<string> }}
 */
export function answerStream(give) {
  const stream = Object.assign(new PassThrough(), { setContentType: () => undefined });
  const chunks = /** @type {Buffer[]} */ ([]);
  stream.on('data', give ?? ((chunk) => chunks.push(chunk)));
  const whole = new Promise((resolve, reject) => {
    stream.on('end', () => resolve(Buffer.concat(chunks).toString()));
    stream.on('error', reject);
  });
  return { stream, whole };
}

/**
 * Writes status and headers before the body, and eight zeros between them.
 *
 * @param {PassThrough & { setContentType?: (type: string) => void }} stream
 * @param {object} metadata
 */
function withMetadata(stream, metadata) {
  stream.setContentType?.('application/vnd.awslambda.http-integration-response');
  stream.write(JSON.stringify(metadata));
  stream.write(Buffer.alloc(8));
  return stream;
}
