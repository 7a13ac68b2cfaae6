import type { ContextObject } from '../context';
import { escapeJavaScript } from './escape-java-script';
import { javaText } from './java-text';
import type { Payload } from './payload';

/** The parameters of a request, as `$input.params()` gives them. */
export interface TemplateParameters {
  readonly path: Readonly<Record<string, string>>;
  readonly querystring: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, string>>;
}

/** What a template reads. */
export interface TemplateSource {
  readonly payload: Payload;
  readonly parameters: TemplateParameters;
  readonly context: ContextObject;
  readonly stageVariables: Readonly<Record<string, string>>;
}

/** What a template changes beside its text. */
export interface Overrides {
  readonly requestOverride: Readonly<Record<'header' | 'path' | 'querystring', Record<string, unknown>>>;
  readonly responseOverride: { readonly header: Record<string, unknown>; status?: unknown };
}

/** Fresh overrides, in which each name may be set once. */
export const noOverrides = (): Overrides => ({
  requestOverride: once({ header: once({}), path: once({}), querystring: once({}) }),
  responseOverride: once({ header: once({}) }),
});

/** A map that refuses to have a value set twice, as API Gateway does with overrides. */
const once = <T extends object>(map: T): T =>
  new Proxy(map, {
    set: (target, name, value) => {
      if (Object.hasOwn(target, name)) throw new Error(`the override of ${String(name)} is set twice`);
      return Reflect.set(target, name, value);
    },
  });

/** `$input`, `$util`, `$context` and `$stageVariables`. */
export const templateVariables = (
  { payload, parameters, context, stageVariables }: TemplateSource,
  { requestOverride, responseOverride }: Overrides,
) => ({
  input: new Input(payload, parameters),
  util,
  // The long object stands last: to copy it first and to add to the copy takes ten times as long.
  context: { requestOverride, responseOverride, ...copied(context) },
  stageVariables: { ...stageVariables },
});

/** `$input` */
class Input {
  // Templates see what is private to TypeScript alone.
  readonly #payload: Payload;
  readonly #parameters: TemplateParameters;

  constructor(payload: Payload, parameters: TemplateParameters) {
    this.#payload = payload;
    this.#parameters = parameters;
  }

  get body(): string {
    return this.#payload.text === '' ? '{}' : this.#payload.text;
  }

  json(at: string): string {
    return JSON.stringify(this.#payload.at(at)) ?? '""';
  }

  path(at: string): unknown {
    return this.#payload.at(at) ?? null;
  }

  params(name?: string): unknown {
    const from = this.#parameters;
    if (name !== undefined) return from.path[name] ?? from.querystring[name] ?? find(from.header, name) ?? '';
    return { path: from.path, querystring: from.querystring, header: anyCase(from.header) };
  }

  toString(): string {
    return '$input';
  }

  /** velocityjs gives a method of this name to whatever a template calls. It is not one of API Gateway's, and takes half of the time. */
  set eval(_: unknown) {}
}

/** What a template sets in `$context` is gone after it. */
function copied(context: ContextObject): ContextObject {
  const copy = { ...context };
  for (const name in copy) {
    const value = copy[name];
    if (typeof value === 'object' && value !== null) copy[name] = { ...value };
  }
  return copy;
}

/** Headers whose names are found in any case: clients of HTTP/2 send them in lower case, whatever they were given. */
const anyCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  new Proxy(
    { ...headers },
    {
      get: (target, name) => find(target, String(name)),
      has: (target, name) => find(target, String(name)) !== undefined,
    },
  );

function find(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  if (Object.hasOwn(headers, name)) return headers[name];
  const lower = name.toLowerCase();
  const found = Object.keys(headers).find((one) => one.toLowerCase() === lower);
  return found === undefined ? undefined : headers[found];
}

const util = {
  escapeJavaScript: (value: unknown) => escapeJavaScript(javaText(value)),
  parseJson: (text: unknown) => JSON.parse(javaText(text)) as unknown,
  urlEncode: (text: unknown) => formEncoded(javaText(text)),
  urlDecode: (text: unknown) => decodeURIComponent(javaText(text).replaceAll('+', ' ')),
  base64Encode: (text: unknown) => Buffer.from(javaText(text)).toString('base64'),
  base64Decode: (text: unknown) => Buffer.from(javaText(text), 'base64').toString('utf8'),
  toString: () => '$util',
  set eval(_: unknown) {},
};

const formEncoded = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
