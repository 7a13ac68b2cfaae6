import type { IConstruct } from 'constructs';
import { patterns } from '../../limits/patterns';
import { checkPattern } from '../prop-check';

/** Refuses a status that HTTP does not have. */
export function checkStatusCode(scope: IConstruct, value: string | undefined): void {
  checkPattern(scope, {
    prop: 'statusCode',
    value,
    pattern: patterns.statusCode,
    mustBe: 'three digits from 100 to 599',
    fix: 'Write it as in "404".',
  });
}

/** Refuses headers that cannot be written as constants between single quotes. */
export function checkHeaders(scope: IConstruct, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    checkPattern(scope, {
      prop: 'headers',
      value: name,
      pattern: /^[A-Za-z0-9-]+$/,
      mustBe: 'named by letters, digits and hyphens',
      fix: 'Write it as in Access-Control-Allow-Origin.',
    });
    checkPattern(scope, {
      prop: `headers.${name}`,
      value,
      pattern: /^[\x20-\x26\x28-\x7e]+$/,
      mustBe: 'plain characters without single quotes, which are added',
      fix: 'Write the value as callers see it.',
    });
  }
}
