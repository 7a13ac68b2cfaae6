import { BlockList, isIP } from 'node:net';
import { arnMatches, matches } from './patterns';

/** How an operator compares one wanted value with one given. */
type Comparison = (wanted: string, given: string) => boolean;

const numbers =
  (compare: (wanted: number, given: number) => boolean): Comparison =>
  (wanted, given) =>
    compare(Number(wanted), Number(given));

const timeOf = (text: string): number => (/^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text));
const dates =
  (compare: (wanted: number, given: number) => boolean): Comparison =>
  (wanted, given) =>
    compare(timeOf(wanted), timeOf(given));

function ipMatches(wanted: string, given: string): boolean {
  const [network = '', bits] = wanted.split('/');
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
  StringEquals: (wanted, given) => wanted === given,
  StringEqualsIgnoreCase: (wanted, given) => wanted.toLowerCase() === given.toLowerCase(),
  StringLike: (wanted, given) => matches(wanted, given),
  ArnEquals: arnMatches,
  ArnLike: arnMatches,
  Bool: (wanted, given) => wanted.toLowerCase() === given.toLowerCase(),
  BinaryEquals: (wanted, given) => wanted === given,
  IpAddress: ipMatches,
  NumericEquals: numbers((wanted, given) => given === wanted),
  NumericLessThan: numbers((wanted, given) => given < wanted),
  NumericLessThanEquals: numbers((wanted, given) => given <= wanted),
  NumericGreaterThan: numbers((wanted, given) => given > wanted),
  NumericGreaterThanEquals: numbers((wanted, given) => given >= wanted),
  DateEquals: dates((wanted, given) => given === wanted),
  DateLessThan: dates((wanted, given) => given < wanted),
  DateLessThanEquals: dates((wanted, given) => given <= wanted),
  DateGreaterThan: dates((wanted, given) => given > wanted),
  DateGreaterThanEquals: dates((wanted, given) => given >= wanted),
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
  wanted: readonly string[],
  given: readonly string[] | undefined,
): boolean | undefined {
  const [, set, name = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === 'Null') return wanted.some((one) => (one === 'true') === (given === undefined));
  const isNegative = Object.hasOwn(negative, name);
  const compare = positive[isNegative ? (negative[name] ?? '') : name];
  if (compare === undefined) return undefined;
  const one = (value: string): boolean => wanted.some((each) => compare(each, value)) !== isNegative;
  if (given === undefined) return ifExists !== undefined || set === 'ForAllValues' || (isNegative && set === undefined);
  if (set === 'ForAllValues') return given.every(one);
  return set === undefined && isNegative ? given.every(one) : given.some(one);
}
