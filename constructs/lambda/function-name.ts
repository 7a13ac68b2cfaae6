import type { IConstruct } from 'constructs';
import { patterns } from '../../limits/patterns';
import { checkPattern } from '../prop-check';

/** Refuses a function name Lambda does not take. Too long a name is never cut: two long ones might become one. */
export function checkFunctionName(scope: IConstruct, value: string): void {
  checkPattern(scope, {
    prop: 'functionName',
    value,
    pattern: patterns.functionName,
    mustBe: '1 to 64 letters, digits, hyphens and underscores',
    fix: 'Shorten it.',
  });
}
