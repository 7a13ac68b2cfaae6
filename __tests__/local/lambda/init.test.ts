import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { Environment } from '../../../local/lambda/environment';
import type { InvocationResult } from '../../../local/lambda/lambda';
import { answerOf, errorOf, folderOf } from '../support/functions';

let environment: Environment | undefined;
afterEach(() => environment?.end());

/** Calls a function whose static code may take a tenth of a second. */
function call(code: string, timeout: number): Promise<InvocationResult> {
  const task = folderOf({ 'index.mjs': code });
  const settings = {
    runtime: fileURLToPath(new URL('../../../local/lambda/runtime.mjs', import.meta.url)),
    task,
    opt: undefined,
    tmp: join(task, 'tmp'),
    real: [task],
    handler: 'index.handler',
    timeout,
    longestInit: 0.1,
    memory: 128,
    variables: {},
    endpoint: 'http://127.0.0.1:1',
    hosts: [],
    logFormat: 'Text',
    logLevel: 'INFO',
    inspected: false,
    log: () => undefined,
  } as const;
  environment = new Environment(settings, () => undefined);
  return environment.invoke({ payload: '{}', requestId: 'r', functionArn: 'arn', traceHeader: '' });
}

describe('static code that takes longer than it may', () => {
  it('G330 runs once more within the first call', async () => {
    const code = 'await new Promise((resolve) => setTimeout(resolve, 500)); export const handler = async () => "late";';

    expect(answerOf(await call(code, 30))).toBe('late');
  });

  it('G330 and within its time-out', async () => {
    const code =
      'await new Promise((resolve) => setTimeout(resolve, 60000)); export const handler = async () => "never";';

    expect(errorOf(await call(code, 1))).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: 'RequestId: r Error: Task timed out after 1.00 seconds',
    });
  });
});
