import { describe, expect, it } from 'vitest';
import { Trace } from '../../../local';
import { functionResource, runFunctions } from '../support/functions';

const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const sourceArn = 'arn:aws:execute-api:us-east-1:123456789012:abc/$default/GET/items';

async function called(permission: object, qualifier = '', principal = 'apigateway.amazonaws.com') {
  const { run } = await runFunctions(
    { 'code/index.mjs': 'export const handler = async () => 1;' },
    {
      aws_lambda_function: { f: functionResource() },
      aws_lambda_alias: { live: { name: 'live', function_name: 'f', function_version: '$LATEST' } },
      aws_lambda_permission: {
        gateway: {
          action: 'lambda:InvokeFunction',
          function_name: 'f',
          principal: 'apigateway.amazonaws.com',
          ...permission,
        },
      },
    },
  );
  const trace = new Trace('r', 'test', 'api');
  const caller = { principal, sourceArn };
  const result = await run.worlds[0]?.lambda.invoke({
    functionArn: functionArn + qualifier,
    payload: '{}',
    caller,
    trace,
  });
  return { result, trace };
}

describe('a service may call a function', () => {
  it.each([
    ['without a source', {}, ''],
    ['of its API', { source_arn: 'arn:aws:execute-api:us-east-1:123456789012:abc/*/*' }, ''],
    ['of its route', { source_arn: 'arn:aws:execute-api:us-east-1:123456789012:abc/*/GET/item?' }, ''],
    ['of any principal', { principal: '*' }, ''],
    ['of its account', { source_account: '123456789012' }, ''],
    ['of its alias', { qualifier: 'live' }, ':live'],
    ['of its alias, in the name', { function_name: `${functionArn}:live` }, ':live'],
  ])('with a permission %s', async (_, permission, qualifier) => {
    expect((await called(permission, qualifier)).result).toEqual({ outcome: 'answered', payload: '1' });
  });

  it.each([
    ['another API', { source_arn: 'arn:aws:execute-api:us-east-1:123456789012:xyz/*/*' }, ''],
    ['another account', { source_account: '999999999999' }, ''],
    ['another principal', { principal: 'events.amazonaws.com' }, ''],
    ['another action', { action: 'lambda:GetFunction' }, ''],
    ['another function', { function_name: 'g' }, ''],
    ['an alias, when the function is called', { qualifier: 'live' }, ''],
    ['the function, when an alias is called', {}, ':live'],
  ])('but not with one of %s', async (_, permission, qualifier) => {
    const { result, trace } = await called(permission, qualifier);

    expect(result).toMatchObject({ outcome: 'refused', status: 403, code: 'AccessDeniedException' });
    expect(trace.steps[0]?.decision).toContain(
      `no aws_lambda_permission allows apigateway.amazonaws.com to invoke ${functionArn}${qualifier} for ${sourceArn}`,
    );
  });

  it('and the trace names the permissions that do not fit', async () => {
    const { trace } = await called({ qualifier: 'live' });

    expect(trace.steps).toMatchObject([
      {
        about: 'lambda',
        address: 'aws_lambda_function.f',
        decision: expect.stringMatching(/; aws_lambda_permission\.gateway allows other calls$/),
      },
    ]);
  });
});
