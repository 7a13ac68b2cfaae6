/** What a part of a stack shows its callers. */
export interface Look {
  /** What all callers meet, or those that do not meet `newest`: `version 3`. */
  readonly released: string;
  /** What is there to be released, if anything. */
  readonly newest?: string;
  /** Share of the calls that meet `newest`, in percent. */
  readonly percent: number;
  /** Whether a release runs. */
  readonly running: boolean;
  /** What took `newest` back before, where that is known. */
  readonly takenBackBy?: string;
}

/** What has become of a release that runs. */
export interface Progress {
  readonly percent: number;
  readonly ended?: 'released' | 'taken back';
  /** Why it was taken back. */
  readonly why?: string;
}

/** What is known while a release is watched. */
export interface Watched {
  /** Alarms that are on. */
  readonly on: readonly string[];
  /** Minutes since the watch began. */
  readonly minutes: number;
}

/** Something of a stack that shows a change to a share of its callers first: an alias of a function, or a stage of a REST API. */
export interface Part {
  /** What people call it: `alias live`. */
  readonly name: string;
  look(): Promise<Look>;
  /** Begins a release of what {@link Look.newest} told. */
  start(): Promise<void>;
  /** Looks after a release that runs, and does what is due. */
  follow(watched: Watched): Promise<Progress>;
  /** Takes back a release that runs. */
  stop(): Promise<void>;
}
