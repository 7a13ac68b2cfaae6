import { HttpError } from './http-error';

/** The versions that a write accepts; undefined when it accepts any. */
export type AcceptedVersions = readonly number[] | undefined;

/** Most entity tags in one `If-Match`. Who read a thing has one, or a few. */
const maxTags = 100;

const tagPattern = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/;
const listPattern = new RegExp(`^${tagPattern.source}(?:[ \\t]*,[ \\t]*${tagPattern.source})*$`);

/** Thrown when something is no longer at a version that the caller's `If-Match` names. */
export class VersionMismatchError extends Error {
  override readonly name = 'VersionMismatchError';
}

/** The entity tag of a version: a strong one, as each write changes it. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/**
 * The versions that an `If-Match` header accepts. A weak tag accepts none: `If-Match` compares strongly.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.if-match
 */
export function readIfMatch(header: string | undefined): AcceptedVersions {
  if (header === undefined || header === '*') return undefined;
  const tags = listPattern.test(header) ? header.match(new RegExp(tagPattern, 'g')) : null;
  if (tags === null || tags.length > maxTags) {
    throw new HttpError(400, `If-Match must be * or a list of at most ${maxTags} entity tags.`);
  }
  return tags.map((tag) => Number(/^"([1-9]\d{0,14})"$/.exec(tag)?.[1])).filter((version) => !Number.isNaN(version));
}
