import type { IConstruct } from 'constructs';
import { checkWholeNumber } from '../prop-check';
import { PropError } from '../prop-error';

/** What an integration invokes: a `FunctionAlias`, or the alias that each stage names for itself. */
export interface LambdaTarget {
  /** ARN by which API Gateway calls it. */
  readonly invokeArn: string;

  /** How long one call may take, in seconds. */
  readonly timeoutSeconds: number;

  /** The stage variable that names the alias, where one does; every stage must then set it. */
  readonly stageVariable?: string;
}

/** How long API Gateway waits unless stated otherwise, in milliseconds: the longest it does without a raised quota. */
export const integrationTimeoutMilliseconds = 29_000;

/** Refuses times API Gateway does not wait, and a function that runs on, and is billed, after its caller got 504. */
export function checkIntegrationTimeout(scope: IConstruct, milliseconds: number, target: LambdaTarget): void {
  checkWholeNumber(scope, {
    prop: 'timeoutMilliseconds',
    value: milliseconds,
    least: 50,
    most: integrationTimeoutMilliseconds,
    unit: 'milliseconds',
    fix: 'Answer 202 and work asynchronously instead.',
  });
  if (target.timeoutSeconds * 1000 < milliseconds) return;
  throw new PropError(scope, {
    prop: 'timeoutMilliseconds',
    mustBe: `longer than the function's timeout of ${target.timeoutSeconds} seconds`,
    was: milliseconds,
    fix: "Shorten the function's timeoutSeconds.",
  });
}
