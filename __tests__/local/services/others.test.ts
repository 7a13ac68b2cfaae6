import { describe, expect, it, vi } from 'vitest';
import { credentialsOf } from '../../../local/identity/credentials';
import { accountId, allow, role, roleArn, type ServiceWorld, startWorld } from '../support/service-world';

/** Asks as an SDK does, by the host of the service. */
async function ask({ services }: ServiceWorld, host: string, path: string, init: RequestInit = {}, name?: string) {
  const service = /(?:^|\.)(s3|lambda|sns|sts|execute-api|monitoring|cognito-idp)\./.exec(host)?.[1];
  const key = name === undefined ? 'AKIA' : credentialsOf(roleArn(name)).accessKeyId;
  const authorization = `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
  const { request } = await import('node:http');
  return new Promise<{ status: number | undefined; text: string; headers: object }>((resolve, reject) => {
    const url = new URL(path, services.endpoint);
    const sent = request(
      url,
      { method: init.method ?? 'GET', headers: { ...(init.headers as object), host, authorization } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode, text: Buffer.concat(chunks).toString(), headers: answer.headers }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(init.body);
  });
}

const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

describe('SNS', () => {
  const topic = `arn:aws:sns:us-east-1:${accountId}:news`;
  const resource = {
    aws_sns_topic: { n: { name: 'news' } },
    aws_sqs_queue: { q: { name: 'q' } },
    aws_lambda_function: { f: { function_name: 'f', role: 'x' } },
    aws_sns_topic_subscription: {
      f: { topic_arn: '${aws_sns_topic.n.arn}', protocol: 'lambda', endpoint: '${aws_lambda_function.f.arn}' },
      q: {
        topic_arn: '${aws_sns_topic.n.arn}',
        protocol: 'sqs',
        endpoint: '${aws_sqs_queue.q.arn}',
        raw_message_delivery: true,
        filter_policy: JSON.stringify({ kind: ['big'] }),
      },
    },
  };

  it('hands what is published to functions and queues', async () => {
    const world = await startWorld(resource);
    const attribute = {
      'MessageAttributes.entry.1.Name': 'kind',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': 'big',
    };
    const { text } = await ask(
      world,
      'sns.us-east-1.amazonaws.com',
      '/',
      form({ Action: 'Publish', TopicArn: topic, Message: 'hi', ...attribute }),
    );
    await ask(
      world,
      'sns.us-east-1.amazonaws.com',
      '/',
      form({ Action: 'Publish', TopicArn: topic, Message: 'small' }),
    );
    await vi.waitFor(() => expect(world.invoked).toHaveLength(2));

    expect(text).toMatch(
      /^<\?xml version="1.0"\?><PublishResponse><PublishResult><MessageId>[0-9a-f-]{36}<\/MessageId>/,
    );
    expect(JSON.parse(world.invoked[0]?.payload ?? '').Records[0].Sns).toMatchObject({
      Message: 'hi',
      TopicArn: topic,
    });
    const { body } = await world.call('AmazonSQS.ReceiveMessage', { QueueUrl: 'q', MaxNumberOfMessages: 10 });
    expect(body.Messages.map(({ Body }: { Body: string }) => Body)).toEqual(['hi']);
  });
});

describe('parameters and secrets', () => {
  const resource = {
    aws_ssm_parameter: {
      a: { name: '/app/key', type: 'SecureString', value: 'k' },
      b: { name: '/app/deep/x', type: 'String', value: 'd' },
    },
    aws_secretsmanager_secret: { s: { name: 'token' } },
    aws_secretsmanager_secret_version: {
      s: { secret_id: '${aws_secretsmanager_secret.s.id}', secret_string: '{"a":1}' },
    },
    aws_iam_role: { r: role('r', allow('ssm:GetParameter', `arn:aws:ssm:us-east-1:${accountId}:parameter/app/*`)) },
  };

  it('are those of the document', async () => {
    const { call } = await startWorld(resource);

    expect((await call('AmazonSSM.GetParameter', { Name: '/app/key' }, 'r')).body.Parameter).toMatchObject({
      Value: 'k',
      Type: 'SecureString',
    });
    expect((await call('AmazonSSM.GetParameters', { Names: ['/app/key', '/no'] })).body).toMatchObject({
      InvalidParameters: ['/no'],
    });
    expect((await call('AmazonSSM.GetParametersByPath', { Path: '/app' })).body.Parameters).toHaveLength(1);
    expect((await call('AmazonSSM.GetParameter', { Name: '/no' })).body.__type).toBe('ParameterNotFound');
    expect((await call('secretsmanager.GetSecretValue', { SecretId: 'token' })).body).toMatchObject({
      SecretString: '{"a":1}',
    });
  });

  it('are told to those alone who may read them', async () => {
    const { call } = await startWorld(resource);
    const { body } = await call('secretsmanager.GetSecretValue', { SecretId: 'token' }, 'r');

    expect(body.message).toMatch(
      /secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:us-east-1:\d+:secret:token-\w{6} because/,
    );
  });
});

describe('Step Functions', () => {
  const arn = (kind: string, name: string) => `arn:aws:states:us-east-1:${accountId}:${kind}:${name}`;
  const start = () =>
    startWorld({
      aws_sfn_state_machine: { m: { name: 'm', definition: '{}' }, fast: { name: 'fast', type: 'EXPRESS' } },
    });

  it('answers plausibly, and says that no state is run', async () => {
    const { call, notes } = await start();
    const ordered = { stateMachineArn: arn('stateMachine', 'm'), input: '{}', name: 'one' };
    const asked = { stateMachineArn: arn('stateMachine', 'fast'), input: '{"a":1}' };

    expect((await call('AWSStepFunctions.StartExecution', ordered)).body).toMatchObject({
      executionArn: arn('execution', 'm:one'),
    });
    expect((await call('AWSStepFunctions.StartSyncExecution', asked)).body).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"a":1}',
    });
    expect(notes).toEqual(
      ['m', 'fast'].map(
        (name) =>
          `aws_sfn_state_machine.${name}: executions are accepted and succeed with their input as output; no state is run`,
      ),
    );
  });

  it('stops an execution that it has started, and no other', async () => {
    const { call } = await start();
    await call('AWSStepFunctions.StartExecution', { stateMachineArn: arn('stateMachine', 'm'), name: 'one' });
    const stop = (executionArn: string) => call('AWSStepFunctions.StopExecution', { executionArn });

    expect((await stop(arn('execution', 'm:one'))).body).toEqual({ stopDate: expect.any(Number) });
    expect((await stop(arn('execution', 'm:two'))).body).toMatchObject({
      __type: expect.stringContaining('ExecutionDoesNotExist'),
    });
  });

  it('waits for no machine of type STANDARD, and stops no execution of type EXPRESS', async () => {
    const { call } = await start();
    const waited = await call('AWSStepFunctions.StartSyncExecution', { stateMachineArn: arn('stateMachine', 'm') });
    const stopped = await call('AWSStepFunctions.StopExecution', { executionArn: arn('express', 'fast:one') });

    for (const { status, body } of [waited, stopped]) {
      expect([status, body.__type]).toEqual([400, expect.stringContaining('StateMachineTypeNotSupported')]);
    }
  });
});

describe('Lambda', () => {
  const path = '/2015-03-31/functions/g/invocations';
  const resource = {
    aws_iam_role: { r: role('r', allow('lambda:InvokeFunction', '*:function:g')), none: role('none') },
    aws_lambda_function: { g: { function_name: 'g', role: 'x' } },
  };

  it('calls a function for another one', async () => {
    const world = await startWorld(resource, { answer: (event) => ({ got: event }) });
    const answer = await ask(world, 'lambda.us-east-1.amazonaws.com', path, { method: 'POST', body: '{"a":1}' }, 'r');

    expect([answer.status, answer.text]).toEqual([200, '{"got":{"a":1}}']);
  });

  it('tells that the function failed as Lambda does', async () => {
    const world = await startWorld(resource, {
      answer: () => {
        throw new Error('no');
      },
    });
    const answer = await ask(world, 'lambda.us-east-1.amazonaws.com', path, { method: 'POST', body: '{}' });

    expect(answer).toMatchObject({ status: 200, headers: { 'x-amz-function-error': 'Unhandled' } });
  });

  it('refuses a role that may not', async () => {
    const world = await startWorld(resource);
    const answer = await ask(world, 'lambda.us-east-1.amazonaws.com', path, { method: 'POST', body: '{}' }, 'none');

    expect(answer).toMatchObject({ status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } });
    expect(answer.text).toContain(
      `lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:${accountId}:function:g`,
    );
  });
});

describe('S3', () => {
  it('keeps objects in memory', async () => {
    const world = await startWorld({ aws_s3_bucket: { b: { bucket: 'files' } } });
    const host = 'files.s3.us-east-1.amazonaws.com';
    await ask(world, host, '/a/b.txt', { method: 'PUT', body: 'hello', headers: { 'content-type': 'text/plain' } });
    const got = await ask(world, host, '/a/b.txt');

    expect(got).toMatchObject({ status: 200, text: 'hello', headers: { 'content-type': 'text/plain' } });
    expect((await ask(world, host, '/?list-type=2&prefix=a/')).text).toContain('<Key>a/b.txt</Key>');
    expect((await ask(world, host, '/a/b.txt', { method: 'DELETE' })).status).toBe(204);
    expect(await ask(world, host, '/a/b.txt')).toMatchObject({
      status: 404,
      text: expect.stringContaining('<Code>NoSuchKey</Code>'),
    });
  });
});

describe('a role that may not get an object', () => {
  it('is refused in XML, as S3 does', async () => {
    const world = await startWorld({ aws_s3_bucket: { b: { bucket: 'files' } }, aws_iam_role: { r: role('r') } });
    const { status, text } = await ask(world, 'files.s3.us-east-1.amazonaws.com', '/a.txt', {}, 'r');

    expect(status).toBe(403);
    expect(text).toContain('<Code>AccessDenied</Code>');
    expect(text).toContain('s3:GetObject on resource: arn:aws:s3:::files/a.txt because');
  });
});

describe('@connections', () => {
  const resource = { aws_iam_role: { r: role('r', allow('execute-api:ManageConnections', '*:api1/prod/POST/*')) } };

  it('are answered by the API that has registered, for roles that may', async () => {
    const world = await startWorld(resource);
    world.services.serveConnections('api1', async ({ target }) => ({
      status: 200,
      headers: [],
      body: Buffer.from(target),
    }));
    const host = 'api1.execute-api.us-east-1.amazonaws.com';

    expect(await ask(world, host, '/prod/@connections/a%3D', { method: 'POST' }, 'r')).toMatchObject({
      status: 200,
      text: '/prod/@connections/a%3D',
    });
    expect((await ask(world, host, '/prod/@connections/a%3D', { method: 'DELETE' }, 'r')).text).toContain(
      `execute-api:ManageConnections on resource: arn:aws:execute-api:us-east-1:${accountId}:api1/prod/DELETE/@connections/a=`,
    );
  });
});

describe('other hosts', () => {
  it('tell who calls', async () => {
    const world = await startWorld({});
    const { text } = await ask(world, 'sts.us-east-1.amazonaws.com', '/', form({ Action: 'GetCallerIdentity' }), 'r');

    expect(text).toContain('<Account>123456789012</Account>');
  });

  it('take metrics without a word', async () => {
    const world = await startWorld({ aws_iam_role: { r: role('r', allow('cloudwatch:PutMetricData')) } });
    const { status } = await ask(
      world,
      'monitoring.us-east-1.amazonaws.com',
      '/',
      form({ Action: 'PutMetricData' }),
      'r',
    );

    expect([status, world.notes]).toEqual([200, []]);
  });

  it('publish the keys of user pools', async () => {
    const world = await startWorld({ aws_cognito_user_pool: { p: { name: 'p' } } });
    const pool = /us-east-1_\w+/;
    const { endpoint } = world.services;

    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await ask(world, 'cognito-idp.us-east-1.amazonaws.com', '/us-east-1_x/.well-known/jwks.json')).status).toBe(
      400,
    );
    expect(pool.test('us-east-1_abc')).toBe(true);
  });
});

describe('a role that a service may not assume', () => {
  it('makes no call', async () => {
    const trust = JSON.stringify({
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    });
    const world = await startWorld({
      aws_iam_role: { r: { name: 'r', assume_role_policy: trust } },
      aws_lambda_function: { f: { function_name: 'f', role: '${aws_iam_role.r.arn}' } },
    });
    const { body } = await world.call('AmazonSSM.GetParameter', { Name: 'x' }, 'r');

    expect(world.notes).toEqual([
      'aws_lambda_function.f: The role defined for the function cannot be assumed by Lambda.',
    ]);
    expect(body.message).toBe(
      `lambda.amazonaws.com does not have permission to assume the provided role ${roleArn('r')}`,
    );
  });
});
