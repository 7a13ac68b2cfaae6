/** How a call ended, as its exit code says. */
export const codes = {
  /** All calls meet what is new, or what was asked is done. */
  done: 0,
  /** What is new was taken back, or not let at callers because an alarm was on. */
  takenBack: 1,
  /** What was asked cannot be done. */
  refused: 2,
  /** There is nothing new, or nothing that runs. */
  nothing: 3,
  /** A release runs. */
  running: 4,
} as const;

/** How a call ended. */
export type Code = (typeof codes)[keyof typeof codes];
