import { isList, isMap, type Part, Unknown, type Value, type ValueMap } from '../language/value';

const hole = /\ue000(\d+)\ue000/g;

const documents = new WeakMap<Unknown, { readonly document: Value | undefined }>();
const texts = new Map<string, Value | undefined>();

/** The structure behind a JSON text: encoded by Terraform, written out, or written with interpolations in it. */
export function documentOf(value: Value | undefined): Value | undefined {
  if (typeof value === 'string') return parsedOnce(value);
  if (!(value instanceof Unknown)) return undefined;
  if (value.encoded !== undefined) return value.encoded;
  if (value.parts.length < 2) return undefined;
  const kept = documents.get(value) ?? { document: writtenIn(value) };
  documents.set(value, kept);
  return kept.document;
}

/** Rules that read one text follow each other, so that few texts need to be kept. */
function parsedOnce(text: string): Value | undefined {
  if (texts.has(text)) return texts.get(text);
  if (texts.size > 20) texts.clear();
  const document = parsed(text);
  texts.set(text, document);
  return document;
}

/** The structure behind a text with unknown pieces in it, as a language reads it. */
export function writtenIn(value: Unknown, read: (text: string) => Value | undefined = parsed): Value | undefined {
  const text = value.parts.map((part, at) => (typeof part === 'string' ? part : `\ue000${at}\ue000`)).join('');
  const document = read(text);
  return document === undefined ? undefined : refilled(document, value.parts);
}

function parsed(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

function refilled(value: Value, parts: readonly Part[], depth = 0): Value {
  if (depth > 60) return new Unknown();
  if (typeof value === 'string') return value.includes('\ue000') ? withParts(value, parts) : value;
  if (isList(value)) return value.map((item) => refilled(item, parts, depth + 1));
  return isMap(value) ? refilledMap(value, parts, depth) : value;
}

function refilledMap(map: ValueMap, parts: readonly Part[], depth: number): ValueMap {
  let filled: Record<string, Value> | undefined;
  for (const [key, item] of Object.entries(map)) {
    const after = refilled(item, parts, depth + 1);
    if (after === item) continue;
    filled ??= { ...map };
    filled[key] = after;
  }
  return filled ?? map;
}

function withParts(text: string, parts: readonly Part[]): Unknown {
  const pieces = text.split(hole).map((piece, at) => (at % 2 === 0 ? piece : parts[Number(piece)]));
  const kept = pieces.filter((piece) => piece !== '');
  const references = kept.filter((piece) => typeof piece === 'object');
  return new Unknown({ parts: kept, references });
}
