import type { HeaderList } from '../api';
import type { MethodCall } from './call';
import { contextText } from './context';
import { allValues, headerOf, valuesOf } from './headers';
import { javaText } from './templates/java-text';
import { atJsonPath } from './templates/json-path';

/** The value of a mapping's source in a request; undefined when the request has none. */
export function requestSource(source: string, call: MethodCall): string | undefined {
  const [, place = '', name = ''] = /^method\.request\.(\w+)\.?(.*)$/s.exec(source) ?? [];
  if (place === 'header') return headerOf(call.request.headers, name);
  if (place === 'multivalueheader') return joined(valuesOf(call.request.headers, name));
  if (place === 'querystring') return allValues(call.query)[name]?.at(-1);
  if (place === 'multivaluequerystring') return joined(allValues(call.query)[name]);
  if (place === 'path') return call.pathParameters[name];
  if (place === 'body') {
    const text = call.body.toString();
    return inBody(name, text, (path) => atJsonPath(jsonOf(text), path));
  }
  return sharedSource(source, call);
}

/** What an integration answered, as mappings see it. */
export interface MappedAnswer {
  readonly headers: HeaderList;
  readonly body: string;
}

/** The value of a mapping's source in what an integration answered. */
export function responseSource(source: string, answer: MappedAnswer, call: MethodCall): string | undefined {
  const [, place = '', name = ''] = /^integration\.response\.(\w+)\.?(.*)$/s.exec(source) ?? [];
  if (place === 'header') return headerOf(answer.headers, name);
  if (place === 'multivalueheader') return joined(valuesOf(answer.headers, name));
  if (place === 'body') return inBody(name, answer.body, (path) => atJsonPath(jsonOf(answer.body), path));
  return sharedSource(source, call);
}

/** Literals, `context.x` and `stageVariables.x`, which any mapping may name. */
function sharedSource(source: string, { context, stageVariables }: MethodCall): string | undefined {
  const literal = /^'(.*)'$/s.exec(source)?.[1];
  if (literal !== undefined) return literal;
  if (source.startsWith('context.')) return contextText(context, source.slice('context.'.length));
  return source.startsWith('stageVariables.') ? stageVariables[source.slice('stageVariables.'.length)] : undefined;
}

const joined = (values: readonly string[] | undefined): string | undefined =>
  values === undefined || values.length === 0 ? undefined : values.join(',');

function inBody(path: string, text: string, at: (path: string) => unknown): string | undefined {
  if (path === '') return text;
  const value = at(`$.${path.replace(/^\$\.?/, '')}`);
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : javaText(value);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
