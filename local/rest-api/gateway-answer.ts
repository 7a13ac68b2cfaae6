import type { ApiAnswer, ApiRequest, HeaderList } from '../api';
import { type ContextObject, contextText } from './context';
import type { GatewayResponseDefinition, RestApiDefinition } from './definition/rest-api-definition';
import { allValues, headerOf, lastValues } from './headers';
import type { Refusal, RefusalKind } from './refusal';

/** What a gateway response may name. */
export interface GatewayResponseSource {
  readonly api: Pick<RestApiDefinition, 'gatewayResponses'>;
  readonly request: ApiRequest;
  readonly query: HeaderList;
  readonly pathParameters?: Readonly<Record<string, string>> | undefined;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly context: ContextObject;
}

/** Kinds whose own words AWS writes with a space after the colon. */
const spaced = new Set<RefusalKind>([
  'API_CONFIGURATION_ERROR',
  'BAD_REQUEST_BODY',
  'BAD_REQUEST_PARAMETERS',
  'DEFAULT_5XX',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'UNSUPPORTED_MEDIA_TYPE',
]);

/** The answer to a refusal: the response set for its kind, else the one for all of its class, else AWS's own. */
export function gatewayAnswer(refusal: Refusal, source: GatewayResponseSource): ApiAnswer {
  tell(refusal, source.context);
  const response = responseFor(refusal, source.api);
  const [contentType, template] = templateOf(response, headerOf(source.request.headers, 'accept'));
  const body = template === undefined ? builtInBody(refusal) : substituted(template, source);
  const headers: [string, string][] = [
    ['Content-Type', contentType],
    ['x-amzn-ErrorType', refusal.errorType],
  ];
  for (const [name, value] of parametersOf(response, source)) {
    const at = headers.findIndex(([one]) => one.toLowerCase() === name.toLowerCase());
    if (at >= 0) headers.splice(at, 1);
    headers.push([name, value]);
  }
  return { status: response?.status ?? refusal.status, headers, body: Buffer.from(body) };
}

/** Puts `$context.error.*` into the context, for templates and access logs. */
function tell({ kind, callerMessage, details }: Refusal, context: ContextObject): void {
  context.error = {
    responseType: kind,
    message: callerMessage,
    messageString: JSON.stringify(callerMessage),
    validationErrorString: details.validation,
  };
}

/** A body that is too large cannot be answered otherwise than AWS does. */
function responseFor(
  { kind, status }: Refusal,
  { gatewayResponses }: Pick<RestApiDefinition, 'gatewayResponses'>,
): GatewayResponseDefinition | undefined {
  if (kind === 'REQUEST_TOO_LARGE') return undefined;
  return gatewayResponses.get(kind) ?? gatewayResponses.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
}

function templateOf(
  response: GatewayResponseDefinition | undefined,
  accept: string | undefined,
): [contentType: string, template: string | undefined] {
  const templates = response?.templates ?? {};
  const [first] = Object.keys(templates);
  const type = [accept, 'application/json', first].find((one) => one !== undefined && Object.hasOwn(templates, one));
  return type === undefined ? ['application/json', undefined] : [type, templates[type]];
}

function builtInBody({ kind, callerMessage, details }: Refusal): string {
  const name = details.capital ? 'Message' : 'message';
  return `{"${name}":${spaced.has(kind) && !details.tight ? ' ' : ''}${JSON.stringify(callerMessage)}}`;
}

const variable = /\$\{?(context|stageVariables|method\.request)\.([\w.-]*\w)\}?/g;

/** A gateway response is no Velocity: names are replaced, and nothing else happens. */
const substituted = (template: string, source: GatewayResponseSource): string =>
  template.replace(variable, (_, root: string, path: string) => {
    const value = valueAt(`${root}.${path}`, source) ?? '';
    return path === 'error.validationErrorString' ? value.replaceAll('"', '\\"') : value;
  });

function parametersOf(response: GatewayResponseDefinition | undefined, source: GatewayResponseSource) {
  return Object.entries(response?.parameters ?? {}).flatMap(([target, from]): [string, string][] => {
    const value = /^'(.*)'$/s.exec(from)?.[1] ?? valueAt(from, source);
    return value === undefined ? [] : [[target.replace(/^gatewayresponse\.header\./, ''), value]];
  });
}

/** The value behind `context.x`, `stageVariables.x` or `method.request.header.x`. */
function valueAt(name: string, { context, stageVariables, request, query, pathParameters }: GatewayResponseSource) {
  const [, root, place, path = ''] = /^(context|stageVariables|method\.request\.(\w+))\.(.+)$/.exec(name) ?? [];
  if (root === 'context') return contextText(context, path);
  if (root === 'stageVariables') return stageVariables[path];
  if (place === 'header') return headerOf(request.headers, path);
  if (place === 'multivalueheader') return allValues(request.headers)[path]?.join(',');
  if (place === 'querystring') return lastValues(query)[path];
  if (place === 'multivaluequerystring') return allValues(query)[path]?.join(',');
  return place === 'path' ? pathParameters?.[path] : undefined;
}
