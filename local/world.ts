import type { Deployed } from './deployed/deployed';
import type { Identity } from './identity/identity';
import type { Lambda } from './lambda/lambda';
import type { RunOptions } from './options';
import type { Services } from './services/services';

/** What the APIs of one document run in. Each document has a world of its own. */
export interface World {
  readonly deployed: Deployed;
  readonly lambda: Lambda;
  readonly services: Services;
  readonly identity: Identity;
  readonly options: RunOptions;
  /** Milliseconds since 1970, for tokens, caches, quotas and throttles. */
  readonly now: () => number;
  /** Says that a resource is not run, once, at start. */
  unsupported(address: string, why: string): void;
}
