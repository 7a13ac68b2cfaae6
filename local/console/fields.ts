import { ConsoleFault } from './fault';

type Json = Readonly<Record<string, unknown>>;

/** Names and values, in order. */
export type Pairs = readonly (readonly [name: string, value: string])[];

const wrong = (name: string, mustBe: string, was: unknown): ConsoleFault =>
  new ConsoleFault(400, `${name}: must be ${mustBe}, was ${JSON.stringify(was)?.slice(0, 80)}.`);

/** The text of a member; undefined when there is none. */
export function textIn(json: Json, name: string): string | undefined {
  const value = json[name];
  if (value === undefined || typeof value === 'string') return value;
  throw wrong(name, 'a text', value);
}

/** Whether a member is true. */
export function flagIn(json: Json, name: string): boolean | undefined {
  const value = json[name];
  if (value === undefined || typeof value === 'boolean') return value;
  throw wrong(name, 'true or false', value);
}

/** The object of a member; undefined when there is none. */
export function objectIn(json: Json, name: string): Json | undefined {
  const value = json[name];
  if (value === undefined) return undefined;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw wrong(name, 'an object', value);
}

/** The texts of a member. */
export function textsIn(json: Json, name: string): readonly string[] {
  const value = json[name] ?? [];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw wrong(name, 'a list of texts', value);
}

/** The names and values of a member, such as headers. */
export function pairsIn(json: Json, name: string): Pairs {
  const value = json[name] ?? [];
  const isPair = (one: unknown) =>
    Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === 'string' && !/[\r\n\0]/.test(part));
  if (Array.isArray(value) && value.every(isPair)) return value;
  throw wrong(name, 'a list of pairs of a name and a value, each in one line', value);
}
