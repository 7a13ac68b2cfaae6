import { render } from 'velocityjs';

/** What API Gateway gives a mapping template. */
export interface TemplateInput {
  /** `$context`. */
  readonly context?: object;

  /** The JSON that `$input` reads: a request's body, or what an integration answered. */
  readonly body?: unknown;

  /** Headers of the request. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Evaluates a mapping template as API Gateway does. Returns its text, and the headers it overrides. */
export function evaluate(template: string, { context = {}, body, headers = {} }: TemplateInput) {
  const header: Record<string, string> = {};
  const text = render(template, {
    context: { ...context, responseOverride: { header } },
    input: {
      json: (path: string) => JSON.stringify(valueAt(body, path)) ?? '""',
      path: (path: string) => valueAt(body, path),
      params: () => ({ header: { get: (name: string) => headers[name] } }),
    },
    util: { escapeJavaScript: (value: string) => new JavaString(escapeJavaScript(value)) },
  });
  return { text, headers: header };
}

function valueAt(value: unknown, path: string): unknown {
  const names = path.split('.').slice(1);
  return names.reduce((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);
}

/** Templates see Java's strings, whose `replaceAll` takes a regular expression. */
class JavaString {
  constructor(private readonly text: string) {}

  replaceAll(pattern: string, replacement: string): string {
    return this.text.replace(new RegExp(pattern, 'g'), replacement);
  }

  toString(): string {
    return this.text;
  }
}

/** As Apache Commons Lang 2 does, quotes of both kinds and slashes included. */
function escapeJavaScript(text: string): string {
  const short: Record<string, string> = { '\b': '\\b', '\n': '\\n', '\t': '\\t', '\f': '\\f', '\r': '\\r' };
  return [...text.split('')]
    .map((char) => {
      const code = char.charCodeAt(0);
      if (short[char]) return short[char];
      if (code < 32 || code > 0x7f) return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
      return /['"\\/]/.test(char) ? `\\${char}` : char;
    })
    .join('');
}
