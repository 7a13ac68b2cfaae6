import { describe, expect, it } from 'vitest';
import { answerOf, errorOf, runFunction } from '../support/functions';

const id = /^RequestId: [0-9a-f-]{36} Error: /;

describe('a function that fails', () => {
  it.each([
    ['a string', '"no"', { errorType: 'string', errorMessage: 'no', trace: [] }],
    ['null', 'null', { errorType: 'object', errorMessage: 'null', trace: [] }],
  ])('by throwing %s is told with its type', async (_, thrown, expected) => {
    const { invoke } = await runFunction(`export const handler = async () => { throw ${thrown}; };`);

    expect(errorOf(await invoke('f'))).toEqual(expected);
  });

  it('G333 keeps its environment, with its module state', async () => {
    const code =
      'let n = 0; export const handler = async (event) => { n++; if (event.bad) throw new Error("no"); return n; };';
    const { invoke } = await runFunction(code);
    await invoke('f', { bad: true });

    expect(answerOf(await invoke('f'))).toBe(2);
  });

  it('by calling back an error is told as if it had thrown', async () => {
    const { invoke } = await runFunction('export const handler = (e, c, back) => back(new RangeError("far"));');

    expect(errorOf(await invoke('f'))).toMatchObject({ errorType: 'RangeError', errorMessage: 'far' });
  });

  it('by a rejection that nothing handles fails the call, and starts anew', async () => {
    const code = `let n = 0;
      export const handler = async (event) => {
        n++;
        if (event.bad) { Promise.reject(new Error('lost')); await new Promise((resolve) => setTimeout(resolve, 50)); }
        return n;
      };`;
    const { invoke } = await runFunction(code);

    expect(errorOf(await invoke('f', { bad: true }))).toMatchObject({
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'Error: lost',
    });
    expect(answerOf(await invoke('f'))).toBe(1);
  });

  it('by a promise that is never settled fails the call as soon as nothing is left to do', async () => {
    const { invoke } = await runFunction('export const handler = async () => new Promise(() => {});', { timeout: 60 });

    expect(errorOf(await invoke('f'))).toMatchObject({
      errorType: 'Runtime.NodeJsExit',
      errorMessage: expect.stringMatching(/a Promise that was never settled\.$/),
    });
  });

  it('by throwing in a timer fails the call', async () => {
    const code = 'export const handler = () => new Promise(() => setTimeout(() => { throw new Error("late"); }));';
    const { invoke } = await runFunction(code);

    expect(errorOf(await invoke('f'))).toMatchObject({ errorType: 'Error', errorMessage: 'late' });
  });

  it.each([
    [0, 'Runtime exited without providing a reason'],
    [7, 'Runtime exited with error: exit status 7'],
  ])('G329 by process.exit(%i) is told as an exit', async (code, reason) => {
    const { invoke } = await runFunction(`export const handler = async () => process.exit(${code});`);

    const { errorType, errorMessage } = errorOf(await invoke('f'));

    expect([errorType, errorMessage.replace(id, '')]).toEqual(['Runtime.ExitError', reason]);
  });

  it('by taking too much memory is told as killed, and others go on', async () => {
    const code = `export const handler = async (event) => {
      const kept = [];
      while (event.much) kept.push(new Array(100000).fill(kept.length));
      return 'little';
    };`;
    const { invoke } = await runFunction(code, { memory_size: 128, timeout: 60 });

    expect(errorOf(await invoke('f', { much: true })).errorMessage).toMatch(
      /Runtime exited with error: signal: killed$/,
    );
    expect(answerOf(await invoke('f'))).toBe('little');
  });
});

describe('a function that takes too long', () => {
  it('G328 is told in the words of Lambda, and its environment is thrown away', async () => {
    const code = `let n = 0;
      export const handler = async (event) => { n++; if (event.slow) await new Promise((r) => setTimeout(r, 60000)); return n; };`;
    const { invoke } = await runFunction(code, { timeout: 1 });

    const result = await invoke('f', { slow: true });

    expect(result).toMatchObject({ outcome: 'failed', timedOut: true });
    const { errorType, errorMessage } = errorOf(result);
    expect([errorType, errorMessage.replace(id, '')]).toEqual([
      'Sandbox.Timedout',
      'Task timed out after 1.00 seconds',
    ]);
    expect(answerOf(await invoke('f'))).toBe(1);
  });

  it('is ended even when it blocks its thread', async () => {
    const { invoke } = await runFunction('export const handler = async () => { for (;;); };', { timeout: 1 });

    expect(errorOf(await invoke('f')).errorType).toBe('Sandbox.Timedout');
  });
});

describe('G331 a function that cannot start', () => {
  it.each([
    [
      'a missing file',
      'other.handler',
      'export const handler = 1;',
      'Runtime.ImportModuleError',
      /Cannot find module .*other/,
    ],
    [
      'a missing export',
      'index.run',
      'export const handler = async () => 1;',
      'Runtime.HandlerNotFound',
      /^index\.run is undefined or not exported$/,
    ],
    [
      'an export that is no function',
      'index.handler',
      'export const handler = 1;',
      'Runtime.HandlerNotFound',
      /^index\.handler is not a function$/,
    ],
    [
      'a handler without export',
      'index',
      'export const handler = async () => 1;',
      'Runtime.MalformedHandlerName',
      /^Bad handler$/,
    ],
    ['code that is none', 'index.handler', 'export const = ;', 'Runtime.UserCodeSyntaxError', /^SyntaxError: /],
    [
      'a package that is not there',
      'index.handler',
      'import "left-out"; export const handler = async () => 1;',
      'Runtime.ImportModuleError',
      /Cannot find package 'left-out'/,
    ],
    ['a module that throws', 'index.handler', 'throw new TypeError("early");', 'TypeError', /^early$/],
  ])('because of %s says so in every call', async (_, handler, code, type, message) => {
    const { invoke } = await runFunction(code, { handler });

    for (const result of [await invoke('f'), await invoke('f')]) {
      const { errorType, errorMessage } = errorOf(result);
      expect(errorType).toBe(type);
      expect(errorMessage).toMatch(message);
    }
  });
});

describe('limits of size', () => {
  it('G336 fail an answer of more than 6 MB, and nothing else', async () => {
    const code = 'export const handler = async ({ size }) => "x".repeat(size);';
    const { invoke } = await runFunction(code);

    expect(errorOf(await invoke('f', { size: 7_000_000 })).errorType).toBe('Function.ResponseSizeTooLarge');
    expect(answerOf(await invoke('f', { size: 1 }))).toBe('x');
  });

  it('refuse an event of more than 6 MB', async () => {
    const { invoke } = await runFunction('export const handler = async () => 1;');

    expect(await invoke('f', 'x'.repeat(7_000_000))).toMatchObject({
      outcome: 'refused',
      status: 413,
      code: 'RequestTooLargeException',
    });
  });
});
