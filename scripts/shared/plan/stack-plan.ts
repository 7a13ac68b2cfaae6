import type { PlannedChange } from './plan-summary';

/** The plan of one stack. */
export interface StackPlan {
  readonly stack: string;

  /** What would be done; undefined when there is no plan. */
  readonly changes?: readonly PlannedChange[];

  /** What must be done once the plan is applied, where something must. */
  readonly afterwards?: string | undefined;

  /** What Terraform said where it could not plan. */
  readonly failure?: string;

  /** What the guard found in the plan; empty when it is sound. */
  readonly findings: string;
}
