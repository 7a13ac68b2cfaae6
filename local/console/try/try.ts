import type { ApiAnswer, ApiRequest, HeaderList } from '../../api';
import { requestId } from '../../request-id';
import type { LocalRun } from '../../run';
import type { RunningApi } from '../../running-api';
import { Trace } from '../../trace';
import type { CallBook } from '../call-book';
import { ConsoleFault } from '../fault';
import { type Pairs, pairsIn, textIn } from '../fields';
import type { Operation, TryAnswer } from '../interface';
import { operationsOf } from '../operations/operations';
import { apiAt, type Stack } from '../stacks';
import { callerIn, proofOf, signatureOf } from './caller';
import { curlOf } from './curl';
import { placeOf, targetOf } from './target';

type Json = Readonly<Record<string, unknown>>;

/** Calls a route as the page asks, and keeps the call whatever else passes. */
export async function tried(json: Json, stack: Stack, run: LocalRun, book: CallBook): Promise<TryAnswer> {
  const api = apiAt(stack, json.api);
  const { request, curl } = await requestOf(json, stack, run, api);
  const trace = new Trace(requestId(api.served.kind), stack.name, api.served.address);
  book.want(trace);
  const begun = performance.now();
  const answer = await api.answer(request, trace);
  const body = await whole(answer.body);
  const text = body.toString();
  const isText = Buffer.from(text).equals(body);
  return {
    call: trace.id,
    status: answer.status,
    headers: answer.headers,
    body: isText ? text : body.toString('base64'),
    isBase64Encoded: !isText,
    milliseconds: performance.now() - begun,
    curl,
  };
}

/** The request that the page describes, with the proof of its caller, and the command that sends it. */
async function requestOf(json: Json, stack: Stack, run: LocalRun, api: RunningApi) {
  const { world } = stack;
  const caller = callerIn(json);
  const place = placeOf(run, api, textIn(json, 'stage'));
  const proof = await proofOf(caller, operationIn(json, stack)?.authorization, world);
  const target = targetOf(place, textIn(json, 'path') ?? '', [...pairsIn(json, 'query'), ...proof.query]);
  const { host } = new URL(place.endpoint);
  const method = methodIn(json);
  const body = textIn(json, 'body');
  const own = withBody([...pairsIn(json, 'headers'), ...proof.headers], body);
  const sent = { method, target, headers: [['host', host], ...own] as HeaderList, body: body ?? '' };
  const headers = [...sent.headers, ...(await signatureOf(caller, sent, world))];
  const request: ApiRequest = {
    ...{ method, target, headers, sourceIp: '127.0.0.1', host: host.replace(/:\d+$/, '') },
    body: Buffer.from(sent.body),
  };
  const curl = { method, url: place.endpoint + target, headers: own, body };
  return { request, curl: curlOf({ ...curl, signedIn: caller.signed ? world.deployed.region : undefined }) };
}

function methodIn(json: Json): string {
  const method = textIn(json, 'method') ?? 'GET';
  if (/^[A-Z]{1,20}$/.test(method)) return method;
  throw new ConsoleFault(400, `method: must be a method of HTTP such as GET, was ${JSON.stringify(method)}.`);
}

function operationIn(json: Json, stack: Stack): Operation | undefined {
  const id = textIn(json, 'operation');
  if (id === undefined) return undefined;
  const found = operationsOf(stack).operations.find((operation) => operation.id === id);
  if (found !== undefined) return found;
  throw new ConsoleFault(404, `operation: must be one of ${stack.name}'s, was ${JSON.stringify(id)}.`);
}

/** A body is JSON unless its sender says otherwise. */
function withBody(headers: Pairs, body: string | undefined): Pairs {
  if (body === undefined || headers.some(([name]) => name.toLowerCase() === 'content-type')) return headers;
  return [...headers, ['content-type', 'application/json']];
}

async function whole(body: ApiAnswer['body']): Promise<Buffer> {
  if (Buffer.isBuffer(body)) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
