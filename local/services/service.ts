import type { Trace } from '../trace';
import type { ServiceAnswer } from './services';

/** Parsed JSON of a call. */
// biome-ignore lint/suspicious/noExplicitAny: the members of a call are AWS's, each service reads its own.
export type Input = Record<string, any>;

/** One call of an AWS service, read from whatever protocol it came in. */
export interface Call {
  /** Name of the operation: `PutItem`, `SendMessage`. */
  readonly operation: string;
  readonly input: Input;
  readonly region: string;
  /** Role that calls; undefined for a developer. */
  readonly roleArn?: string | undefined;
  readonly trace?: Trace | undefined;
}

/** What a role must be allowed to do for a call to be made. */
export interface Need {
  /** `dynamodb:Query`. */
  readonly action: string;
  /** ARN of the resource, or `*`. */
  readonly resource: string;
  /** Values of condition keys that this call has beside the general ones. */
  readonly context?: Readonly<Record<string, string | readonly string[]>> | undefined;
}

/** One AWS service on this machine. */
export interface Service {
  /** What the caller's role must be allowed; nothing where AWS asks for no permission. */
  needs(call: Call): readonly Need[];
  /** Answers a call that is allowed; `ServiceFault` is answered as AWS's error. */
  answer(call: Call): Promise<unknown>;
  close?(): Promise<void>;
}

/** An error as AWS names it. */
export class ServiceFault extends Error {
  constructor(
    /** Name of the exception: `ResourceNotFoundException`. */
    readonly code: string,
    message: string,
    readonly status = 400,
    /** Further members of the answer. */
    readonly details: Input = {},
  ) {
    super(message);
    this.name = code;
  }
}

/** What AWS says of an operation that a service does not have; here, of one that is not simulated. */
export const unknownOperation = (operation: string): ServiceFault =>
  new ServiceFault('UnknownOperationException', `The operation ${operation} is not simulated by the local run`);

/** An answer whose body is JSON. */
export const jsonAnswer = (status: number, body: unknown, type = 'application/x-amz-json-1.0'): ServiceAnswer => ({
  status,
  headers: [['content-type', type]],
  body: Buffer.from(JSON.stringify(body ?? {})),
});
