import { parse } from 'yaml';
import { isList, isMap, Unknown, type Value } from '../language/value';
import { writtenIn } from './json-text';

const documents = new Map<string, Value | undefined>();

/** The structure behind a YAML text: written out, or written with interpolations in its values. */
export function yamlDocumentOf(value: Value | undefined): Value | undefined {
  if (typeof value === 'string') return parsedOnce(value);
  return value instanceof Unknown && value.encoded === undefined && value.parts.length > 1
    ? writtenIn(value, parsedOnce)
    : undefined;
}

/** Rules that read one text follow each other, so that few texts need to be kept. */
function parsedOnce(text: string): Value | undefined {
  if (documents.has(text)) return documents.get(text);
  if (documents.size > 20) documents.clear();
  const document = parsed(text);
  documents.set(text, document);
  return document;
}

function parsed(text: string): Value | undefined {
  try {
    const document = parse(text, { merge: true, maxAliasCount: 100 }) as Value;
    return isMap(document) && !hasUnknownKey(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a key is not known: what stands at it may be anything. */
function hasUnknownKey(value: Value, depth = 0): boolean {
  if (depth > 60) return true;
  if (isList(value)) return value.some((item) => hasUnknownKey(item, depth + 1));
  return (
    isMap(value) &&
    Object.entries(value).some(([key, item]) => key.includes('\ue000') || hasUnknownKey(item, depth + 1))
  );
}
