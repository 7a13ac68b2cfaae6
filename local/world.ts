import type { Deployed } from './deployed/deployed';
import type { Iam } from './iam/iam';
import type { Identity } from './identity/identity';
import type { Lambda } from './lambda/lambda';
import type { RunOptions } from './options';
import type { Remembered } from './remembered';
import type { Services } from './services/services';
import type { Trace } from './trace';

/** A resource that is not run, or only in part. */
export interface NotRun {
  readonly address: string;
  readonly why: string;
}

/** What the APIs of one document run in. Each document has a world of its own. */
export interface World {
  readonly deployed: Deployed;
  readonly lambda: Lambda;
  readonly services: Services;
  readonly identity: Identity;
  /** What callers may do who sign their requests. */
  readonly callers: Iam['callers'];
  readonly options: RunOptions;
  /** Milliseconds since 1970, for tokens, caches, quotas and throttles. */
  readonly now: () => number;
  /** Tells what happened to an event that is no HTTP request: a handshake, or a message of a connection. */
  traced?(trace: Trace, summary: { readonly method: string; readonly path: string; readonly status: number }): void;
  /** Takes what lists something that an API keeps between requests. */
  remembers?(list: () => readonly Remembered[]): void;
  /** Everything that the APIs keep between requests, now. */
  remembered?(): readonly Remembered[];
  /** What was said not to be run. */
  readonly notRun?: readonly NotRun[];
  /** Says that a resource is not run, once, at start. */
  unsupported(address: string, why: string): void;
}
