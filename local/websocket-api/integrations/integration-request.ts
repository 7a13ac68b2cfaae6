import type { HeaderList } from '../../api';
import { withStageVariables } from '../../gateway/stage-variables';
import type { IntegrationDefinition } from '../definition/definition';
import { type RouteCall, RouteFailure, requestLookup } from '../route-call';
import { chosenTemplate, rendered } from './template';

/** What is sent to an integration that is no Lambda proxy. */
export interface IntegrationRequest {
  readonly uri: string;
  readonly headers: HeaderList;
  readonly body: string;
}

/** Makes the request: the body by its template, address and headers by the mappings. */
export function integrationRequest(call: RouteCall, integration: IntegrationDefinition): IntegrationRequest {
  const lookup = requestLookup(call);
  const mapped = Object.entries(integration.requestParameters).flatMap(([to, from]): [string, string][] => {
    const value = mappedValue(from, lookup);
    return value === undefined ? [] : [[to.replace(/^integration\.request\./, ''), value]];
  });
  return {
    uri: uriWith(withStageVariables(integration.uri, call.connection.stage.variables), mapped),
    headers: named(mapped, 'header.'),
    body: bodyOf(call, integration, lookup),
  };
}

function bodyOf(call: RouteCall, integration: IntegrationDefinition, lookup: (name: string) => unknown): string {
  const body = call.event.body ?? '';
  const template = chosenTemplate(integration.request, lookup);
  if (template !== undefined) return rendered(call, template, body, integration.address);
  const { passthrough, request } = integration;
  const refused =
    passthrough === 'NEVER' || (passthrough === 'WHEN_NO_TEMPLATES' && Object.keys(request.templates).length > 0);
  if (refused) throw new RouteFailure(415, 'Unsupported Media Type', `${integration.address} passes nothing through`);
  return body;
}

/** `'text'` stands for itself, anything else is looked up. */
function mappedValue(from: string, lookup: (name: string) => unknown): string | undefined {
  const literal = /^'(.*)'$/s.exec(from)?.[1];
  const value = literal ?? lookup(from.replace(/^\$/, ''));
  return value === undefined || value === null
    ? undefined
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}

const named = (mapped: readonly [string, string][], prefix: string): [string, string][] =>
  mapped.filter(([to]) => to.startsWith(prefix)).map(([to, value]) => [to.slice(prefix.length), value]);

function uriWith(uri: string, mapped: readonly [string, string][]): string {
  const path = new Map(named(mapped, 'path.'));
  const whole = uri.replace(/\{([\w.-]+)\}/g, (name, inner: string) => path.get(inner) ?? name);
  const query = new URLSearchParams(named(mapped, 'querystring.')).toString();
  return query === '' ? whole : `${whole}${whole.includes('?') ? '&' : '?'}${query}`;
}
