import type { ApiAnswer } from '../../api';
import type { MethodCall } from '../call';
import type { IntegrationDefinition, IntegrationResponseDefinition } from '../definition/rest-api-definition';
import { headerOf, isMediaType } from '../headers';
import { responseSource } from '../parameter-mapping';
import { internalError } from '../refusal';
import { javaText } from '../templates/java-text';
import { Payload } from '../templates/payload';
import { render } from '../templates/render';
import type { Outcome } from './outcome';
import { patternOf } from './selection-pattern';
import { templateSource } from './template-source';

/** Makes an answer of what an integration gave: by the response whose pattern fits, else by the one without a pattern. */
export function integrationResponse(call: MethodCall, integration: IntegrationDefinition, outcome: Outcome): ApiAnswer {
  const response = chosen(integration, outcome.selection);
  call.trace.step('integration response', response.status, response.address);
  const content = converted(call, response, outcome);
  const template = templateFor(response, headerOf(call.request.headers, 'accept'));
  const headers = mappedHeaders(call, response, outcome);
  if (template === undefined) return answer(response.status, headers, content.body);
  if (content.binary) throw internalError(`the template of ${response.address} was given binary data`);
  const source = templateSource(call, payloadOf(content.body));
  const { text, overrides } = render(template, source, call.trace, response.address);
  const { header, status } = overrides.responseOverride;
  for (const [name, value] of Object.entries(header)) headers.set(name.toLowerCase(), [name, javaText(value)]);
  return answer(statusOf(status) ?? response.status, headers, Buffer.from(text));
}

type Headers = Map<string, [name: string, value: string]>;

function chosen({ responses, address }: IntegrationDefinition, selection: string | undefined) {
  const fitting = responses.find(
    ({ selectionPattern }) =>
      selection !== undefined && selectionPattern !== undefined && patternOf(selectionPattern)?.test(selection),
  );
  const found = fitting ?? responses.find(({ selectionPattern }) => selectionPattern === undefined);
  if (found !== undefined) return found;
  const result = selection === undefined ? 'a success' : `"${selection.slice(0, 60)}"`;
  throw internalError(
    `no integration response of ${address} takes ${result}, and none is the default`,
    500,
    'API_CONFIGURATION_ERROR',
  );
}

const payloadOf = (body: Buffer): Payload =>
  new Payload(body.toString(), (reason) => internalError(`what the integration answered is no JSON: ${reason}`));

function templateFor({ templates }: IntegrationResponseDefinition, accept: string | undefined): string | undefined {
  const [first] = Object.keys(templates);
  const type = [accept, 'application/json', first].find((one) => one !== undefined && Object.hasOwn(templates, one));
  return type === undefined ? undefined : templates[type];
}

/** A binary payload becomes text, and text binary, as `content_handling` says. */
function converted(call: MethodCall, { contentHandling }: IntegrationResponseDefinition, { headers, body }: Outcome) {
  const { binaryMediaTypes } = call.api;
  const binary = isMediaType(headerOf(headers, 'content-type'), binaryMediaTypes);
  const acceptsBinary = isMediaType(headerOf(call.request.headers, 'accept')?.split(',')[0], binaryMediaTypes);
  const toText = contentHandling === 'CONVERT_TO_TEXT';
  if (binary && toText) return { binary: false, body: Buffer.from(body.toString('base64')) };
  const decode = contentHandling === 'CONVERT_TO_BINARY' || (contentHandling === undefined && acceptsBinary);
  if (!binary && decode && !toText && binaryMediaTypes.length > 0)
    return { binary: true, body: Buffer.from(body.toString(), 'base64') };
  return { binary, body };
}

/** Headers that API Gateway keeps to itself: what a backend sends comes under another name. */
const remapped = new Set([
  'authorization',
  'connection',
  'content-length',
  'content-md5',
  'date',
  'expect',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'trailer',
  'upgrade',
  'user-agent',
  'www-authenticate',
]);

/** The headers that a response maps. Only those that the method response declares reach the caller. */
function mappedHeaders(call: MethodCall, response: IntegrationResponseDefinition, outcome: Outcome): Headers {
  const source = { headers: outcome.headers, body: outcome.body.toString() };
  const declared = call.method.responses.get(response.status)?.headers;
  const headers: Headers = new Map();
  for (const [target, from] of Object.entries(response.parameters)) {
    const name = target.replace(/^method\.response\.header\./, '');
    const lower = name.toLowerCase();
    const value = responseSource(from, source, call);
    if (value === undefined || lower === 'transfer-encoding' || declared?.includes(lower) === false) continue;
    headers.set(lower, [remapped.has(lower) ? `x-amzn-Remapped-${name}` : name, value]);
  }
  return headers;
}

/** Only whole numbers from 100 to 599 count as a status. */
function statusOf(override: unknown): string | undefined {
  const status = typeof override === 'string' && /^\d+$/.test(override) ? Number(override) : override;
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599
    ? `${status}`
    : undefined;
}

function answer(status: string, headers: Headers, body: Buffer): ApiAnswer {
  const contentType: [string, string][] = headers.has('content-type') ? [] : [['Content-Type', 'application/json']];
  return { status: Number(status), headers: [...contentType, ...headers.values()], body };
}
