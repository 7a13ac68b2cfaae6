import {
  type FunctionTraffic,
  functionKeys,
  type Messages,
  numberKeys,
  type SizedRequests,
  type StackTraffic,
  shares,
  type TrafficFile,
} from './traffic-file';

/** A traffic file that says what it must not. */
export class BadTraffic extends Error {}

type Fields = Readonly<Record<string, unknown>>;
type Check<T> = (value: unknown, place: string) => T;

/** Reads traffic: the place of the first mistake is told. */
export function readTraffic(document: unknown): TrafficFile {
  const file = objectAt(document, 'the document', '{"stacks": {…}}');
  onlyKeys(file, ['stacks'], 'the document');
  return { stacks: eachAt(file.stacks, 'stacks', stackAt) };
}

function stackAt(value: unknown, place: string): StackTraffic {
  const { lambda, ...fields } = withDottedFunctions(objectAt(value, place, 'an object'));
  onlyKeys(fields, [...numberKeys, 'requestsBySize', 'messages'], place);
  return {
    ...numbersIn(fields, numberKeys, place),
    ...(fields.requestsBySize === undefined
      ? {}
      : { requestsBySize: listAt(fields, 'requestsBySize', place, sizesAt) }),
    ...(fields.messages === undefined ? {} : { messages: listAt(fields, 'messages', place, messagesAt) }),
    ...(lambda === undefined ? {} : { lambda: eachAt(lambda, `${place}.lambda`, functionAt) }),
  };
}

/** Puts a number that is written as one key, `lambda.orders.invocations`, where the object of its function has it. */
function withDottedFunctions(fields: Fields): Fields {
  const dotted = Object.keys(fields).filter((key) => /^lambda\..+\.\w+$/.test(key));
  if (dotted.length === 0) return fields;
  const functions = { ...objectAt(fields.lambda ?? {}, 'lambda', 'an object') };
  for (const key of dotted) {
    const [, name = '', field = ''] = /^lambda\.(.+)\.(\w+)$/.exec(key) ?? [];
    functions[name] = { ...(functions[name] as object | undefined), [field]: fields[key] };
  }
  const others = Object.entries(fields).filter(([key]) => !dotted.includes(key));
  return { ...Object.fromEntries(others), lambda: functions };
}

function functionAt(value: unknown, place: string): FunctionTraffic {
  const fields = objectAt(value, place, 'an object');
  onlyKeys(fields, functionKeys, place);
  return numbersIn(fields, functionKeys, place);
}

function sizesAt(value: unknown, place: string): SizedRequests {
  const { requests, requestKb } = exactly(value, ['requests', 'requestKb'], place);
  return { requests: numberAt(requests, `${place}.requests`), requestKb: numberAt(requestKb, `${place}.requestKb`) };
}

function messagesAt(value: unknown, place: string): Messages {
  const { direction, count, kb } = exactly(value, ['direction', 'count', 'kb'], place);
  if (direction !== 'in' && direction !== 'out')
    throw new BadTraffic(`${place}.direction: must be "in" or "out", was ${shown(direction)}`);
  return { direction, count: numberAt(count, `${place}.count`), kb: numberAt(kb, `${place}.kb`) };
}

function numbersIn<Key extends string>(
  fields: Fields,
  keys: readonly Key[],
  place: string,
): Partial<Record<Key, number>> {
  const numbers: Partial<Record<Key, number>> = {};
  for (const key of keys) {
    if (Object.hasOwn(fields, key)) numbers[key] = numberAt(fields[key], `${place}.${key}`, shares.has(key));
  }
  return numbers;
}

function numberAt(value: unknown, place: string, isShare = false): number {
  const fits = typeof value === 'number' && Number.isFinite(value) && value >= 0 && (!isShare || value <= 1);
  if (fits) return value;
  throw new BadTraffic(`${place}: must be a number ${isShare ? 'from 0 to 1' : 'of 0 or more'}, was ${shown(value)}`);
}

function listAt<T>(fields: Fields, key: string, place: string, check: Check<T>): T[] {
  const value = fields[key];
  if (!Array.isArray(value)) throw new BadTraffic(`${place}.${key}: must be a list, was ${shown(value)}`);
  return value.map((one, at) => check(one, `${place}.${key}[${at}]`));
}

function eachAt<T>(value: unknown, place: string, check: Check<T>): Record<string, T> {
  const entries = Object.entries(objectAt(value, place, 'an object'));
  return Object.fromEntries(entries.map(([name, one]) => [name, check(one, `${place}[${JSON.stringify(name)}]`)]));
}

function exactly(value: unknown, keys: readonly string[], place: string): Fields {
  const fields = objectAt(value, place, `an object with ${keys.join(', ')}`);
  onlyKeys(fields, keys, place);
  return fields;
}

function objectAt(value: unknown, place: string, must: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new BadTraffic(`${place}: must be ${must}, was ${shown(value)}`);
}

function onlyKeys(fields: Fields, known: readonly string[], place: string): void {
  const other = Object.keys(fields).find((key) => !known.includes(key));
  if (other !== undefined)
    throw new BadTraffic(`${place}: must not have the key ${JSON.stringify(other)}. Known are ${known.join(', ')}`);
}

const shown = (value: unknown): string => (value === undefined ? 'absent' : (JSON.stringify(value) ?? String(value)));
