import type { Step } from './trace';

/** A stage answers. */
export interface ReadyEvent {
  readonly event: 'ready';
  readonly stack: string;
  /** Terraform address of the API. */
  readonly api: string;
  readonly kind: 'http' | 'rest' | 'websocket';
  readonly stage: string;
  /** The API without stage and final slash. */
  readonly endpoint: string;
  /** What a person opens. */
  readonly url: string;
  /** Where tokens of the document's user pools are given, to whoever asks; absent without pools. */
  readonly token_url?: string | undefined;
}

/** A resource that is not run, or only in part. */
export interface UnsupportedEvent {
  readonly event: 'unsupported';
  readonly stack: string;
  readonly address: string;
  readonly why: string;
}

/** A line that a function wrote. */
export interface LogEvent {
  readonly event: 'log';
  readonly stack: string;
  /** Terraform address of the function. */
  readonly function: string;
  /** Request id of the call, when one was under way. */
  readonly request?: string | undefined;
  readonly line: string;
}

/** A request that was answered. */
export interface RequestEvent {
  readonly event: 'request';
  readonly stack: string;
  readonly api: string;
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** How long it took. */
  readonly milliseconds: number;
  /** Each decision on the way. */
  readonly steps: readonly Step[];
}

/** Something to know that stops nothing: what was read again, or could not be. */
export interface NoteEvent {
  readonly event: 'note';
  readonly message: string;
}

/** Why nothing, or no more, can be run. */
export interface ErrorEvent {
  readonly event: 'error';
  readonly message: string;
}

/** What a run tells while it runs. */
export type RunEvent = ReadyEvent | UnsupportedEvent | LogEvent | RequestEvent | NoteEvent | ErrorEvent;
