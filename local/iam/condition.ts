import { BlockList, isIP } from 'node:net';
import { arnMatches, matches } from './patterns';

/** How an operator compares one wanted value with one given. */
type Comparison = (expected: string, given: string) => boolean;

const numbers =
  (compare: (expected: number, given: number) => boolean): Comparison =>
  (expected, given) =>
    compare(Number(expected), Number(given));

const timeOf = (text: string): number => (/^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text));
const dates =
  (compare: (expected: number, given: number) => boolean): Comparison =>
  (expected, given) =>
    compare(timeOf(expected), timeOf(given));

function ipMatches(expected: string, given: string): boolean {
  const [network = '', bits] = expected.split('/');
  const kind = isIP(network);
  if (kind === 0 || isIP(given) !== kind) return false;
  const list = new BlockList();
  const family = kind === 6 ? 'ipv6' : 'ipv4';
  if (bits === undefined) list.addAddress(network, family);
  else list.addSubnet(network, Number(bits), family);
  return list.check(given, family);
}

/** Operators whose condition holds when one of the wanted values compares. */
const positive: Readonly<Record<string, Comparison>> = {
  StringEquals: (expected, given) => expected === given,
  StringEqualsIgnoreCase: (expected, given) => expected.toLowerCase() === given.toLowerCase(),
  StringLike: (expected, given) => matches(expected, given),
  ArnEquals: arnMatches,
  ArnLike: arnMatches,
  Bool: (expected, given) => expected.toLowerCase() === given.toLowerCase(),
  BinaryEquals: (expected, given) => expected === given,
  IpAddress: ipMatches,
  NumericEquals: numbers((expected, given) => given === expected),
  NumericLessThan: numbers((expected, given) => given < expected),
  NumericLessThanEquals: numbers((expected, given) => given <= expected),
  NumericGreaterThan: numbers((expected, given) => given > expected),
  NumericGreaterThanEquals: numbers((expected, given) => given >= expected),
  DateEquals: dates((expected, given) => given === expected),
  DateLessThan: dates((expected, given) => given < expected),
  DateLessThanEquals: dates((expected, given) => given <= expected),
  DateGreaterThan: dates((expected, given) => given > expected),
  DateGreaterThanEquals: dates((expected, given) => given >= expected),
};

/** Operators whose condition holds when none of the wanted values compares. */
const negative: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NotIpAddress: 'IpAddress',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
};

/**
 * Whether a condition holds for the values of its key; undefined when its operator is not simulated.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function holds(
  operator: string,
  expected: readonly string[],
  given: readonly string[] | undefined,
): boolean | undefined {
  const [, set, name = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === 'Null') return expected.some((one) => (one === 'true') === (given === undefined));
  const isNegative = Object.hasOwn(negative, name);
  const compare = positive[isNegative ? (negative[name] ?? '') : name];
  if (compare === undefined) return undefined;
  const one = (value: string): boolean => expected.some((each) => compare(each, value)) !== isNegative;
  if (given === undefined) return ifExists !== undefined || set === 'ForAllValues' || (isNegative && set === undefined);
  if (set === 'ForAllValues') return given.every(one);
  return set === undefined && isNegative ? given.every(one) : given.some(one);
}
