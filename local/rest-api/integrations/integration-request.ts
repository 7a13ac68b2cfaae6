import type { MethodCall } from '../call';
import type { IntegrationDefinition } from '../definition/rest-api-definition';
import { allValues, headerOf, isMediaType, mediaTypeOf } from '../headers';
import { requestSource } from '../parameter-mapping';
import { internalError, Refusal } from '../refusal';
import { javaText } from '../templates/java-text';
import { Payload } from '../templates/payload';
import { render } from '../templates/render';
import type { Overrides } from '../templates/template-variables';
import { templateSource } from './template-source';

/** A request to what a method calls, after mapping. */
export interface IntegrationRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly path: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Maps a request by the parameters and the template of the method's integration. */
export function integrationRequest(call: MethodCall, integration: IntegrationDefinition): IntegrationRequest {
  const { body, overrides } = mappedBody(call, integration);
  const override = (place: 'header' | 'path' | 'querystring') => textsOf(overrides?.requestOverride[place] ?? {});
  const mapped = mappedParameters(call, integration);
  return {
    headers: checked({ ...mapped.header, ...override('header') }, integration),
    query: { ...mapped.querystring, ...lists(override('querystring')) },
    path: { ...flat(mapped.path), ...override('path') },
    body,
  };
}

const textsOf = (map: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, javaText(value)]));

const lists = (map: Readonly<Record<string, string>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, [value]]));

const flat = (map: Readonly<Record<string, readonly string[]>>): Record<string, string> =>
  Object.fromEntries(Object.entries(map).map(([name, values]) => [name, values.join(',')]));

/** Headers that make API Gateway fail when a mapping sets them. */
const forbidden = ['content-length', 'transfer-encoding'];
const forbiddenForAws = [...forbidden, 'authorization', 'connection', 'expect', 'proxy-authenticate', 'te'];

function checked(headers: Readonly<Record<string, string>>, { type, address }: IntegrationDefinition) {
  const refused = type === 'AWS' || type === 'AWS_PROXY' ? forbiddenForAws : forbidden;
  const name = Object.keys(headers).find((one) => refused.includes(one.toLowerCase()));
  if (name !== undefined) throw internalError(`${address} must not map the header ${name}`);
  return headers;
}

interface Mapped {
  readonly header: Record<string, string>;
  readonly querystring: Record<string, readonly string[]>;
  readonly path: Record<string, readonly string[]>;
}

function mappedParameters(call: MethodCall, { requestParameters }: IntegrationDefinition): Mapped {
  const mapped: Mapped = { header: {}, querystring: {}, path: {} };
  for (const [target, source] of Object.entries(requestParameters)) {
    const [, place, name = ''] = /^integration\.request\.(header|querystring|path)\.(.+)$/.exec(target) ?? [];
    const value = requestSource(source, call);
    if (value === undefined) continue;
    if (place === 'header') mapped.header[name] = value;
    if (place === 'path') mapped.path[name] = [value];
    if (place === 'querystring') mapped.querystring[name] = queryValues(source, value, call);
  }
  return mapped;
}

/** Several values of a query string stay several. */
const queryValues = (source: string, joined: string, { query }: MethodCall): readonly string[] =>
  allValues(query)[/^method\.request\.multivaluequerystring\.(.+)$/.exec(source)?.[1] ?? ''] ?? [joined];

interface MappedBody {
  readonly body: Buffer;
  readonly overrides: Overrides | undefined;
}

function mappedBody(call: MethodCall, integration: IntegrationDefinition): MappedBody {
  const template = templateFor(call, integration);
  const { binary, body } = converted(call, integration);
  if (template === undefined) return { body, overrides: undefined };
  if (binary) throw internalError(`the template of ${integration.address} was given binary data`);
  const { text, overrides } = render(
    template,
    templateSource(call, new Payload(body.toString())),
    call.trace,
    integration.address,
  );
  return { body: Buffer.from(text), overrides };
}

/** The template for the body's media type; undefined where the body passes as it is. */
function templateFor({ request }: MethodCall, integration: IntegrationDefinition): string | undefined {
  const { requestTemplates, passthrough, address } = integration;
  const type = mediaTypeOf(headerOf(request.headers, 'content-type')) || 'application/json';
  const template = Object.entries(requestTemplates).find(([one]) => mediaTypeOf(one) === type)?.[1];
  if (template !== undefined) return template;
  if (Object.hasOwn(requestTemplates, '$default')) return requestTemplates.$default;
  const none = Object.keys(requestTemplates).length === 0;
  if (passthrough === 'WHEN_NO_MATCH' || (passthrough === 'WHEN_NO_TEMPLATES' && none)) return undefined;
  throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type', { why: `no template for ${type}`, address });
}

/** The body as `content_handling` wants it, and whether it is binary then. */
function converted({ request, body, api }: MethodCall, { contentHandling }: IntegrationDefinition) {
  const binary = body.length > 0 && isMediaType(headerOf(request.headers, 'content-type'), api.binaryMediaTypes);
  if (binary && contentHandling === 'CONVERT_TO_TEXT')
    return { binary: false, body: Buffer.from(body.toString('base64')) };
  if (!binary && contentHandling === 'CONVERT_TO_BINARY')
    return { binary: body.length > 0, body: Buffer.from(body.toString(), 'base64') };
  return { binary, body };
}
