import { isList, isMap, numberOf, textOf, type Value } from './value';

/** A Terraform function over resolved values; undefined where they do not tell what it comes to. */
export type TerraformFunction = (...args: readonly Value[]) => Value | undefined;

/** A function whose arguments are all texts. */
export const onText =
  (change: (text: string, ...more: string[]) => Value | undefined): TerraformFunction =>
  (...args) => {
    const [first, ...rest] = args.map(textOf);
    return first === undefined || rest.includes(undefined) ? undefined : change(first, ...rest.map(String));
  };

/** A pattern of Terraform (RE2) as one of JavaScript; undefined when it is none. */
function patternOf(text: string, flags = ''): RegExp | undefined {
  const [, inline = '', rest = text] = /^\(\?([ims]+)\)(.*)$/s.exec(text) ?? [];
  try {
    return new RegExp(rest.replaceAll('(?P<', '(?<'), flags + inline);
  } catch {
    return undefined;
  }
}

/** What a match is in Terraform: a map of named groups, a list of groups, or the text. */
function matched(match: RegExpMatchArray): Value {
  if (match.groups !== undefined)
    return Object.fromEntries(Object.entries(match.groups).map(([k, v]) => [k, v ?? null]));
  return match.length > 1 ? match.slice(1).map((group) => group ?? null) : match[0];
}

function replaced(text: string, from?: string, to?: string): Value | undefined {
  if (from === undefined || to === undefined) return undefined;
  if (from.length < 2 || !from.startsWith('/') || !from.endsWith('/')) return text.replaceAll(from, () => to);
  const pattern = patternOf(from.slice(1, -1), 'g');
  const target = to.replace(/\$\{?(\w+)\}?/g, (_, name: string) => (/^\d+$/.test(name) ? `$${name}` : `$<${name}>`));
  return pattern && text.replace(pattern, target);
}

const verb = /%(%|([-+ 0#]*)(\d+)?(?:\.(\d+))?([a-zA-Z]))/g;

/** `format`: the verbs of Terraform's documentation, widths and precisions included. */
export function formatted(pattern: Value | undefined, ...args: readonly Value[]): Value | undefined {
  if (typeof pattern !== 'string') return undefined;
  let at = 0;
  let failed = false;
  const text = pattern.replace(verb, (all, sign: string, flags = '', width?: string, precision?: string, kind = '') => {
    if (sign === '%') return '%';
    const written = spelled(kind, args[at++], precision);
    failed ||= written === undefined || all === '';
    return padded(written ?? '', flags, Number(width ?? 0));
  });
  return failed ? undefined : text;
}

function spelled(kind: string, value: Value | undefined, precision?: string): string | undefined {
  const number = numberOf(value);
  if (kind === 's' || kind === 'v' || kind === 't') return textOf(value) ?? jsonOf(value);
  if (kind === 'q') return typeof value === 'string' ? JSON.stringify(value) : undefined;
  if (number === undefined) return undefined;
  if (kind === 'd') return String(Math.trunc(number));
  if (kind === 'f') return number.toFixed(Number(precision ?? 6));
  const base = { b: 2, o: 8, x: 16, X: 16 }[kind];
  if (base === undefined) return undefined;
  return kind === 'X' ? number.toString(base).toUpperCase() : number.toString(base);
}

const jsonOf = (value: Value | undefined): string | undefined =>
  isList(value) || isMap(value) ? JSON.stringify(value) : undefined;

function padded(text: string, flags: string, width: number): string {
  if (flags.includes('-')) return text.padEnd(width);
  return flags.includes('0') ? text.padStart(width, '0') : text.padStart(width);
}

/** A list of texts, formatted item by item; single values stand for every item. */
function formattedList(pattern: Value | undefined, ...args: readonly Value[]): Value | undefined {
  const lists = args.filter(isList);
  const length = lists[0]?.length ?? 1;
  if (lists.some((list) => list.length !== length)) return undefined;
  const items = Array.from({ length }, (_, at) => formatted(pattern, ...args.map((arg) => itemOf(arg, at))));
  return items.every((item) => item !== undefined) ? items : undefined;
}

const itemOf = (value: Value, at: number): Value => (isList(value) ? (value[at] ?? null) : value);

const trimming = (text: string, signs: string, ends: 'both' | 'left' | 'right'): string => {
  let [from, to] = [0, text.length];
  while (ends !== 'right' && from < to && signs.includes(text.charAt(from))) from++;
  while (ends !== 'left' && from < to && signs.includes(text.charAt(to - 1))) to--;
  return text.slice(from, to);
};

/** Terraform's functions of texts. */
export const textFunctions: Readonly<Record<string, TerraformFunction>> = {
  chomp: onText((text) => text.replace(/[\r\n]+$/, '')),
  endswith: onText((text, end) => (end === undefined ? undefined : text.endsWith(end))),
  format: formatted,
  formatlist: formattedList,
  indent: (spaces, text) =>
    typeof text === 'string' ? text.replaceAll('\n', `\n${' '.repeat(numberOf(spaces) ?? 0)}`) : undefined,
  lower: onText((text) => text.toLowerCase()),
  regex: onText((pattern, text) => {
    const match = text === undefined ? null : (text.match(patternOf(pattern) ?? /$^/) ?? null);
    return match === null ? undefined : matched(match);
  }),
  regexall: onText((pattern, text) => {
    const expression = patternOf(pattern, 'g');
    return expression && text !== undefined ? [...text.matchAll(expression)].map(matched) : undefined;
  }),
  replace: onText(replaced),
  split: onText((separator, text) => text?.split(separator)),
  startswith: onText((text, start) => (start === undefined ? undefined : text.startsWith(start))),
  strcontains: onText((text, part) => (part === undefined ? undefined : text.includes(part))),
  strrev: onText((text) => [...text].reverse().join('')),
  substr: (text, from, count) => {
    const [start, length] = [numberOf(from), numberOf(count)];
    if (typeof text !== 'string' || start === undefined || length === undefined) return undefined;
    const begin = start < 0 ? Math.max(text.length + start, 0) : start;
    return length < 0 ? text.slice(begin) : text.slice(begin, begin + length);
  },
  title: onText((text) => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())),
  trim: onText((text, signs = '') => trimming(text, signs, 'both')),
  trimprefix: onText((text, start) =>
    start !== undefined && text.startsWith(start) ? text.slice(start.length) : text,
  ),
  trimspace: onText((text) => text.trim()),
  trimsuffix: onText((text, end) => (end && text.endsWith(end) ? text.slice(0, -end.length) : text)),
  upper: onText((text) => text.toUpperCase()),
};
