import type { Finding } from '../rule';
import type { WaivedFinding } from '../waiver';

/** The judgement of one configuration, as a report shows it. */
export interface Verdict {
  /** The PATH argument as given. */
  readonly path: string;
  /** The configuration within it; the PATH itself unless that holds several. */
  readonly configuration: string;
  readonly findings: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
  /** File and line of a resource's address, where they are known. */
  readonly placeOf: (address: string) => Place | undefined;
}

/** Where a resource is written. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}
