import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RestCallsStack } from '../../support/rest-calls-stack';
import { documentOf } from '../../support/synth';
import { type RunningStack, runFolder } from './run-stack';

/** Writes the stack's JSON into a folder of its own, which the run's temporary folder holds. */
function folderOf(stack: RestCallsStack): string {
  const folder = mkdtempSync(join(tmpdir(), 'rest-calls-'));
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(documentOf(stack).json));
  return folder;
}

let stack: RunningStack;
let inside: Server;
let upstream: string;

beforeAll(async () => {
  inside = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method, url, headers } = request;
    response.statusCode = body.includes('"none"') ? 404 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ method, url, caller: headers['x-caller'], seen: headers['x-seen'], body }));
  });
  await new Promise<void>((ready) => inside.listen(0, '127.0.0.1', ready));
  upstream = `http://127.0.0.1:${(inside.address() as AddressInfo).port}`;
  stack = await runFolder(folderOf(new RestCallsStack()), { upstreams: { stock: upstream } });
});
afterAll(async () => {
  await stack.close();
  inside.closeAllConnections();
  await new Promise<void>((closed) => inside.close(() => closed()));
});

const call = (line: string, body?: unknown) => stack.call(line.replace(' ', ' /dev'), { body });

describe('a table that methods ask without a function', () => {
  const note = { id: 'n1', text: 'it\'s "so" – ünïcode, $input.body and #end' };

  it('keeps what was put, whatever characters it has', async () => {
    const made = await call('POST /notes', note);
    const found = await call('GET /notes/n1');

    expect([made.status, made.json]).toEqual([201, { created: true }]);
    expect([found.status, JSON.parse(found.json.text)]).toEqual([200, note]);
  });

  it('answers 409 to a second one of its key', async () => {
    const again = await call('POST /notes', note);

    expect(again.status).toBe(409);
    expect(again.json).toEqual({
      message: 'It is there already, or has changed meanwhile',
      request_id: again.headers['x-amzn-requestid'],
    });
  });

  it('answers 404 where there is none', async () => {
    const { status, json } = await call('GET /notes/none');

    expect([status, json]).toEqual([404, { message: 'Not found', request_id: expect.any(String) }]);
  });

  it('lists by an index', async () => {
    const { status, json } = await call('GET /notes?author=127.0.0.1');

    expect([status, json]).toEqual([200, { count: 1 }]);
  });

  it('answers 400 to a value that DynamoDB refuses', async () => {
    const { status, json } = await call(`GET /notes/${'n'.repeat(3000)}`);

    expect([status, json]).toEqual([400, { message: 'The request was refused', request_id: expect.any(String) }]);
  });
});

describe('a service that a method asks without a function', () => {
  it('takes a message with who sent it', async () => {
    const { status, json } = await call('POST /messages', { hello: 'queue & all' });
    const queue = stack.world.services.queues?.find(({ settings }) => settings.name === 'dev-rest-calls-queue');
    const [message] = queue?.first(1) ?? [];

    expect([status, json]).toEqual([202, { sent: true }]);
    expect(JSON.parse(message?.body ?? '')).toEqual({ hello: 'queue & all' });
  });

  it('takes an event', async () => {
    const { status, json } = await call('POST /events', { id: 1 });

    expect([status, json]).toEqual([202, { taken: true }]);
  });

  it('starts an execution, under the name that the caller gave', async () => {
    const { status, json } = await call('POST /executions', { name: 'one' });

    expect([status, json]).toEqual([
      202,
      { execution: expect.stringMatching(/:execution:dev-rest-calls-standard:one$/) },
    ]);
  });

  it('answers with the output of an execution that it waits for', async () => {
    const { status, json } = await call('POST /runs', { id: 1 });

    expect([status, json]).toEqual([200, { id: 1 }]);
  });

  it('takes JSON alone', async () => {
    const { status } = await stack.call('POST /dev/events', { body: 'a=1', headers: { 'content-type': 'text/plain' } });

    expect(status).toBe(415);
  });
});

describe('a backend in a VPC', () => {
  it('gets the path, and headers that are mapped', async () => {
    const { status, json } = await stack.call('GET /dev/stock/7', { headers: { 'x-trace': 't1' } });

    expect(status).toBe(200);
    expect(json).toMatchObject({ method: 'GET', url: '/items/7', caller: '127.0.0.1', seen: 't1' });
  });

  it('gets what the template wrote, and its answers are translated', async () => {
    const ordered = await call('POST /stock', { id: 'a', secret: 1 });
    const unordered = await call('POST /stock', { id: 'none' });

    expect([ordered.status, ordered.json]).toEqual([201, { ordered: true }]);
    expect([unordered.status, unordered.json]).toEqual([502, { ordered: false }]);
  });

  it('is found behind an Application Load Balancer too', async () => {
    const other = await runFolder(folderOf(new RestCallsStack('application')), { upstreams: { stock: upstream } });
    const { status, json } = await other.call('GET /dev/stock/7');
    await other.close();

    expect([status, json.url]).toEqual([200, '/items/7']);
  });
});

describe('a role that may do less than its method asks', () => {
  it('is refused, and callers learn nothing of it', async () => {
    const { json } = documentOf(new RestCallsStack());
    json.resource.aws_iam_role_policy.get_note.policy = json.resource.aws_iam_role_policy.list_notes.policy;
    const folder = mkdtempSync(join(tmpdir(), 'rest-calls-'));
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(json));
    const other = await runFolder(folder);
    const { status, json: answer } = await other.call('GET /dev/notes/none');
    await other.close();

    expect([status, answer]).toEqual([500, { message: 'Internal server error', request_id: expect.any(String) }]);
  });
});
