import type { Json } from '../../with-terraform/synthesized';

/** How the AWS command line tells what exists of one type of resource. */
export interface ReadBack {
  /** Terraform type. */
  readonly type: string;

  /** Which of them. Default: all. */
  only?(attributes: Json): boolean;

  /** The command that tells of a resource, and perhaps of others like it. */
  command(attributes: Json, stack: string): readonly string[];

  /** What it told: one row a resource. */
  deployed(answer: Json): Json[];

  /** The row that a resource must have. */
  expected(attributes: Json): Json;
}
