import type { IConstruct } from 'constructs';
import { checkPattern, checkWholeNumber } from '../prop-check';

/** How long a decision is remembered unless stated otherwise, in seconds: API Gateway's own default. */
export const authorizerCacheSeconds = 300;

/** Refuses times for which API Gateway does not remember a decision. */
export function checkCacheSeconds(scope: IConstruct, value: number | undefined): void {
  checkWholeNumber(scope, {
    prop: 'cacheSeconds',
    value,
    least: 0,
    most: 3600,
    unit: 'seconds',
    fix: 'Take 0 to ask for every request, or 300.',
  });
}

/** Refuses names API Gateway does not take. */
export function checkAuthorizerName(scope: IConstruct, value: string): void {
  checkPattern(scope, {
    prop: 'name',
    value,
    pattern: /^.{1,128}$/,
    mustBe: '1 to 128 characters',
    fix: 'Name it for what it checks.',
  });
}
