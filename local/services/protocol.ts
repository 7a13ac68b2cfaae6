import { randomUUID } from 'node:crypto';
import { type Input, jsonAnswer, type ServiceFault } from './service';
import type { ServiceAnswer, ServiceRequest } from './services';

/** A call as it was read, and how its answer is written. */
export interface ReadCall {
  readonly operation: string;
  readonly input: Input;
  readonly answer: (body: unknown) => ServiceAnswer;
  readonly fault: (fault: ServiceFault) => ServiceAnswer;
}

/** A header by its name, whatever its case. */
export const headerOf = ({ headers }: Pick<ServiceRequest, 'headers'>, name: string): string | undefined =>
  headers.find(([one]) => one.toLowerCase() === name)?.[1];

/** Reads a call of one of AWS's two protocols that name the operation in the call itself; undefined when it is neither. */
export function readCall(request: ServiceRequest): ReadCall | undefined {
  const target = headerOf(request, 'x-amz-target');
  if (target !== undefined) return readJson(request, target.replace(/^.*\./, ''));
  const query = new URL(request.target, 'http://local').searchParams;
  const form = new URLSearchParams(request.body.toString());
  for (const [name, value] of form) query.append(name, value);
  return query.has('Action') ? readQuery(request, query) : undefined;
}

function readJson(request: ServiceRequest, operation: string): ReadCall {
  const type = headerOf(request, 'content-type') ?? 'application/x-amz-json-1.0';
  return {
    operation,
    input: parsed(request.body),
    answer: (body) => jsonAnswer(200, body, type),
    fault: (fault) => jsonFault(fault, type),
  };
}

function parsed(body: Buffer): Input {
  try {
    const value: unknown = JSON.parse(body.toString() || '{}');
    return typeof value === 'object' && value !== null ? (value as Input) : {};
  } catch {
    return {};
  }
}

/** An error in JSON, as services with JSON protocols send it. */
export function jsonFault({ code, message, status, details }: ServiceFault, type: string): ServiceAnswer {
  const answer = jsonAnswer(status, { __type: code, message, ...details }, type);
  return { ...answer, headers: [...answer.headers, ['x-amzn-errortype', code]] };
}

function readQuery(request: ServiceRequest, query: URLSearchParams): ReadCall {
  const operation = query.get('Action') ?? '';
  const json = /json/.test(headerOf(request, 'accept') ?? '');
  return {
    operation,
    input: inQueue(nested(query), request.target),
    answer: (body) => {
      const whole = { [`${operation}Result`]: body ?? {}, ResponseMetadata: { RequestId: randomUUID() } };
      return json
        ? jsonAnswer(200, { [`${operation}Response`]: whole }, 'application/json')
        : xmlAnswer(200, `${operation}Response`, whole);
    },
    fault: (fault) => {
      const { code: Code, message: Message, status } = fault;
      const whole = { Error: { Type: 'Sender', Code, Message }, RequestId: randomUUID() };
      return json ? jsonAnswer(status, whole, 'application/json') : xmlAnswer(status, 'ErrorResponse', whole);
    },
  };
}

/** A queue may be named by the path alone. */
function inQueue(input: Input, target: string): Input {
  const path = target.split('?')[0] ?? '/';
  return input.QueueUrl === undefined && input.QueueName === undefined && /^\/\d{12}\/./.test(path)
    ? { ...input, QueueUrl: path }
    : input;
}

/** `Attribute.1.Name=x` as `{ Attribute: [{ Name: 'x' }] }`; the words `member` and `entry` of lists and maps are left out. */
function nested(query: URLSearchParams): Input {
  const root: Input = {};
  for (const [name, value] of query) {
    const path = name.split('.').filter((part) => part !== 'member' && part !== 'entry' && part !== '__proto__');
    let at: Input = root;
    for (const part of path.slice(0, -1)) {
      at[part] = typeof at[part] === 'object' ? at[part] : {};
      at = at[part] as Input;
    }
    at[path.at(-1) ?? ''] = value;
  }
  return listed(root) as Input;
}

function listed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, listed(one)] as const);
  const numbered = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name));
  if (!numbered) return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, one]) => one);
}

function xmlAnswer(status: number, root: string, body: unknown): ServiceAnswer {
  const text = `<?xml version="1.0"?>${xmlOf(root, body)}`;
  return { status, headers: [['content-type', 'text/xml']], body: Buffer.from(text) };
}

/** A value as XML; the items of a list repeat its name. */
export function xmlOf(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => xmlOf(name, one)).join('');
  const inner =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([key, one]) => xmlOf(key, one))
          .join('')
      : escaped(String(value));
  return `<${name}>${inner}</${name}>`;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
