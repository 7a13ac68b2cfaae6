import { validateHeaderName, validateHeaderValue } from 'node:http';
import { asObject, type JsonObject } from '../../../terraform/documents/json-object';
import type { HeaderList } from '../../api';

/** What an integration answered. */
export interface IntegrationAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Buffer;
}

/** Why a function's answer cannot be delivered. */
export class MalformedAnswer extends Error {}

/** Reads the answer of a function in payload format 2.0: without a `statusCode`, the whole result is the body. */
export function answer2(payload: string): IntegrationAnswer {
  const value: unknown = JSON.parse(payload);
  const answer = asObject(value);
  if (answer.statusCode !== undefined) return structured(answer, [...headersIn(answer), ...cookiesIn(answer)]);
  const body = typeof value === 'string' ? value : payload;
  return { status: 200, headers: [['content-type', 'application/json']], body: Buffer.from(body) };
}

/** Reads the answer of a function in payload format 1.0, which must have a `statusCode`. */
export function answer1(payload: string): IntegrationAnswer {
  const answer = asObject(JSON.parse(payload));
  return structured(answer, withMultiValueHeaders(answer));
}

function structured(answer: JsonObject, headers: HeaderList): IntegrationAnswer {
  const status = statusIn(answer);
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const plain: HeaderList =
    typed || status === 204 || status === 304 ? [] : [['content-type', 'text/plain; charset=utf-8']];
  return { status, headers: [...plain, ...deliverable(headers)], body: bodyIn(answer) };
}

function statusIn({ statusCode }: JsonObject): number {
  const status = typeof statusCode === 'string' && /^\d{3}$/.test(statusCode) ? Number(statusCode) : statusCode;
  if (typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599) return status;
  throw new MalformedAnswer(`statusCode must be a number from 200 to 599, was ${JSON.stringify(statusCode)}`);
}

function bodyIn({ body, isBase64Encoded }: JsonObject): Buffer {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body === 'object') throw new MalformedAnswer('body must be a text, was an object');
  return Buffer.from(String(body), isBase64Encoded === true ? 'base64' : 'utf8');
}

function headersIn({ headers }: JsonObject): [string, string][] {
  if (headers === undefined || headers === null) return [];
  if (typeof headers !== 'object' || Array.isArray(headers)) throw new MalformedAnswer('headers must be an object');
  const list: [string, string][] = [];
  for (const [name, value] of Object.entries(headers))
    if (value !== null && value !== undefined) list.push([name, headerText(name, value)]);
  return list;
}

function headerText(name: string, value: unknown): string {
  if (typeof value === 'object')
    throw new MalformedAnswer(`header ${name} must be a text, was ${JSON.stringify(value)}`);
  return String(value);
}

function cookiesIn({ cookies }: JsonObject): [string, string][] {
  if (cookies === undefined || cookies === null) return [];
  if (!Array.isArray(cookies)) throw new MalformedAnswer('cookies must be a list');
  return cookies.map((cookie) => ['set-cookie', headerText('set-cookie', cookie)]);
}

/** Values under both names are all sent, those of `headers` first. */
function withMultiValueHeaders(answer: JsonObject): [string, string][] {
  const single = headersIn(answer);
  const known = new Set(single.map(([name, value]) => `${name.toLowerCase()}\n${value}`));
  const multiple = Object.entries(asObject(answer.multiValueHeaders)).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, headerText(name, value)]),
  );
  return [...single, ...multiple.filter(([name, value]) => !known.has(`${name.toLowerCase()}\n${value}`))];
}

/** API Gateway writes these itself. */
const own = /^(connection|content-length|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

function deliverable(headers: HeaderList): HeaderList {
  for (const [name, value] of headers) check(name, value);
  return headers.filter(([name]) => !own.test(name));
}

function check(name: string, value: string): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw new MalformedAnswer(`header ${JSON.stringify(name)} cannot be sent: ${JSON.stringify(value)}`);
  }
}
