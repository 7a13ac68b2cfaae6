import type { ApiAnswer, HeaderList } from '../api';
import { isMediaType } from './headers';
import { internalError, Refusal } from './refusal';

/** What a function behind a proxy integration may answer with. */
interface ProxyAnswer {
  readonly statusCode?: unknown;
  readonly headers?: unknown;
  readonly multiValueHeaders?: unknown;
  readonly body?: unknown;
  readonly isBase64Encoded?: unknown;
}

const members = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded']);

/** Reads a function's answer as API Gateway does: what it does not understand is a 502. */
export function proxyAnswer(payload: string, accept: string | undefined, binaryTypes: readonly string[]): ApiAnswer {
  const answer = answerIn(payload);
  const status = statusOf(answer.statusCode);
  const body = bodyOf(answer);
  const decode = answer.isBase64Encoded === true && isMediaType(firstOf(accept), binaryTypes);
  return { status, headers: headersOf(answer), body: Buffer.from(body, decode ? 'base64' : 'utf8') };
}

function answerIn(payload: string): ProxyAnswer {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    throw new Refusal('DEFAULT_5XX', 'Internal server error', {
      status: 502,
      tight: true,
      why: 'the function answered with what is no JSON',
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(`the function must answer with an object, it answered with ${shown(value)}`);
  const extra = Object.keys(value).find((name) => !members.has(name));
  if (extra !== undefined) throw malformed(`the function's answer must not have a member "${extra}"`);
  return value;
}

/** An answer that API Gateway does not understand. */
export const malformed = (why: string) => internalError(why, 502);

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);

function statusOf(code: unknown): number {
  const status = typeof code === 'string' && /^\d+$/.test(code) ? Number(code) : (code ?? 200);
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 999)
    throw malformed(`statusCode must be a whole number from 100, it is ${shown(code)}`);
  return status;
}

function bodyOf({ body }: ProxyAnswer): string {
  if (body === undefined || body === null) return '';
  if (typeof body !== 'string') throw malformed(`the body must be a text, it is ${shown(body)}`);
  return body;
}

const firstOf = (accept: string | undefined): string | undefined => accept?.split(',')[0];

function headersOf({ headers, multiValueHeaders }: ProxyAnswer): HeaderList {
  const many = Object.entries(objectOf(multiValueHeaders, 'multiValueHeaders')).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : [values]).map((value): [string, string] => [name, textOf(name, value)]),
  );
  const given = new Set(many.map(([name]) => name.toLowerCase()));
  const single = Object.entries(objectOf(headers, 'headers'))
    .filter(([name, value]) => value !== null && !given.has(name.toLowerCase()))
    .map(([name, value]): [string, string] => [name, textOf(name, value)]);
  const all = [...single, ...many];
  const typed = all.some(([name]) => name.toLowerCase() === 'content-type');
  return typed ? all : [['Content-Type', 'application/json'], ...all];
}

function objectOf(value: unknown, name: string): object {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value))
    throw malformed(`${name} must be an object, it is ${shown(value)}`);
  return value;
}

function textOf(name: string, value: unknown): string {
  if (value === null || typeof value === 'object')
    throw malformed(`header ${name} must be a text, it is ${shown(value)}`);
  return String(value);
}
