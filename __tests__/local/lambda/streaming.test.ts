import { describe, expect, it } from 'vitest';
import { errorOf, runFunction } from '../support/functions';

describe('a handler that streams', () => {
  it('is answered as a whole to who does not take streams', async () => {
    const code = `export const handler = awslambda.streamifyResponse(async (event, stream, context) => {
      stream.write(context.functionName + ' ');
      stream.write(event.word);
      stream.end();
    });`;
    const { invoke } = await runFunction(code);

    expect(await invoke('f', { word: 'streams' })).toEqual({ outcome: 'answered', payload: 'f streams' });
  });

  it('may say status and headers before its body', async () => {
    const code = `export const handler = awslambda.streamifyResponse(async (event, stream) => {
      const answer = awslambda.HttpResponseStream.from(stream, { statusCode: 201 });
      answer.end('made');
    });`;
    const { invoke } = await runFunction(code);

    expect(await invoke('f')).toEqual({ outcome: 'answered', payload: `{"statusCode":201}${'\0'.repeat(8)}made` });
  });

  it('fails when it throws', async () => {
    const code = 'export const handler = awslambda.streamifyResponse(async () => { throw new TypeError("no"); });';
    const { invoke } = await runFunction(code);

    expect(errorOf(await invoke('f'))).toMatchObject({ errorType: 'TypeError', errorMessage: 'no' });
  });
});
