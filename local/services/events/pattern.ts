import { BlockList } from 'node:net';
import { matches } from '../../iam/patterns';

type Json = unknown;
type JsonMap = Readonly<Record<string, Json>>;

const isMap = (value: Json): value is JsonMap => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether an event matches a pattern, as EventBridge, event source mappings and SNS filter them.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function eventMatches(pattern: Json, event: Json): boolean {
  if (!isMap(pattern)) return true;
  return Object.entries(pattern).every(([name, expected]) => {
    if (name === '$or' && Array.isArray(expected)) return expected.some((one) => eventMatches(one, event));
    const value = isMap(event) && Object.hasOwn(event, name) ? event[name] : undefined;
    return Array.isArray(expected) ? listMatches(expected, value) : eventMatches(expected, value) && isMap(value);
  });
}

/** One of the wanted values fits one of those given. */
function listMatches(expected: readonly Json[], value: Json): boolean {
  const given = Array.isArray(value) ? value : [value];
  return expected.some((one) => (isMap(one) ? testMatches(one, given) : given.some((each) => each === one)));
}

function testMatches(test: JsonMap, given: readonly Json[]): boolean {
  const [[name = '', operand] = []] = Object.entries(test);
  if (name === 'exists') return given.some((one) => one !== undefined) === operand;
  if (name === 'anything-but')
    return given.some((one) => one !== undefined) && !given.some((one) => isOneOf(operand, one));
  return given.some((one) => one !== undefined && single(name, operand, one));
}

/** What `anything-but` names: values, or a test of its own. */
function isOneOf(operand: Json, value: Json): boolean {
  if (isMap(operand)) {
    const [[name = '', inner] = []] = Object.entries(operand);
    return [inner].flat().some((one) => single(name, one, value));
  }
  return [operand].flat().includes(value);
}

function single(name: string, operand: Json, value: Json): boolean {
  if (name === 'numeric') return typeof value === 'number' && Array.isArray(operand) && numeric(operand, value);
  if (typeof value !== 'string') return false;
  const folded = isMap(operand) ? String(operand['equals-ignore-case']).toLowerCase() : undefined;
  const text = folded ?? String(operand);
  const given = folded === undefined ? value : value.toLowerCase();
  switch (name) {
    case 'prefix':
      return given.startsWith(text);
    case 'suffix':
      return given.endsWith(text);
    case 'equals-ignore-case':
      return given.toLowerCase() === text.toLowerCase();
    case 'wildcard':
      return matches(text, given);
    case 'cidr':
      return inNetwork(text, given);
    default:
      return false;
  }
}

function numeric(comparisons: readonly Json[], value: number): boolean {
  for (let at = 0; at + 1 < comparisons.length; at += 2) {
    const bound = Number(comparisons[at + 1]);
    const holds = {
      '=': value === bound,
      '<': value < bound,
      '<=': value <= bound,
      '>': value > bound,
      '>=': value >= bound,
    };
    if (holds[comparisons[at] as keyof typeof holds] !== true) return false;
  }
  return true;
}

function inNetwork(network: string, address: string): boolean {
  const [base = '', bits = '32'] = network.split('/');
  const family = base.includes(':') ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  try {
    list.addSubnet(base, Number(bits), family);
    return list.check(address, family);
  } catch {
    return false;
  }
}
