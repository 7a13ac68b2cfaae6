import { PassThrough } from 'node:stream';
import type { MethodCall } from '../call';
import type { IntegrationDefinition } from '../definition/rest-api-definition';

/**
 * Milliseconds for which nothing may come before a stream is cut off.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
 */
const longestSilence = { EDGE: 30_000, other: 5 * 60_000 } as const;

/** When a stream is cut off, in milliseconds. */
export interface StreamLimits {
  /** After its begin. */
  readonly whole: number;
  /** After its last piece. */
  readonly silence: number;
}

/** The body of a method's answer. A debugger may take its time. */
export function streamedBodyOf({ api, world, trace }: MethodCall, integration: IntegrationDefinition): StreamedBody {
  const silence = api.isEdge ? longestSilence.EDGE : longestSilence.other;
  const limits = world.options.inspect ? undefined : { whole: integration.timeoutMilliseconds, silence };
  return new StreamedBody(limits, (why) =>
    trace.step('integration', `the answer is cut off: ${why}`, integration.address),
  );
}

/** A body that goes to the caller piece by piece. API Gateway cuts it off after the time of the integration, and when it is silent for long. */
export class StreamedBody {
  /** What the caller reads. */
  readonly stream = new PassThrough();
  private silence: NodeJS.Timeout | undefined;
  private readonly whole: NodeJS.Timeout | undefined;

  constructor(
    /** Undefined where nothing is cut off. */
    private readonly limits: StreamLimits | undefined,
    /** Is told why the rest does not come. */
    private readonly tellCut: (why: string) => void,
  ) {
    // Whoever reads hears of the error by the end of the iteration.
    this.stream.on('error', () => undefined);
    if (limits !== undefined)
      this.whole = setTimeout(() => this.cut(`not done within ${limits.whole} ms`), limits.whole);
    this.stream.once('close', () => this.forget());
    this.listen();
  }

  /** Passes a piece on. */
  take(piece: Uint8Array): void {
    if (piece.length === 0 || this.stream.destroyed) return;
    this.listen();
    this.stream.write(piece);
  }

  /** Nothing more comes. */
  end(): void {
    this.forget();
    if (!this.stream.destroyed) this.stream.end();
  }

  /** The caller gets no more: it sees that the connection ends before the body does. */
  cut(why: string): void {
    this.forget();
    if (this.stream.destroyed) return;
    this.tellCut(why);
    this.stream.destroy(new Error(why));
  }

  private listen(): void {
    clearTimeout(this.silence);
    if (this.limits === undefined) return;
    const { silence } = this.limits;
    this.silence = setTimeout(() => this.cut(`nothing came for ${silence} ms`), silence);
  }

  /** Nothing is waited for any more. */
  forget(): void {
    clearTimeout(this.silence);
    clearTimeout(this.whole);
  }
}
