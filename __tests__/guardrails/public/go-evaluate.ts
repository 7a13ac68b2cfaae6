import { type GoFunction, type GoPackage, lineEnd } from './go-functions';
import { behindBracket, type Token } from './go-tokens';
import { formatted } from './sprintf';

/** Stands for what only a run of the program tells, such as an environment variable or a constant of the SDK. */
export const unknown = Symbol('unknown');

/** A value of Go, as far as the texts of configurations need it. */
export type GoValue = string | number | boolean | typeof unknown | readonly GoValue[];

/** Names in reach of an expression. */
export type Bindings = ReadonlyMap<string, GoValue>;

/** Says that a text is made in a way that is not followed, such as a loop. */
export class NotFollowed extends Error {}

type Call = (args: readonly GoValue[]) => GoValue;

function text(value: GoValue | undefined): string {
  if (value === unknown || value === undefined) throw new NotFollowed('a text is not known');
  return typeof value === 'string' ? value : String(value);
}

/** Functions of Go's and HashiCorp's libraries. */
const library: Readonly<Record<string, Call>> = {
  // A value of one line is unknown with any of its parts; a configuration only has a hole there.
  'fmt.Sprintf': ([format, ...args]) =>
    args.includes(unknown) && !text(format).includes('\n') ? unknown : formatted(text(format), args),
  'acctest.ConfigCompose': (args) => joined(args, '\n'),
  'strings.Join': ([list, by]) => joined(Array.isArray(list) ? list : [unknown], text(by)),
  'strings.Repeat': ([one, times]) => (typeof times === 'number' ? text(one).repeat(times) : unknown),
  'strings.ToLower': ([one]) => (typeof one === 'string' ? one.toLowerCase() : unknown),
  'strings.ToUpper': ([one]) => (typeof one === 'string' ? one.toUpperCase() : unknown),
  'strconv.Quote': ([one]) => (one === unknown ? unknown : JSON.stringify(text(one))),
  'strconv.Itoa': ([one]) => (one === unknown ? unknown : text(one)),
  'strconv.FormatBool': ([one]) => (one === unknown ? unknown : text(one)),
  'acctest.RandomDomainName': () => 'test-4711.com',
  'acctest.RandomFQDomainName': () => 'test-4711.com.',
  'acctest.RandomSubdomain': () => 'sub.test-4711.com',
  'acctest.RandomFQSubdomain': () => 'sub.test-4711.com.',
  'acctest.Region': () => 'us-west-2',
  'acctest.AlternateRegion': () => 'us-east-1',
  'acctest.ThirdRegion': () => 'us-east-2',
  'acctest.Partition': () => 'aws',
  'acctest.TLSPEMEscapeNewlines': ([one]) => one ?? unknown,
};

/** Random names: the same in every run, another at each call of a test. */
function randomNames(): Readonly<Record<string, Call>> {
  let calls = 0;
  const alphabet = 'abcdefghijklmnopqrstuvwxyz'.repeat(20);
  return {
    'sdkacctest.RandomWithPrefix': ([prefix]) =>
      `${typeof prefix === 'string' ? prefix : 'tf-acc-test'}-${4711081542 + calls++}`,
    'sdkacctest.RandString': ([length]) => {
      const from = calls++ % 26;
      return typeof length === 'number' ? alphabet.slice(from, from + length) : unknown;
    },
    'sdkacctest.RandInt': () => 4711 + calls++,
  };
}

const constants: Readonly<Record<string, GoValue>> = {
  true: true,
  false: false,
  nil: '',
  'acctest.ResourcePrefix': 'tf-acc-test',
  'acctest.CtTrue': 'true',
  'acctest.CtFalse': 'false',
};

function joined(values: readonly GoValue[], by: string): string {
  if (values.some((one) => typeof one !== 'string')) throw new NotFollowed('a part is not known');
  return values.join(by);
}

/** Evaluates expressions of one package, which may call the package of test helpers. */
export class Evaluation {
  private depth = 0;
  private readonly library = { ...library, ...randomNames() };

  constructor(
    private readonly own: GoPackage,
    private readonly helpers: GoPackage,
  ) {}

  /** The value of an expression. */
  value(tokens: readonly Token[], names: Bindings): GoValue {
    const parts = terms(tokens.filter(({ kind, value }) => kind !== 'sign' || value !== '\n'));
    const values = parts.map((part) => this.term(part, names));
    if (values.length === 1) return values[0] ?? unknown;
    if (values.every((one) => typeof one === 'number'))
      return values.reduce<number>((sum, one) => sum + Number(one), 0);
    return values.includes(unknown) ? unknown : joined(values, '');
  }

  /** What a function returns, when it does nothing but name values and return one. */
  result(called: GoFunction, args: readonly GoValue[]): GoValue {
    if (this.depth > 20) throw new NotFollowed('too deep');
    const names = new Map<string, GoValue>(called.parameters.map((name, at) => [name, args[at] ?? unknown]));
    this.depth++;
    try {
      return this.run(called.body, names);
    } finally {
      this.depth--;
    }
  }

  /** Follows the statements of a body until it returns. */
  private run(body: readonly Token[], names: Map<string, GoValue>): GoValue {
    for (let at = 0; at < body.length; at = lineEnd(body, at) + 1) {
      const line = body.slice(at, lineEnd(body, at));
      const [first] = line;
      if (first === undefined) continue;
      if (first.value === 'return') return this.value(line.slice(1), names);
      if (!this.bind(line, names)) throw new NotFollowed(`a statement: ${first.value}`);
    }
    throw new NotFollowed('returns nothing');
  }

  /** Keeps `name := value`. Answers whether the line is such a one. */
  bind(line: readonly Token[], names: Map<string, GoValue>): boolean {
    const [name, sign] = line[0]?.value === 'const' || line[0]?.value === 'var' ? line.slice(1) : line;
    if (name?.kind !== 'name' || sign?.kind !== 'sign' || !/^:?=$/.test(sign.value)) return false;
    names.set(name.value, this.value(line.slice(line.indexOf(sign) + 1), names));
    return true;
  }

  private term(tokens: readonly Token[], names: Bindings): GoValue {
    const [first, second] = tokens;
    if (first === undefined) return unknown;
    if (first.kind === 'text') return first.value;
    if (first.kind === 'number') return Number(first.value);
    if (first.kind === 'sign') return first.value === '[' ? this.list(tokens, names) : this.bracketed(tokens, names);
    if (second === undefined) return this.named(first.value, names);
    if (second.value !== '(') return unknown;
    return this.call(first.value, this.args(tokens.slice(2, behindBracket(tokens, 1) - 1), names));
  }

  private bracketed(tokens: readonly Token[], names: Bindings): GoValue {
    return tokens[0]?.value === '(' ? this.value(tokens.slice(1, -1), names) : unknown;
  }

  /** `[]string{"a", "b"}` */
  private list(tokens: readonly Token[], names: Bindings): GoValue {
    const open = tokens.findIndex(({ kind, value }) => kind === 'sign' && value === '{');
    return open < 0 ? unknown : this.args(tokens.slice(open + 1, behindBracket(tokens, open) - 1), names);
  }

  private args(tokens: readonly Token[], names: Bindings): GoValue[] {
    return parts(tokens, ',').map((part) => this.value(part, names));
  }

  private named(name: string, names: Bindings): GoValue {
    const bound = names.get(name) ?? constants[name];
    if (bound !== undefined) return bound;
    const [home, rest] = name.startsWith('acctest.') ? [this.helpers, name.slice('acctest.'.length)] : [this.own, name];
    const declared = home.values.get(rest);
    return declared === undefined ? unknown : this.value(declared, new Map());
  }

  private call(name: string, args: readonly GoValue[]): GoValue {
    const known = Object.hasOwn(this.library, name) ? this.library[name] : undefined;
    if (known !== undefined) return known(args);
    const helper = name.startsWith('acctest.') ? this.helpers.functions.get(name.slice('acctest.'.length)) : undefined;
    const called = helper ?? this.own.functions.get(name);
    if (called === undefined)
      return args.length === 1 && /^(string|aws\.\w+)$/.test(name) ? (args[0] ?? unknown) : unknown;
    return this.result(called, args);
  }
}

const terms = (tokens: readonly Token[]): Token[][] => parts(tokens, '+');

/** Splits tokens at a sign outside of brackets. */
function parts(tokens: readonly Token[], sign: string): Token[][] {
  const split: Token[][] = [[]];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.kind === 'sign' && token.value === sign) split.push([]);
    else if (token.kind === 'sign' && '({['.includes(token.value)) {
      const end = behindBracket(tokens, at);
      split.at(-1)?.push(...tokens.slice(at, end));
      at = end - 1;
    } else split.at(-1)?.push(token);
  }
  return split.filter((part) => part.some(({ value }) => value !== '\n'));
}
