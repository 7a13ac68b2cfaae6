import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceCallsStack } from '../../support/service-calls-stack';
import { documentOf } from '../../support/synth';
import { type RunningStack, runFolder } from './run-stack';

let stack: RunningStack;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'calls-'));
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(documentOf(new ServiceCallsStack()).json));
  stack = await runFolder(folder);
});
afterAll(() => stack.close());

describe('a service that a route calls without a function, in a role that may do that alone', () => {
  it('takes a message', async () => {
    const { status, text } = await stack.call('POST /send', { body: { id: 1 } });

    expect([status, text]).toEqual([200, expect.stringMatching(/<SendMessageResult>.*<MessageId>/)]);
  });

  it('takes an event', async () => {
    const { status, json } = await stack.call('POST /put', { body: { type: 'order', detail: { id: 1 } } });

    expect([status, json]).toEqual([200, { FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }] }]);
  });

  it('starts an execution, and stops it', async () => {
    const started = await stack.call('POST /start?name=one', { body: { id: 1 } });
    const { executionArn } = started.json;
    const stopped = await stack.call('POST /stop', { body: { executionArn } });

    expect([started.status, executionArn]).toEqual([200, expect.stringMatching(/:execution:dev-calls-standard:one$/)]);
    expect([stopped.status, stopped.json]).toEqual([200, { stopDate: expect.any(Number) }]);
  });

  it('stops no execution of another machine', async () => {
    const executionArn = 'arn:aws:states:eu-west-1:123456789012:execution:other:one';
    const { status, text } = await stack.call('POST /stop', { body: { executionArn } });

    expect([status, text]).toEqual([400, expect.stringContaining('states:StopExecution')]);
  });

  it('answers with the output of an execution that it waits for', async () => {
    const { status, json } = await stack.call('POST /run', { body: { id: 1 } });

    expect([status, json.status, json.output]).toEqual([200, 'SUCCEEDED', '{"id":1}']);
  });
});
