import { describe, expect, it } from 'vitest';
import { answerOf, functionResource, runFunction, runFunctions } from '../support/functions';

const environment = 'export const handler = async () => ({ ...process.env });';

describe('the environment of a function', () => {
  it('G316 G317 G319 has the variables of the document and those of the runtime, and none of the developer', async () => {
    const { invoke } = await runFunction(environment, {
      environment: { variables: { TABLE_NAME: 'items' } },
      memory_size: 256,
    });

    const variables = answerOf(await invoke('f')) as Record<string, string>;

    expect(Object.keys(variables).sort()).toEqual([
      'AWS_ACCESS_KEY_ID',
      'AWS_DEFAULT_REGION',
      'AWS_EXECUTION_ENV',
      'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
      'AWS_LAMBDA_FUNCTION_NAME',
      'AWS_LAMBDA_FUNCTION_VERSION',
      'AWS_LAMBDA_INITIALIZATION_TYPE',
      'AWS_LAMBDA_LOG_GROUP_NAME',
      'AWS_LAMBDA_LOG_STREAM_NAME',
      'AWS_LAMBDA_RUNTIME_API',
      'AWS_REGION',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'LAMBDA_RUNTIME_DIR',
      'LAMBDA_TASK_ROOT',
      'LANG',
      'LD_LIBRARY_PATH',
      'NODE_PATH',
      'PATH',
      'PWD',
      'TABLE_NAME',
      'TZ',
      '_HANDLER',
      '_X_AMZN_TRACE_ID',
    ]);
    expect(variables).toMatchObject({
      AWS_REGION: 'us-east-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      AWS_LAMBDA_FUNCTION_NAME: 'f',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/f',
      LAMBDA_TASK_ROOT: '/var/task',
      PWD: '/var/task',
      TZ: ':UTC',
      _HANDLER: 'index.handler',
      TABLE_NAME: 'items',
    });
  });

  it('keeps the NODE_OPTIONS of the document', async () => {
    const variables = { NODE_OPTIONS: '--enable-source-maps --max-old-space-size=64' };
    const { invoke } = await runFunction(environment, { environment: { variables } });

    expect(answerOf(await invoke('f'))).toMatchObject(variables);
  });

  it('G318 gives each role credentials of its own', async () => {
    const functions = {
      f: functionResource(),
      g: functionResource({ function_name: 'g', role: 'arn:aws:iam::123456789012:role/g' }),
    };
    const { invoke } = await runFunctions({ 'code/index.mjs': environment }, { aws_lambda_function: functions });

    const keys = await Promise.all(['f', 'g'].map(async (name) => answerOf(await invoke(name))));

    const [ofF, ofG] = keys.map((one) => (one as Record<string, string>).AWS_ACCESS_KEY_ID);
    expect(ofF).toMatch(/^ASIA[A-Z0-9]{16}$/);
    expect(ofG).not.toBe(ofF);
  });

  it('finds its files, a folder of its own and the rest as on Lambda', async () => {
    const code = `import { existsSync, readFileSync, writeFileSync } from 'node:fs';
      import { readFile } from 'node:fs/promises';
      export const handler = async () => {
        writeFileSync('/tmp/note', 'kept');
        return [process.cwd(), readFileSync('data.txt', 'utf8'), await readFile(process.env.LAMBDA_TASK_ROOT + '/data.txt', 'utf8'),
          readFileSync('/tmp/note', 'utf8'), existsSync('/opt/layer.txt')];
      };`;
    const { invoke } = await runFunctions({ 'code/index.mjs': code, 'code/data.txt': 'data' });

    expect(answerOf(await invoke('f'))).toEqual(['/var/task', 'data', 'data', 'kept', false]);
  });

  it('G334 stands still between calls', async () => {
    const code = `let ticks = 0;
      export const handler = async (event) => {
        if (event.begin) setInterval(() => ticks++, 1);
        else await new Promise((resolve) => setTimeout(resolve, 20));
        const before = ticks;
        return before;
      };`;
    const { invoke } = await runFunction(code);
    await invoke('f', { begin: true });
    await new Promise((resolve) => setTimeout(resolve, 300));

    expect(answerOf(await invoke('f'))).toBeLessThan(100);
  });
});

describe('the context', () => {
  it('G320 G321 has every member', async () => {
    const code = `export const handler = async (event, context) => ({
      ...context, left: context.getRemainingTimeInMillis(), functions: Object.keys(context).filter((name) => typeof context[name] === 'function'),
    });`;
    const { invoke } = await runFunction(code, { timeout: 10 });

    const context = answerOf(await invoke('f')) as Record<string, unknown>;

    expect(context).toMatchObject({
      functionName: 'f',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:f',
      memoryLimitInMB: '128',
      logGroupName: '/aws/lambda/f',
      callbackWaitsForEmptyEventLoop: true,
      functions: ['getRemainingTimeInMillis', 'done', 'succeed', 'fail'],
    });
    expect(context.awsRequestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(context.logStreamName).toMatch(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/);
    expect(context.left).toBeGreaterThan(0);
    expect(context.left).toBeLessThanOrEqual(10_000);
  });

  it.each([
    ['succeed', 'context.succeed({ fine: 1 })', { outcome: 'answered', payload: '{"fine":1}' }],
    ['done', 'context.done(null, 2)', { outcome: 'answered', payload: '2' }],
    ['fail', 'context.fail(new Error("no"))', { outcome: 'failed' }],
  ])('ends the call with %s', async (_, call, result) => {
    const { invoke } = await runFunction(`export const handler = (event, context) => { ${call}; };`);

    expect(await invoke('f')).toMatchObject(result);
  });

  it('G323 lets a callback wait for what is left to do', async () => {
    const code = `export const handler = (event, context, callback) => {
      context.callbackWaitsForEmptyEventLoop = event.wait;
      const answer = { later: false };
      setTimeout(() => { answer.later = true; }, 50);
      callback(null, answer);
    };`;
    const { invoke } = await runFunction(code);

    expect(answerOf(await invoke('f', { wait: true }))).toEqual({ later: true });
    expect(answerOf(await invoke('f', { wait: false }))).toEqual({ later: false });
  });
});
