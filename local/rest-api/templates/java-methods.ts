import { JavaList } from './java-list';
import { javaText } from './java-text';

/** A call of a method in a template. */
interface Call {
  readonly property: string;
  readonly context: unknown;
  readonly params: readonly unknown[];
}

type Method<T> = (self: T, ...params: readonly unknown[]) => unknown;

const text = (value: unknown): string => javaText(value);
const number = (value: unknown): number => Number(value);
const pattern = (source: unknown, flags = ''): RegExp => new RegExp(text(source), flags);

/** Methods of java.lang.String that differ from those of the same name here, or have none. */
const strings: Readonly<Record<string, Method<string>>> = {
  compareTo: (self, other) => (self === text(other) ? 0 : self < text(other) ? -1 : 1),
  concat: (self, other) => self + text(other),
  contains: (self, other) => self.includes(text(other)),
  equals: (self, other) => self === other,
  equalsIgnoreCase: (self, other) => self.toLowerCase() === text(other).toLowerCase(),
  isEmpty: (self) => self === '',
  length: (self) => self.length,
  matches: (self, regex) => pattern(`^(?:${text(regex)})$`).test(self),
  replace: (self, from, to) => self.replaceAll(text(from), () => text(to)),
  replaceAll: (self, regex, to) => self.replace(pattern(regex, 'g'), replacement(text(to))),
  replaceFirst: (self, regex, to) => self.replace(pattern(regex), replacement(text(to))),
  split: (self, regex, limit) => split(self, pattern(regex), number(limit ?? 0)),
  substring: (self, from, to) => substring(self, number(from), number(to ?? self.length)),
  toCharArray: (self) => self.split(''),
};

/** Methods of java.lang.Integer and Double, those of the class among them: `#set($Integer = 0)$Integer.parseInt('5')`. */
const numbers: Readonly<Record<string, Method<number>>> = {
  compareTo: (self, other) => Math.sign(self - number(other)),
  doubleValue: (self) => self,
  equals: (self, other) => self === other,
  intValue: (self) => Math.trunc(self),
  longValue: (self) => Math.trunc(self),
  parseDouble: (_, given) => parsed(given),
  parseInt: (_, given) => Math.trunc(parsed(given)),
  toString: (self: number) => String(self),
  valueOf: (_: number, given?: unknown) => parsed(given),
};

/** A text as a number; one that is none breaks the template, as in Java. */
function parsed(given: unknown): number {
  const value = number(given);
  if (Number.isNaN(value) || text(given).trim() === '') throw new Error(`For input string: "${text(given)}"`);
  return value;
}

/** Methods of java.util.List. */
const lists: Readonly<Record<string, Method<unknown[]>>> = {
  add: (self, ...params) => {
    if (params.length > 1) self.splice(number(params[0]), 0, params[1]);
    else self.push(params[0]);
    return true;
  },
  addAll: (self, other) => self.push(...(Array.isArray(other) ? other : [])) > 0,
  contains: (self, item) => self.includes(item),
  get: (self, at) => self[number(at)],
  isEmpty: (self) => self.length === 0,
  length: (self) => self.length,
  set: (self, at, item) => self.splice(number(at), 1, item)[0],
  size: (self) => self.length,
};

type JavaMap = Record<string, unknown>;

/** Methods of java.util.Map. */
const maps: Readonly<Record<string, Method<JavaMap>>> = {
  containsKey: (self, key) => Object.hasOwn(self, text(key)),
  containsValue: (self, value) => Object.values(self).includes(value),
  entrySet: (self) => JavaList.from(Object.entries(self).map(entryOf)),
  get: (self, key) => (text(key) in self ? self[text(key)] : undefined),
  getOrDefault: (self, key, otherwise) => (Object.hasOwn(self, text(key)) ? self[text(key)] : otherwise),
  isEmpty: (self) => Object.keys(self).length === 0,
  keySet: (self) => JavaList.from(Object.keys(self)),
  put: (self, key, value) => {
    self[text(key)] = value;
    return undefined;
  },
  putAll: (self, other) => {
    Object.assign(self, other);
    return undefined;
  },
  size: (self) => Object.keys(self).length,
  values: (self) => JavaList.from(Object.values(self)),
};

/** One java.util.Map.Entry. */
const entryOf = ([key, value]: [string, unknown]) => ({
  key,
  value,
  getKey: () => key,
  getValue: () => value,
  toString: () => `${key}=${javaText(value)}`,
});

/** The methods that templates may call on texts, lists and maps, as velocityjs takes them. */
export const javaMethods = [
  {
    uid: 'java',
    match: (call: Call) => methodOf(call) !== undefined,
    resolve: (call: Call) => methodOf(call)?.(call.context as never, ...call.params),
  },
];

function methodOf({ context, property }: Call): Method<never> | undefined {
  const methods = methodsOf(context);
  return Object.hasOwn(methods, property) ? (methods[property] as Method<never>) : undefined;
}

function methodsOf(context: unknown): Readonly<Record<string, Method<never>>> {
  if (typeof context === 'string') return strings;
  if (typeof context === 'number') return numbers;
  if (Array.isArray(context)) return lists;
  return isMap(context) ? maps : {};
}

/** A map of the template's own data: what has methods of its own, such as `$input`, answers for itself. */
const isMap = (value: unknown): value is JavaMap =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** A replacement as Java writes it: `$1` is a group, and a backslash takes the next character as it is. */
function replacement(given: string): (match: string, ...rest: unknown[]) => string {
  return (match, ...groups) =>
    given.replace(/\\(.)|\$(\d)/g, (_, escaped?: string, group?: string) =>
      group === undefined ? (escaped ?? '') : group === '0' ? match : text(groups[Number(group) - 1]),
    );
}

/** Java leaves empty texts at the end out, unless a limit is given. */
function split(self: string, regex: RegExp, limit: number): string[] {
  const parts = self.split(regex);
  if (limit > 0 && parts.length > limit)
    return [...parts.slice(0, limit - 1), parts.slice(limit - 1).join(regex.source)];
  while (limit === 0 && parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts;
}

function substring(self: string, from: number, to: number): string {
  if (from < 0 || to > self.length || from > to) throw new Error(`begin ${from}, end ${to}, length ${self.length}`);
  return self.slice(from, to);
}
