import type { IConstruct } from 'constructs';
import { patterns } from '../../limits/patterns';
import { checkPattern } from '../prop-check';

/** Refuses a path that no mapping takes. */
export function checkMappingPath(scope: IConstruct, path: string | undefined): void {
  checkPattern(scope, {
    prop: 'path',
    value: path,
    pattern: patterns.mappingKey,
    mustBe: "up to 300 of A-Za-z0-9$_.+!*'()- with single slashes between",
    fix: 'Write it without slashes at the ends, as in v1 or shop/v1.',
  });
}
