/** How a change reaches callers: a share of them first, and all of them once no alarm has gone off. */
export interface Release {
  /** Share of the calls, in percent, that meet the change first: 1 to 99. */
  readonly percent: number;

  /** Minutes until all calls meet it, or with `linear` until `percent` more do. No longer than two days in all. */
  readonly minutes: number;

  /**
   * Whether `percent` more calls meet the change every `minutes`, until all do. Stages of REST APIs have no such steps.
   *
   * @default false - `percent` first, then all
   */
  readonly linear?: boolean;

  /** Terraform names of the stack's alarms that take the change back, as in `api_5xx` and `function_errors`. */
  readonly alarms: readonly string[];
}
