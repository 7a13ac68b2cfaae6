import type { Model } from '../terraform/model/model';
import type { Resource } from '../terraform/model/resource';

/** What a finding costs: refused at apply, unsafe, wrong behaviour behind a green apply, or money. */
export type Severity = 'rejects' | 'security' | 'misbehaves' | 'costs';

/** One thing that must never be deployed: a demand, where it comes from, and a pure check. */
export interface Rule {
  /** Stable slug, never reused: `http-api/reserved-header`. */
  readonly id: string;
  /** Terraform resource types the rule looks at. */
  readonly types: readonly string[];
  readonly severity: Severity;
  /** Another severity, where what is known of the surroundings changes it. */
  readonly severityIn?: (model: Model) => Severity | undefined;
  /** What a sound configuration does, one sentence without its address. */
  readonly demand: string;
  /** One remedy, in the imperative. */
  readonly fix: string;
  /** Where the demand is stated, or the thread in which AWS refused. */
  readonly source: string;
  /** Says what is wrong with one resource, once for each mistake; says nothing about what is unknown. */
  readonly check: (resource: Resource, model: Model) => readonly string[];
}

/** One rule broken at one address. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly address: string;
  /** What it must be and what it was. */
  readonly problem: string;
  readonly fix: string;
  readonly source: string;
}
