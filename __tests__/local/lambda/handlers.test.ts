import { describe, expect, it } from 'vitest';
import { answerOf, errorOf, runFunction, runFunctions } from '../support/functions';

describe('a handler', () => {
  it('G323 may be an async function of an ES module', async () => {
    const { invoke } = await runFunction('export const handler = async (event) => ({ doubled: event.n * 2 });');

    expect(answerOf(await invoke('f', { n: 21 }))).toEqual({ doubled: 42 });
  });

  it('G324 may be an export of a CommonJS file in a folder', async () => {
    const code = 'exports.run = async () => "common";';
    const { invoke } = await runFunction(code, { handler: 'src/app.run' }, 'src/app.js');

    expect(answerOf(await invoke('f'))).toBe('common');
  });

  it('G323 may call back', async () => {
    const { invoke } = await runFunction(
      'export const handler = (event, context, callback) => callback(null, "back");',
    );

    expect(answerOf(await invoke('f'))).toBe('back');
  });

  it('G325 answers null where it returns nothing', async () => {
    const { invoke } = await runFunction('export const handler = async () => undefined;');

    expect(await invoke('f')).toMatchObject({ outcome: 'answered', payload: 'null' });
  });

  it('G340 has three seconds where nothing else is said', async () => {
    const { invoke } = await runFunction(
      'export const handler = async (event, context) => context.getRemainingTimeInMillis();',
    );
    const left = answerOf(await invoke('f'));

    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(3000);
  });

  it('G326 fails with the type, message and trace of what it throws', async () => {
    const { invoke } = await runFunction('export const handler = async () => { throw new TypeError("no"); };');

    const { errorType, errorMessage, trace } = errorOf(await invoke('f'));

    expect([errorType, errorMessage, trace?.[0]]).toEqual(['TypeError', 'no', 'TypeError: no']);
  });
});

describe('a folder of Terraform', () => {
  it('that holds no API gives a run without any', async () => {
    const { run } = await runFunctions({ 'code/index.mjs': '' });

    expect(run.apis).toEqual([]);
  });
});
