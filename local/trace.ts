/** One decision on the way of a request. */
export interface Step {
  /** What was decided about: `stage`, `route`, `preflight`, `authorizer`, `validation`, `throttle`, `integration`, `lambda`, `aws`, … */
  readonly about: string;
  /** What was decided, in a few words: `get_items`, `jwt alice`, `403 no lambda permission`. */
  readonly decision: string;
  /** Terraform address of the resource that decided. */
  readonly address?: string | undefined;
  /** Milliseconds from the request's start to the decision. */
  readonly at: number;
  /** What a person may want to open: an event, an answer, a policy statement, both sides of a template. */
  readonly detail?: unknown;
}

/** What happened to one request or message, from the listener to the access log. The terminal, the console and tests read it. */
export class Trace {
  readonly steps: Step[] = [];
  /** Lines that functions wrote while they answered. */
  readonly logs: string[] = [];
  private readonly begun: number;

  constructor(
    /** Request id as callers, functions and access logs see it. */
    readonly id: string,
    readonly stack: string,
    /** Terraform address of the API. */
    readonly api: string,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.begun = clock();
  }

  /** Adds a decision. */
  step(about: string, decision: string, address?: string, detail?: unknown): void {
    this.steps.push({ about, decision, address, at: this.clock() - this.begun, detail });
  }
}
