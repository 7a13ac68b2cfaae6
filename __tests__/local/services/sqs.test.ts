import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { accountId, allow, jsonOf, role, roleArn, type ServiceWorld, startWorld } from '../support/service-world';

const url = (name: string) => `https://sqs.us-east-1.amazonaws.com/${accountId}/${name}`;
const arn = (name: string) => `arn:aws:sqs:us-east-1:${accountId}:${name}`;
const queues = (jobs: object = {}) => ({
  aws_sqs_queue: {
    dead: { name: 'dead' },
    jobs: { name: 'jobs', visibility_timeout_seconds: 1, ...jobs },
    ordered: { name: 'ordered.fifo', fifo_queue: true, content_based_deduplication: true },
  },
});
const ask = ({ call }: ServiceWorld, operation: string, input: object, QueueUrl = url('jobs')) =>
  call(`AmazonSQS.${operation}`, { QueueUrl, ...input });
const bodies = (messages: { Body: string }[] = []) => messages.map(({ Body }) => Body);

describe('a queue', () => {
  it('hands out a message once, until it is visible again', async () => {
    const world = await startWorld(queues());
    const sent = await ask(world, 'SendMessage', { MessageBody: 'hello' });

    expect(sent.body).toMatchObject({ MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592' });
    const first = await ask(world, 'ReceiveMessage', { VisibilityTimeout: 30 });
    expect(first.body.Messages[0]).toMatchObject({ Body: 'hello', Attributes: { ApproximateReceiveCount: '1' } });
    expect((await ask(world, 'ReceiveMessage', {})).body).toEqual({});
    await ask(world, 'ChangeMessageVisibility', {
      ReceiptHandle: first.body.Messages[0].ReceiptHandle,
      VisibilityTimeout: 0,
    });
    expect(bodies((await ask(world, 'ReceiveMessage', {})).body.Messages)).toEqual(['hello']);
  });

  it('forgets what is deleted', async () => {
    const world = await startWorld(queues());
    await ask(world, 'SendMessage', { MessageBody: 'x' });
    const { body } = await ask(world, 'ReceiveMessage', { VisibilityTimeout: 0 });
    await ask(world, 'DeleteMessage', { ReceiptHandle: body.Messages[0].ReceiptHandle });

    expect((await ask(world, 'ReceiveMessage', {})).body).toEqual({});
  });

  it('waits for a message as long as it is told to', async () => {
    const world = await startWorld(queues());
    const waiting = ask(world, 'ReceiveMessage', { WaitTimeSeconds: 20 });
    await ask(world, 'SendMessage', { MessageBody: 'late' });

    expect(bodies((await waiting).body.Messages)).toEqual(['late']);
  });

  it('keeps the order within a group, and drops twins', async () => {
    const world = await startWorld(queues());
    const send = (MessageBody: string, MessageGroupId: string) =>
      ask(world, 'SendMessage', { MessageBody, MessageGroupId }, url('ordered.fifo'));
    await send('a1', 'a');
    await send('a1', 'a');
    await send('b1', 'b');
    const receive = async (MaxNumberOfMessages: number) =>
      bodies((await ask(world, 'ReceiveMessage', { MaxNumberOfMessages }, url('ordered.fifo'))).body.Messages);

    expect(await receive(1)).toEqual(['a1']);
    await send('a2', 'a');
    expect(await receive(10)).toEqual(['b1']);
  });

  it('gives up on a message that was received too often', async () => {
    const redrive_policy = JSON.stringify({ deadLetterTargetArn: arn('dead'), maxReceiveCount: 2 });
    const world = await startWorld(queues({ redrive_policy, visibility_timeout_seconds: 0 }));
    await ask(world, 'SendMessage', { MessageBody: 'poison' });
    for (let time = 0; time < 3; time++) await ask(world, 'ReceiveMessage', {});

    expect(bodies((await ask(world, 'ReceiveMessage', {}, url('dead'))).body.Messages)).toEqual(['poison']);
  });

  it('takes each message of a batch for itself', async () => {
    const world = await startWorld(queues());
    const Entries = [
      { Id: '1', MessageBody: 'a' },
      { Id: '2', MessageBody: '' },
    ];

    expect((await ask(world, 'SendMessageBatch', { Entries })).body).toMatchObject({
      Successful: [{ Id: '1' }],
      Failed: [{ Id: '2', SenderFault: true, Code: 'MissingParameter' }],
    });
  });

  it('is known by its URL only', async () => {
    const world = await startWorld(queues());

    expect((await ask(world, 'SendMessage', { MessageBody: 'x' }, url('none'))).body).toMatchObject({
      __type: 'QueueDoesNotExist',
      message: 'The specified queue does not exist.',
    });
  });

  it('takes a message by the query protocol, from API Gateway in a role', async () => {
    const world = await startWorld({
      ...queues(),
      aws_iam_role: { r: role('r', allow('sqs:SendMessage', arn('jobs'))) },
    });
    const send = (target: string, name: string) =>
      world.services.send({
        service: 'sqs',
        region: 'us-east-1',
        method: 'POST',
        target,
        headers: [
          ['Content-Type', 'application/x-www-form-urlencoded'],
          ['Accept', 'application/json'],
        ],
        body: Buffer.from(
          'Action=SendMessage&MessageBody=hi&MessageAttribute.1.Name=k&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=v',
        ),
        roleArn: roleArn(name),
      });

    expect(jsonOf(await send(`/${accountId}/jobs`, 'r'))).toMatchObject({
      SendMessageResponse: { SendMessageResult: { MessageId: expect.any(String) } },
    });
    expect(jsonOf(await send(`/${accountId}/dead`, 'r'))).toMatchObject({
      Error: {
        Code: 'AccessDeniedException',
        Message: expect.stringContaining(`sqs:SendMessage on resource: ${arn('dead')}`),
      },
    });
    const { body } = await ask(world, 'ReceiveMessage', {});
    expect(body.Messages[0]).toMatchObject({ Body: 'hi', MessageAttributes: { k: { StringValue: 'v' } } });
  });
});

describe('an event source mapping of a queue', () => {
  const read = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  const resource = (mapping: object = {}, ...statements: object[]) => ({
    ...queues(),
    aws_iam_role: { r: role('r', ...statements) },
    aws_lambda_function: { f: { function_name: 'f', role: '${aws_iam_role.r.arn}' } },
    aws_lambda_event_source_mapping: {
      m: { event_source_arn: '${aws_sqs_queue.jobs.arn}', function_name: '${aws_lambda_function.f.arn}', ...mapping },
    },
  });

  it('hands messages to its function, which are then gone', async () => {
    const world = await startWorld(resource({}, allow(read)));
    await ask(world, 'SendMessage', { MessageBody: '{"n":1}' });
    await vi.waitFor(() => expect(world.invoked).toHaveLength(1));
    const { Records } = JSON.parse(world.invoked[0]?.payload ?? '{}');

    expect(Records).toMatchObject([{ body: '{"n":1}', eventSource: 'aws:sqs', eventSourceARN: arn('jobs') }]);
    expect(world.invoked[0]?.functionArn).toBe(`arn:aws:lambda:us-east-1:${accountId}:function:f`);
    await setTimeout(50);
    expect(world.invoked).toHaveLength(1);
  });

  it('brings back only the messages that the function names', async () => {
    const seen: string[] = [];
    const world = await startWorld(resource({ function_response_types: ['ReportBatchItemFailures'] }, allow(read)), {
      answer: ({ Records }) => {
        const again = Records.filter(({ body }: { body: string }) => body === 'bad' && !seen.includes('bad'));
        seen.push(...Records.map(({ body }: { body: string }) => body));
        return {
          batchItemFailures: again.map(({ messageId }: { messageId: string }) => ({ itemIdentifier: messageId })),
        };
      },
    });
    await ask(world, 'SendMessageBatch', {
      Entries: [
        { Id: '1', MessageBody: 'good' },
        { Id: '2', MessageBody: 'bad' },
      ],
    });
    await vi.waitFor(() => expect(seen.filter((body) => body === 'bad')).toHaveLength(2), { timeout: 5000 });

    expect(seen.filter((body) => body === 'good')).toHaveLength(1);
  });

  it('keeps back what its filter does not let pass', async () => {
    const filter_criteria = [{ filter: [{ pattern: JSON.stringify({ body: { kind: ['order'] } }) }] }];
    const world = await startWorld(resource({ filter_criteria }, allow(read)));
    await ask(world, 'SendMessage', { MessageBody: '{"kind":"other"}' });
    await ask(world, 'SendMessage', { MessageBody: '{"kind":"order"}' });
    await vi.waitFor(() => expect(world.invoked).toHaveLength(1));

    expect(JSON.parse(world.invoked[0]?.payload ?? '').Records.map(({ body }: { body: string }) => body)).toEqual([
      '{"kind":"order"}',
    ]);
  });

  it('is not made when the role may not read the queue', async () => {
    const { notes } = await startWorld(resource({}, allow('sqs:ReceiveMessage')));

    expect(notes).toEqual([
      expect.stringMatching(
        /^aws_lambda_event_source_mapping\.m: the function's role may not read its source: .*sqs:DeleteMessage/,
      ),
    ]);
  });
});
