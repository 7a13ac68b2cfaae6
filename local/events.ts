import type { Step, Trace } from './trace';

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
  /** The page of the console; absent without one. */
  readonly console?: string | undefined;
}

/** The console answers: one page for all stacks. */
export interface ConsoleEvent {
  readonly event: 'console';
  readonly url: string;
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

/** What stands in the way of the newest sources: what ran before goes on, until the problem is mended. */
export interface ProblemEvent {
  readonly event: 'problem';
  /** Names what is in trouble: the next problem of that name takes its place. */
  readonly id: string;
  readonly message: string;
}

/** A problem is there no more. */
export interface MendedEvent {
  readonly event: 'mended';
  readonly id: string;
}

/** A document was read anew, or for the first time while others run. */
export interface ReloadedEvent {
  readonly event: 'reloaded';
  readonly stack: string;
}

/** What a run tells while it runs. */
export type RunEvent =
  | ReadyEvent
  | ConsoleEvent
  | UnsupportedEvent
  | LogEvent
  | RequestEvent
  | NoteEvent
  | ErrorEvent
  | ProblemEvent
  | MendedEvent
  | ReloadedEvent;

/** Is told what happens, and of requests all that is known. */
export type Tell = (event: RunEvent, trace?: Trace) => void;
