import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { PropError } from './prop-error';

/** Where a checked value stands, and what to tell whoever wrote it. */
export interface CheckedProp<Value> {
  /** The prop, as the caller wrote it. */
  readonly prop: string;

  /** The value; an absent one and a Terraform token always pass, because nothing is known of them at synth. */
  readonly value: Value | undefined;

  /** What to do, one sentence in the imperative. */
  readonly fix: string;
}

/** Refuses a number that is not whole or lies outside `least`–`most`. */
export function checkWholeNumber(
  scope: IConstruct,
  { prop, value, fix, least, most, unit }: CheckedProp<number> & { least: number; most: number; unit: string },
): void {
  if (isUnknown(value) || (Number.isInteger(value) && value >= least && value <= most)) return;
  throw new PropError(scope, { prop, mustBe: `a whole number from ${least} to ${most} ${unit}`, was: value, fix });
}

/** Refuses text that does not match `pattern`; `mustBe` says in words what the pattern asks for. */
export function checkPattern(
  scope: IConstruct,
  { prop, value, fix, pattern, mustBe }: CheckedProp<string> & { pattern: RegExp; mustBe: string },
): void {
  if (isUnknown(value) || pattern.test(value)) return;
  throw new PropError(scope, { prop, mustBe, was: value, fix });
}

/** Refuses text that is shorter or longer than AWS takes. */
export function checkLength(
  scope: IConstruct,
  { prop, value, fix, least, most }: CheckedProp<string> & { least: number; most: number },
): void {
  if (isUnknown(value) || (value.length >= least && value.length <= most)) return;
  throw new PropError(scope, { prop, mustBe: `${least} to ${most} characters`, was: value, fix });
}

/** Refuses a value that is not in the list AWS takes. */
export function checkOneOf<Value extends string | number>(
  scope: IConstruct,
  { prop, value, fix, allowed }: CheckedProp<Value> & { allowed: readonly Value[] },
): void {
  if (isUnknown(value) || allowed.includes(value)) return;
  throw new PropError(scope, { prop, mustBe: `one of ${allowed.join(', ')}`, was: value, fix });
}

/** Refuses a list that is shorter or longer than AWS takes. */
export function checkCount(
  scope: IConstruct,
  {
    prop,
    value,
    fix,
    least,
    most,
    unit,
  }: CheckedProp<readonly unknown[]> & { least: number; most: number; unit: string },
): void {
  if (value === undefined || Token.isUnresolved(value)) return;
  if (Array.isArray(value) && value.length >= least && value.length <= most) return;
  throw new PropError(scope, { prop, mustBe: `a list of ${least} to ${most} ${unit}`, was: value, fix });
}

/** Nothing, or a Terraform expression: as a token of cdktf, or written out by hand. */
function isUnknown(value: unknown): value is undefined {
  return value === undefined || Token.isUnresolved(value) || (typeof value === 'string' && value.includes('${'));
}
