import type { IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { linearMinutes } from '../../limits/linear-minutes';
import { checkWholeNumber } from '../prop-check';
import { PropError } from '../prop-error';

/** How calls shift from what they meet to what is new. */
export interface Shift {
  /** Share of the calls that meet it first, in percent, 1 to 99. */
  readonly percent: number;

  /** Minutes until the next step, 1 to 2880; all steps together at most 2880. */
  readonly minutes: number;

  /**
   * Whether each step is as large as the first one.
   *
   * @default false - the second step is all the rest
   */
  readonly linear?: boolean;
}

/** Most minutes for all steps together. */
const mostMinutes = limits.codedeployMinutes.value.most;

/** Refuses steps that CodeDeploy does not take; `place` is where they are written, with a dot at its end. */
export function checkShift(scope: IConstruct, shift: Shift, place = ''): void {
  checkWholeNumber(scope, {
    prop: `${place}percent`,
    value: shift.percent,
    ...limits.codedeployPercentage.value,
    fix: 'Write 10 for a tenth of the calls.',
  });
  checkWholeNumber(scope, {
    prop: `${place}minutes`,
    value: shift.minutes,
    ...limits.codedeployMinutes.value,
    fix: 'Take what the alarms need to go off.',
  });
  const inAll = shift.linear ? linearMinutes(shift.percent, shift.minutes) : shift.minutes;
  if (inAll <= mostMinutes) return;
  throw new PropError(scope, {
    prop: `${place}minutes`,
    mustBe: `at most ${mostMinutes} for all steps together`,
    was: inAll,
    fix: 'Take fewer minutes, or larger steps.',
  });
}
