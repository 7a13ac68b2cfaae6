import type { HeaderList } from '../../api';

/** What an integration that is not a proxy answered. */
export interface Outcome {
  /** What selection patterns are held against: a status, or a function's `errorMessage`; nothing for a function that succeeded. */
  readonly selection: string | undefined;
  readonly headers: HeaderList;
  readonly body: Buffer;
}
