import type { IConstruct } from 'constructs';
import { checkPattern } from '../prop-check';

/** Refuses a function name Lambda does not take. Too long a name is never cut: two long ones might become one. */
export function checkFunctionName(scope: IConstruct, value: string): void {
  checkPattern(scope, {
    prop: 'functionName',
    value,
    pattern: /^[A-Za-z0-9_-]{1,64}$/,
    mustBe: '1 to 64 letters, digits, hyphens and underscores',
    fix: 'Shorten it.',
  });
}
