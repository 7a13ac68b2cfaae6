import type { Trace } from '../trace';

/** Takes a piece of an answer as soon as it is written. */
export type TakePiece = (piece: Uint8Array) => void;

/** A call of a function. */
export interface Invocation {
  /** ARN of a function, with or without a qualifier (`:live`, `:3`, `:$LATEST`). */
  readonly functionArn: string;
  /** The event, as JSON text. */
  readonly payload: string;
  /**
   * The service that calls, held against the permissions of the function (`aws_lambda_permission`).
   *
   * @default - a role calls, whose policies were held against the call already
   */
  readonly caller?: { readonly principal: string; readonly sourceArn: string } | undefined;
  readonly trace?: Trace | undefined;
  /**
   * Takes what a streaming handler writes, as `InvokeWithResponseStream` does.
   *
   * @default - the answer comes as a whole
   */
  readonly takePiece?: TakePiece | undefined;
}

/** What came of a call. */
export type InvocationResult =
  | { readonly outcome: 'answered'; readonly payload: string }
  /** The function threw, timed out or could not start; `payload` is Lambda's JSON of the error. */
  | { readonly outcome: 'failed'; readonly payload: string; readonly timedOut: boolean }
  /** Lambda did not run it: no such function, no permission, throttled, payload too large, runtime that is not run here. */
  | { readonly outcome: 'refused'; readonly status: number; readonly code: string; readonly message: string };

/** The functions of a document, by their ARNs. */
export interface Lambda {
  invoke(call: Invocation): Promise<InvocationResult>;
  /** The trace of the call with this request id, while the call is under way. AWS calls of a function name it in `x-local-request-id`. */
  traceOf(awsRequestId: string): Trace | undefined;
  /** Starts what must be warm before the first call. */
  start(): Promise<void>;
  /** Looks at the next call of each function whether its code is another one, however short ago that was seen. */
  refresh(): void;
  close(): Promise<void>;
}
