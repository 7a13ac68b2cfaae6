import type { Call } from '../call/call';

/** Lets a request pass, noting what it learned of the caller, or rejects with a refusal. */
export type Authorize = (call: Call) => Promise<void> | void;
