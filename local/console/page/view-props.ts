import type { Place } from './address';
import type { Live } from './live-state';

/** What each part of the page is given. */
export interface ViewProps {
  readonly live: Live;
  readonly place: Place;
  /** Name of the stack that a person looks at; empty while nothing is known. */
  readonly stack: string;
}
