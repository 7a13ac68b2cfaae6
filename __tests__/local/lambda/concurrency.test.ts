import { describe, expect, it } from 'vitest';
import { answerOf, functionResource, runFunction, runFunctions } from '../support/functions';

const counting = `let calls = 0;
  export const handler = async (event) => {
    calls++;
    if (event.slow) await new Promise((resolve) => setTimeout(resolve, 100));
    return { calls, type: process.env.AWS_LAMBDA_INITIALIZATION_TYPE, version: process.env.AWS_LAMBDA_FUNCTION_VERSION };
  };`;

describe('environments', () => {
  it('G332 take one call at a time: a second one gets another environment', async () => {
    const { invoke } = await runFunction(counting);

    const both = await Promise.all([invoke('f', { slow: true }), invoke('f', { slow: true })]);

    expect(both.map(answerOf)).toEqual([expect.objectContaining({ calls: 1 }), expect.objectContaining({ calls: 1 })]);
  });

  it('G333 are used again: module state outlives a call', async () => {
    const { invoke } = await runFunction(counting);
    await invoke('f');

    expect(answerOf(await invoke('f'))).toMatchObject({ calls: 2 });
  });

  it('let further calls wait for one that is free while others start', async () => {
    const { invoke } = await runFunction(counting);

    const all = await Promise.all(Array.from({ length: 12 }, () => invoke('f', { slow: true })));

    expect(all.map(({ outcome }) => outcome)).toEqual(Array(12).fill('answered'));
  });
});

describe('reserved concurrency', () => {
  it('refuses calls beyond it', async () => {
    const { invoke } = await runFunction(counting, { reserved_concurrent_executions: 1 });

    const [first, second] = await Promise.all([invoke('f', { slow: true }), invoke('f')]);

    expect(first?.outcome).toBe('answered');
    expect(second).toEqual({
      outcome: 'refused',
      status: 429,
      code: 'TooManyRequestsException',
      message: 'Rate Exceeded.',
    });
  });

  it('G337 of zero refuses every call', async () => {
    const { invoke } = await runFunction(counting, { reserved_concurrent_executions: 0 });

    expect(await invoke('f')).toMatchObject({ outcome: 'refused', status: 429 });
  });
});

describe('versions and aliases', () => {
  const aliased = (alias: object, others: object = {}) =>
    runFunctions(
      { 'code/index.mjs': counting },
      {
        aws_lambda_function: { f: functionResource({ publish: true }) },
        aws_lambda_alias: {
          live: {
            name: 'live',
            function_name: '${aws_lambda_function.f.function_name}',
            function_version: '${aws_lambda_function.f.version}',
            ...alias,
          },
        },
        ...others,
      },
    );

  it('G322 run the version behind an alias', async () => {
    const { invoke } = await aliased({});

    expect(answerOf(await invoke('f:live'))).toMatchObject({ version: '1' });
    expect(answerOf(await invoke('f:1'))).toMatchObject({ version: '1' });
    expect(answerOf(await invoke('f'))).toMatchObject({ version: '$LATEST' });
  });

  it('have environments of their own', async () => {
    const { invoke } = await aliased({});
    await invoke('f:live');

    expect(answerOf(await invoke('f'))).toMatchObject({ calls: 1 });
  });

  it('share calls by weight', async () => {
    const { invoke } = await aliased({ routing_config: { additional_version_weights: { 2: 1 } } });

    expect(answerOf(await invoke('f:live'))).toMatchObject({ version: '2' });
  });

  it('that do not exist are not found', async () => {
    const { invoke } = await aliased({});

    expect(await invoke('f:gone')).toEqual({
      outcome: 'refused',
      status: 404,
      code: 'ResourceNotFoundException',
      message: 'Function not found: arn:aws:lambda:us-east-1:123456789012:function:f:gone',
    });
  });

  it('with provisioned concurrency are warm before the first call', async () => {
    const config = {
      function_name: 'f',
      qualifier: '${aws_lambda_alias.live.name}',
      provisioned_concurrent_executions: 1,
    };
    const { invoke } = await aliased({}, { aws_lambda_provisioned_concurrency_config: { live: config } });

    expect(answerOf(await invoke('f:live'))).toMatchObject({ type: 'provisioned-concurrency' });
    expect(answerOf(await invoke('f'))).toMatchObject({ type: 'on-demand' });
  });
});
