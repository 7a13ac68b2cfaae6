/**
 * What a template reads of a request, or of the call. `$input.path` gives a value of the body as text, `$input.json` as JSON, and
 * `$input.body` the whole body. A variable of the path that `$input.params` gives is percent-encoded as its caller wrote it.
 */
export type TemplateReference =
  | `$context.${string}`
  | `$stageVariables.${string}`
  | `$input.${'params' | 'path' | 'json'}('${string}')`
  | '$input.body';

/** References as they stand in a text. */
const references = /\$(?:context|stageVariables)\.\w+(?:\.\w+)*|\$input\.(?:body|(?:params|path|json)\('[^']*'\))/g;

/**
 * A JSON string of what a Velocity reference holds, whatever a caller put there. `escapeJavaScript` also escapes single quotes,
 * which JSON does not know, so that is taken back. A reference that holds nothing gives an empty string.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function jsonText(reference: TemplateReference): JsonText {
  const variable = reference
    .replace(/^\$(context\.)?/, '')
    .replace(/\W+$/, '')
    .replace(/\W+/g, '_');
  return { set: setText(variable, reference), value: `"${escapedJson(variable)}"` };
}

/** The two parts of a {@link jsonText}. */
export interface JsonText {
  /** A line before the JSON, which holds the value as text. */
  readonly set: string;

  /** The string itself, quotes included. */
  readonly value: string;
}

/** JSON whose strings may hold references, as in `USER#$input.params('id')`. */
export type TemplateJson =
  | string
  | number
  | boolean
  | readonly TemplateJson[]
  | { readonly [name: string]: TemplateJson | undefined };

/** A template that writes JSON: each {@link TemplateReference} in its strings becomes what it holds, escaped. */
export function jsonTemplate(json: TemplateJson): string {
  const text = JSON.stringify(json, undefined, 2);
  const held = [...text.matchAll(references)].map(([reference]) => jsonText(reference as TemplateReference));
  const between = text.split(references).map(plainJson);
  const written = between.map((part, at) => part + (held[at]?.value.slice(1, -1) ?? '')).join('');
  return [...new Set(held.map(({ set }) => set)), written, ''].join('\n');
}

/** A template that writes a form: each {@link TemplateReference} in its values becomes what it holds, encoded. */
export function formTemplate(form: Readonly<Record<string, string>>): string {
  return Object.entries(form)
    .map(([name, value]) => `${name}=${formValue(value)}`)
    .join('&');
}

/** What stands between references is encoded here, but for what only Terraform knows. */
function formValue(value: string): string {
  const between = value.split(references).map((text) => text.replace(/\$\{[^}]*\}|[^$]+|\$/g, encodedPart));
  const encoded = [...value.matchAll(references)].map(([reference]) => `$util.urlEncode(${reference})`);
  return between.map((text, at) => text + (encoded[at] ?? '')).join('');
}

function encodedPart(part: string): string {
  return part.startsWith('${') ? part : encodeURIComponent(part);
}

/** JSON in which Velocity finds nothing of its own: in strings, and nowhere else, stand `#` and `$`. Terraform keeps its `${`. */
function plainJson(text: string): string {
  return text.replace(/#/g, '\\u0023').replace(/\$(?!\{)/g, '\\u0024');
}

/** `$input.json` and `$input.body` always hold a text; everything else may be absent, or no text. */
function setText(variable: string, reference: TemplateReference): string {
  const is = (value: string) => `#set($${variable} = ${value})`;
  if (/^\$input\.(json|body)/.test(reference)) return is(reference);
  if (reference.startsWith('$input.path')) return is(reference) + is(`"$!${variable}"`);
  return is(`"$!${reference.slice(1)}"`);
}

function escapedJson(variable: string): string {
  return `$util.escapeJavaScript($${variable}).replaceAll("\\\\'", "'")`;
}
