import { holdsUnknown, isMap, Unknown, type Value, type ValueMap } from '../language/value';
import { documentOf } from './json-text';
import { yamlDocumentOf } from './yaml-text';

/** What can be told of an API body. */
export interface OpenApi {
  /** The document, when it can be read. */
  readonly document?: ValueMap;
  /** `openapi 3.0.1` or `swagger 2.0`, when it is stated. */
  readonly version?: string;
}

/** Reads the body of an API, in JSON or YAML. */
export function openApiOf(body: Value | undefined): OpenApi {
  const document = documentOf(body);
  if (isMap(document)) {
    const [kind, version] =
      ['openapi', 'swagger'].map((key) => [key, document[key]] as const).find(([, one]) => one !== undefined) ?? [];
    return typeof version === 'string' ? { document, version: `${kind} ${version}` } : { document };
  }
  const text =
    body instanceof Unknown ? body.parts.map((part) => (typeof part === 'string' ? part : '')).join('') : body;
  const [, kind, version] =
    (typeof text === 'string' ? /^\s*["']?(openapi|swagger)["']?\s*:\s*["']?([\d.]+)/m.exec(text) : null) ?? [];
  if (kind === undefined) return {};
  const written = yamlDocumentOf(body);
  return { version: `${kind} ${version}`, ...(isMap(written) ? { document: written } : {}) };
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
