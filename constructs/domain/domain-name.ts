import type { IConstruct } from 'constructs';
import { checkPattern } from '../prop-check';

/** Refuses a name that is no lower-case DNS name; a wildcard may stand first. */
export function checkDomainName(scope: IConstruct, value: string): void {
  checkPattern(scope, {
    prop: 'domainName',
    value,
    pattern: /^(?=.{1,253}$)(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    mustBe: 'a lower-case DNS name without a trailing dot',
    fix: 'Write it as in api.myapp.com.',
  });
}
