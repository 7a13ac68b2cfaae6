import { holdsUnknown, isMap, Unknown, type Value, type ValueMap } from '../language/value';
import { documentOf } from './json-text';

/** What can be told of an API body. */
export interface OpenApi {
  /** The document, when it is JSON. */
  readonly document?: ValueMap;
  /** `openapi 3.0.1` or `swagger 2.0`, when it is stated. */
  readonly version?: string;
}

/** Reads the body of an API: JSON as a whole, YAML as far as its version. */
export function openApiOf(body: Value | undefined): OpenApi {
  const document = documentOf(body);
  if (isMap(document)) {
    const [kind, version] =
      ['openapi', 'swagger'].map((key) => [key, document[key]] as const).find(([, one]) => one !== undefined) ?? [];
    return typeof version === 'string' ? { document, version: `${kind} ${version}` } : { document };
  }
  const [, kind, version] =
    (typeof body === 'string' ? /^\s*["']?(openapi|swagger)["']?\s*:\s*["']?([\d.]+)/m.exec(body) : null) ?? [];
  return kind === undefined ? {} : { version: `${kind} ${version}` };
}

/** One method of one path. */
export interface Operation {
  /** `GET /items`. */
  readonly name: string;
  readonly operation: ValueMap;
}

const methods = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'x-amazon-apigateway-any-method',
]);

/** The operations of a document. */
export function operationsOf(document: ValueMap | undefined): Operation[] {
  const paths = document?.paths;
  if (!isMap(paths) || paths instanceof Unknown) return [];
  return Object.entries(paths).flatMap(([path, item]) =>
    isMap(item)
      ? Object.entries(item).flatMap(([method, operation]) =>
          methods.has(method) && isMap(operation) ? [{ name: `${method.toUpperCase()} ${path}`, operation }] : [],
        )
      : [],
  );
}

/** Whether a document is known to its last leaf. */
export const isWhole = (document: Value | undefined): boolean => document !== undefined && !holdsUnknown(document);
