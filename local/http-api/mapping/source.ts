import { JSONPath } from 'jsonpath-plus';
import type { Call } from '../call/call';
import { contextVariable } from '../call/context-variable';
import { headerValues } from '../call/headers';
import type { IntegrationAnswer } from '../payload/function-answer';

/** Reads a value for a mapping; undefined when what it names is not there. */
export type Source = (call: Call, answer?: IntegrationAnswer) => string | undefined;

/** Bytes of a body that mappings read at most. */
const mostRead = 100 * 1024;
const embedded = /\$\{\$?((?:request|response|context|stageVariables)\.[^}]+)\}/g;

/** Reads a mapping's value as it is written: one variable, or a text that may hold several as `${…}`. */
export function sourceOf(written: string): Source {
  const single = /^\$((?:request|response|context|stageVariables)\..+)$/.exec(written)?.[1];
  if (single !== undefined) return variableOf(single);
  const pieces = written.split(embedded).map((piece, at): Source => (at % 2 === 0 ? () => piece : variableOf(piece)));
  return (call, answer) => pieces.map((piece) => piece(call, answer) ?? '').join('');
}

function variableOf(name: string): Source {
  const [root = '', part = ''] = name.split('.');
  const rest = name.slice(root.length + part.length + 2);
  if (root === 'context') return (call) => contextVariable(call, name.slice('context.'.length));
  if (root === 'stageVariables') return ({ stage }) => stage?.variables[part];
  return root === 'request' ? requestVariable(part, rest) : responseVariable(part, rest);
}

function requestVariable(part: string, name: string): Source {
  switch (part) {
    case 'header':
      return (call) => call.header(name);
    case 'querystring':
      return (call) => joined(call.queryValues(name));
    case 'path':
      return name === '' ? (call) => call.routePath : (call) => call.pathParameters[name];
    case 'body':
      return ({ request }) => inBody(request.body, name);
    default:
      return part.startsWith('body[')
        ? ({ request }) => inBody(request.body, part.slice('body'.length) + name)
        : nothing;
  }
}

function responseVariable(part: string, name: string): Source {
  if (part === 'header') return (_, answer) => joined(headerValues(answer?.headers ?? []).get(name.toLowerCase()));
  return part === 'body' ? (_, answer) => (answer === undefined ? undefined : inBody(answer.body, name)) : nothing;
}

const nothing: Source = () => undefined;

const joined = (values: readonly string[] | undefined): string | undefined =>
  values === undefined || values.length === 0 ? undefined : values.join(',');

/** A body as a whole, or what a JSON path without recursion and filters finds in it. */
function inBody(body: Buffer, below: string): string | undefined {
  if (body.length > mostRead) return undefined;
  const text = body.toString('utf8');
  if (below === '') return text;
  const path = `$.${below}`;
  if (path.includes('..') || path.includes('?(')) return undefined;
  try {
    const found: unknown = JSONPath({ path, json: JSON.parse(text), wrap: false, eval: false });
    if (found === undefined) return undefined;
    return typeof found === 'string' ? found : JSON.stringify(found);
  } catch {
    return undefined;
  }
}
