import { afterAll } from 'vitest';
import {
  documentOf,
  type HeaderList,
  type LocalAnswer,
  type LocalRun,
  type LocalRunOptions,
  localRun,
} from '../../../local';
import type { RunEvent } from '../../../local/events';

/** An answer, as tests compare it. */
export interface Answer {
  readonly status: number;
  /** Headers by their names in lower case; values of one name joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON. */
  readonly json: () => unknown;
  /** `about: decision` of each step. */
  readonly steps: readonly string[];
  readonly whole: LocalAnswer;
}

/** What a test sends. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string>> | HeaderList;
  readonly body?: string | Buffer | object;
  readonly host?: string;
  readonly sourceIp?: string;
}

/** APIs that run for the tests of a file. */
export interface Running {
  readonly run: LocalRun;
  readonly events: readonly RunEvent[];
  call(methodAndTarget: string, sent?: Sent): Promise<Answer>;
}

const documents = '__tests__/local/rest-api/documents';

/** Runs one of the documents beside these tests, until they are over. */
export const runDocument = (name: string, options: LocalRunOptions = {}): Promise<Running> =>
  running([`${documents}/${name}`], options);

/** Runs resources that a test writes itself. */
export const runResources = (resource: object, options: LocalRunOptions = {}, data: object = {}): Promise<Running> =>
  running([documentOf('test', documents, { resource, data })], options);

/** Runs folders and documents until the tests of a file are over. */
export async function running(inputs: Parameters<typeof localRun>[0], options: LocalRunOptions = {}): Promise<Running> {
  const events: RunEvent[] = [];
  const run = await localRun(inputs, { ...options, tell: (event) => events.push(event) });
  open.push(run);
  return { run, events, call: (line, sent) => call(run, line, sent) };
}

const open: LocalRun[] = [];
afterAll(async () => {
  for (const run of open.splice(0)) await run.close();
});

/** Sends `GET /stage/path`. */
async function call(run: LocalRun, line: string, { headers = {}, body, host, sourceIp }: Sent = {}): Promise<Answer> {
  const [method = 'GET', target = '/'] = line.split(' ');
  const list = Array.isArray(headers) ? (headers as HeaderList) : Object.entries(headers);
  const given = typeof body === 'object' && !Buffer.isBuffer(body) ? JSON.stringify(body) : body;
  const typed = given !== undefined && !list.some(([name]) => name.toLowerCase() === 'content-type');
  const all: HeaderList = typed ? [...list, ['Content-Type', 'application/json']] : list;
  return answerOf(
    await run.request({
      method,
      target,
      headers: all,
      ...(given === undefined ? {} : { body: given }),
      ...(host === undefined ? {} : { host }),
      ...(sourceIp === undefined ? {} : { sourceIp }),
    }),
  );
}

function answerOf(whole: LocalAnswer): Answer {
  const headers: Record<string, string> = {};
  for (const [name, value] of whole.headers) {
    const lower = name.toLowerCase();
    headers[lower] = headers[lower] === undefined ? value : `${headers[lower]},${value}`;
  }
  const text = whole.body.toString();
  const steps = whole.trace.steps.map(({ about, decision }) => `${about}: ${decision}`);
  return { status: whole.status, headers, text, json: () => JSON.parse(text) as unknown, steps, whole };
}
