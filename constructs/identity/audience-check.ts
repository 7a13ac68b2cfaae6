import type { IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { checkCount } from '../prop-check';

/** Refuses more, or fewer, values of `aud` than a JWT authorizer takes. */
export function checkAudience(scope: IConstruct, prop: string, audience: readonly string[], fix: string): void {
  checkCount(scope, { prop, value: audience, ...limits.audiences.value, unit: 'values', fix });
}
