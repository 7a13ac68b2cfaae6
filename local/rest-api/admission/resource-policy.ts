import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { ApiRequest } from '../../api';
import { fitsWildcard } from '../../gateway/wildcard';
import { headerOf } from '../headers';

/** What a resource policy says of a call. */
export type PolicyWord = 'allowed' | 'denied' | 'not mentioned';

/** What conditions of a policy look at. */
export interface Caller {
  readonly request: ApiRequest;
  /** ARN of who signed the request, where someone did. */
  readonly principal: string | undefined;
  readonly accountId: string | undefined;
}

type Statement = Readonly<Record<string, unknown>>;

/** Holds a call against the resource policy of an API. A Deny counts more than any Allow. */
export function wordOf(policy: unknown, arn: string, caller: Caller): PolicyWord {
  const effects = statementsOf(policy)
    .filter((statement) => concerns(statement, arn) && isFor(statement, caller) && conditionsHold(statement, caller))
    .map(({ Effect }) => Effect);
  if (effects.includes('Deny')) return 'denied';
  return effects.includes('Allow') ? 'allowed' : 'not mentioned';
}

function statementsOf(policy: unknown): Statement[] {
  const { Statement: statements } = (policy ?? {}) as { Statement?: unknown };
  return [statements].flat().filter((one): one is Statement => typeof one === 'object' && one !== null);
}

const listOf = (value: unknown): string[] => [value].flat().flatMap((one) => (typeof one === 'string' ? [one] : []));

function concerns({ Action, NotAction, Resource, NotResource }: Statement, arn: string): boolean {
  const action = 'execute-api:invoke';
  const acts = (patterns: unknown) => listOf(patterns).some((one) => fitsWildcard(one.toLowerCase(), action));
  const lies = (patterns: unknown) => listOf(patterns).some((one) => fitsWildcard(whole(one, arn), arn));
  const byAction = NotAction === undefined ? acts(Action) : !acts(NotAction);
  return byAction && (NotResource === undefined ? lies(Resource) : !lies(NotResource));
}

/** `execute-api:/stage/GET/path` means the API that the policy is attached to. */
const whole = (resource: string, arn: string): string =>
  resource.startsWith('execute-api:/') ? `${arn.split('/')[0]}/${resource.slice('execute-api:/'.length)}` : resource;

function isFor({ Principal, NotPrincipal }: Statement, caller: Caller): boolean {
  return NotPrincipal === undefined ? named(Principal, caller) : !named(NotPrincipal, caller);
}

function named(principal: unknown, { principal: arn, accountId }: Caller): boolean {
  const aws = typeof principal === 'object' && principal !== null ? (principal as { AWS?: unknown }).AWS : principal;
  return listOf(aws).some(
    (one) =>
      one === '*' || (arn !== undefined && (one === arn || one === accountId || one.endsWith(`::${accountId}:root`))),
  );
}

type Test = (expected: readonly string[], actual: string | undefined) => boolean;

const same: Test = (expected, actual) => actual !== undefined && expected.includes(actual);
const alike: Test = (expected, actual) => actual !== undefined && expected.some((one) => fitsWildcard(one, actual));
const inRange: Test = (expected, actual) => actual !== undefined && expected.some((range) => isInRange(range, actual));
const not =
  (test: Test): Test =>
  (expected, actual) =>
    !test(expected, actual);

const operators: Readonly<Record<string, Test>> = {
  StringEquals: same,
  StringNotEquals: not(same),
  StringLike: alike,
  StringNotLike: not(alike),
  ArnEquals: alike,
  ArnLike: alike,
  ArnNotEquals: not(alike),
  ArnNotLike: not(alike),
  IpAddress: inRange,
  NotIpAddress: not(inRange),
  Bool: same,
};

function conditionsHold({ Condition }: Statement, caller: Caller): boolean {
  return Object.entries((Condition ?? {}) as Record<string, unknown>).every(([operator, tests]) => {
    const test = operators[operator.replace(/IfExists$/, '')];
    return Object.entries((tests ?? {}) as Record<string, unknown>).every(([key, expected]) => {
      const actual = keyValue(key.toLowerCase(), caller);
      if (actual === undefined && operator.endsWith('IfExists')) return true;
      return test?.(listOf(expected), actual) ?? false;
    });
  });
}

function keyValue(key: string, { request, principal, accountId }: Caller): string | undefined {
  if (key === 'aws:sourceip') return request.sourceIp;
  if (key === 'aws:useragent') return headerOf(request.headers, 'user-agent');
  if (key === 'aws:referer') return headerOf(request.headers, 'referer');
  if (key === 'aws:securetransport') return 'true';
  if (key === 'aws:principalarn') return principal;
  return key === 'aws:principalaccount' ? accountId : undefined;
}

/** Whether an address lies in a range such as `10.0.0.0/8`. */
export function isInRange(range: string, address: string): boolean {
  const [start = '', bits] = range.split('/');
  const kind = isIPv4(start) ? 'ipv4' : 'ipv6';
  if (!(isIPv4(start) || isIPv6(start)) || !(isIPv4(address) || isIPv6(address))) return false;
  const list = new BlockList();
  list.addSubnet(start, Number(bits ?? (kind === 'ipv4' ? 32 : 128)), kind);
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
