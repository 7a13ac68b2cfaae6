import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { checkCount, checkLength, checkOneOf, checkPattern, checkWholeNumber } from '../../constructs/prop-check';
import { propRefusal } from '../support/prop-refusal';
import { synth } from '../support/synth';

const checking = (check: (scope: Construct) => void) => () => synth(check);
const whole = { prop: 'size', least: 1, most: 3, unit: 'GB', fix: 'Shrink it.' };

describe('prop checks', () => {
  it.each([0, 4, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuse %s as a whole number from 1 to 3', (value) => {
    expect(checking((scope) => checkWholeNumber(scope, { ...whole, value }))).toThrow(
      propRefusal({
        where: 'dev-scratch',
        prop: 'size',
        mustBe: 'a whole number from 1 to 3 GB',
        was: value,
        fix: 'Shrink it.',
      }),
    );
  });

  it('refuse text of another shape', () => {
    expect(
      checking((scope) =>
        checkPattern(scope, { prop: 'name', value: 'A', pattern: /^a$/, mustBe: 'an a', fix: 'Fix it.' }),
      ),
    ).toThrow(propRefusal({ where: 'dev-scratch', prop: 'name', mustBe: 'an a', was: 'A', fix: 'Fix it.' }));
  });

  it('refuse text that is too long', () => {
    expect(
      checking((scope) => checkLength(scope, { prop: 'name', value: 'ab', least: 0, most: 1, fix: 'Fix it.' })),
    ).toThrow(
      propRefusal({ where: 'dev-scratch', prop: 'name', mustBe: '0 to 1 characters', was: 'ab', fix: 'Fix it.' }),
    );
  });

  it('refuse a value that is not in the list', () => {
    expect(checking((scope) => checkOneOf(scope, { prop: 'days', value: 2, allowed: [1, 3], fix: 'Fix it.' }))).toThrow(
      propRefusal({ where: 'dev-scratch', prop: 'days', mustBe: 'one of 1, 3', was: 2, fix: 'Fix it.' }),
    );
  });

  it('refuse a list that is too long', () => {
    expect(
      checking((scope) =>
        checkCount(scope, { prop: 'tags', value: ['a', 'b'], least: 0, most: 1, unit: 'tags', fix: 'Fix it.' }),
      ),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch',
        prop: 'tags',
        mustBe: 'a list of 0 to 1 tags',
        was: ['a', 'b'],
        fix: 'Fix it.',
      }),
    );
  });

  it('let pass what is absent', () => {
    expect(checking((scope) => checkWholeNumber(scope, { ...whole, value: undefined }))).not.toThrow();
  });

  it('let pass a number known only at apply', () => {
    expect(
      checking((scope) => checkWholeNumber(scope, { ...whole, value: Token.asNumber('${var.size}') })),
    ).not.toThrow();
  });

  it('let pass text known only at apply', () => {
    const value = Token.asString('${var.name}');
    expect(
      checking((scope) => checkPattern(scope, { prop: 'name', value, pattern: /^a$/, mustBe: 'an a', fix: 'Fix it.' })),
    ).not.toThrow();
  });
});
