import type { Deployed } from '../deployed/deployed';
import type { RunEvent } from '../events';
import type { RunOptions } from '../options';

/** What functions run in. */
export interface LambdaSurroundings {
  readonly deployed: Deployed;
  readonly options: RunOptions;
  /** Where AWS is found; asked when an environment starts. */
  readonly endpoint: () => string;
  /** Hosts besides AWS's own that are found there: those of user pools. */
  readonly hosts: readonly string[];
  tell(event: RunEvent): void;
  unsupported(address: string, why: string): void;
}
