import type { Trace } from '../trace';

/** A call of a function by an API. */
export interface FunctionCall {
  readonly functionArn: string;
  readonly payload: string;
  /** What calls, as the condition of a permission sees it. */
  readonly sourceArn: string;
  /** Role that calls; undefined when the function's own permission decides. */
  readonly credentialsArn: string | undefined;
  readonly trace: Trace;
}
