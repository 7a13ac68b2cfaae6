import { asObject, type JsonObject } from '../../../terraform/documents/json-object';

/**
 * A stack's JSON as it is recorded: sorted keys; without what cdktf notes for itself about constructs; a bundle's path without the
 * folder that is named after its content, since `source_code_hash` tells that once.
 */
export function reviewedForm(document: JsonObject): JsonObject {
  return asObject(sorted(document));
}

/** The text of a recorded file. */
export function reviewedText(document: JsonObject): string {
  return `${JSON.stringify(reviewedForm(document), null, 2)}\n`;
}

function sorted(value: unknown, key = ''): unknown {
  if (key === 'filename' && typeof value === 'string') return value.replace(/\/[0-9a-f]{16,}\//, '/');
  if (Array.isArray(value)) return value.map((item) => sorted(item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
    const kept = name === '//' ? withoutNotes(item) : item;
    return kept === undefined ? [] : [[name, sorted(kept, name)]];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A comment, without cdktf's own; nothing when it has no more. */
function withoutNotes(comment: unknown): unknown {
  if (typeof comment !== 'object' || comment === null || Array.isArray(comment)) return comment;
  const { metadata, outputs, ...rest } = comment as JsonObject;
  return Object.keys(rest).length === 0 ? undefined : rest;
}
