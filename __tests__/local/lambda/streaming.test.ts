import { describe, expect, it } from 'vitest';
import { errorOf, folderOf, functionResource, runFolder, runFunction } from '../support/functions';

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

const streaming = `export const handler = awslambda.streamifyResponse(async (event, stream) => {
  awslambda.HttpResponseStream.from(stream, { statusCode: 201 }).end('made');
});`;
const permission = { function_name: 'f', action: 'lambda:InvokeFunction', principal: 'apigateway.amazonaws.com' };
const shared = { aws_lambda_function: { f: functionResource() }, aws_lambda_permission: { p: permission } };

describe('a handler that streams, behind an API', () => {
  it('fails an HTTP API, which knows no streams, when it writes status and headers before the body', async () => {
    const { run } = await runFolder(folderOf({ 'code/index.mjs': streaming }), {
      ...shared,
      aws_apigatewayv2_api: { a: { name: 'a', protocol_type: 'HTTP', target: '${aws_lambda_function.f.arn}' } },
    });

    expect((await run.request({ target: '/' })).status).toBe(500);
  });
});
