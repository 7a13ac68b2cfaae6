import type { Statement } from './policy';

/** Whether a role may do what a call needs, and what says so. */
export interface AccessDecision {
  /** Name of the role. */
  readonly role: string;
  /** Terraform address of the role. */
  readonly address: string;
  readonly action: string;
  readonly resource: string;
  readonly allowed: boolean;
  /** Name of the policy that decided: a Terraform address, or that of a managed policy; undefined when none speaks of it. */
  readonly policy?: string | undefined;
  readonly statement?: Statement | undefined;
  /** Why it was refused, in AWS's words. */
  readonly why?: string | undefined;
}
