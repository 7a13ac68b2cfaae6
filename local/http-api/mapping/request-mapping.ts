import type { Call } from '../call/call';
import { type OutgoingRequest, unmapped } from '../payload/outgoing-request';
import { type Parameter, parametersOf } from './parameters';

/** Makes the request that leaves for an integration. */
export type RequestMapping = (call: Call) => OutgoingRequest;

/** Reads an integration's request parameters, once. */
export function requestMappingOf(parameters: Readonly<Record<string, string>>): RequestMapping {
  const mappings = parametersOf(parameters);
  if (mappings.length === 0) return unmapped;
  return (call) => {
    const request = unmapped(call);
    request.headers = new Map(request.headers);
    for (const mapping of mappings) apply(mapping, request, call);
    return request;
  };
}

function apply(mapping: Parameter, request: OutgoingRequest, call: Call): void {
  const value = mapping.value(call);
  if (value === undefined && mapping.action !== 'remove') return;
  if (mapping.location === 'header') mapHeader(mapping, request.headers, value ?? '');
  if (mapping.location === 'querystring') mapQuery(mapping, request, value ?? '');
  if (mapping.location === 'path' && value !== undefined) {
    request.path = value;
    request.rawPath = value.split('/').map(encodeURIComponent).join('/');
  }
}

function mapHeader({ action, name }: Parameter, headers: Map<string, string[]>, value: string): void {
  const key = name.toLowerCase();
  if (action === 'remove') headers.delete(key);
  else headers.set(key, action === 'append' ? [...(headers.get(key) ?? []), value] : [value]);
}

function mapQuery({ action, name }: Parameter, request: OutgoingRequest, value: string): void {
  const kept = action === 'append' ? request.query : request.query.filter(([one]) => one !== name);
  request.query = action === 'remove' ? kept : [...kept, [name, value]];
  request.rawQuery = undefined;
}
