import { describe, expect, it } from 'vitest';
import type { ServiceAnswer } from '../../../local/services/services';
import { documentWith, serve } from './in-world';

const role = 'arn:aws:iam::123456789012:role/sender';
const api = (
  integration_subtype: string,
  request_parameters: Record<string, string>,
  answer: object = {},
  status = 200,
) => {
  const sent: ServiceAnswer = {
    status,
    headers: [['content-type', 'application/x-amz-json-1.0']],
    body: Buffer.from(JSON.stringify(answer)),
  };
  const integration = { integration_subtype, request_parameters, credentials_arn: role, integration_uri: undefined };
  return serve(documentWith({ routes: { 'POST /in/{id}': {} }, integration }), { send: () => sent });
};

const body = (one: ReturnType<typeof api>) => JSON.parse(one.sent[0]?.body.toString() ?? '{}');
const json = { body: '{"kind":"order","detail":{"id":7}}', headers: { 'content-type': 'application/json' } };

describe('an integration with an AWS service', () => {
  it("G118 sends a message to SQS in the integration's role, and answers with SQS's own answer", async () => {
    const one = api(
      'SQS-SendMessage',
      {
        QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/in',
        MessageBody: '$request.body',
        DelaySeconds: '5',
      },
      { MessageId: '11', MD5OfMessageBody: 'ab' },
    );
    const answer = await one.call('POST /in/7', json);

    expect(one.sent[0]).toMatchObject({
      service: 'sqs',
      region: 'eu-west-1',
      method: 'POST',
      headers: [
        ['content-type', 'application/x-amz-json-1.0'],
        ['x-amz-target', 'AmazonSQS.SendMessage'],
      ],
      roleArn: role,
    });
    expect(body(one)).toEqual({
      QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/in',
      MessageBody: json.body,
      DelaySeconds: 5,
    });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/xml']);
    expect(answer.text).toContain('<SendMessageResult><MessageId>11</MessageId>');
  });

  it('G118 passes a refusal of the service on', async () => {
    const one = api('SQS-SendMessage', { QueueUrl: 'q', MessageBody: 'm' }, { message: 'no' }, 403);
    const answer = await one.call('POST /in/7');

    expect([answer.status, answer.json]).toEqual([403, { message: 'no' }]);
  });

  it('is 400 where a parameter cannot be read, and says which', async () => {
    const one = api('SQS-SendMessage', { QueueUrl: 'q', MessageBody: '$request.body.absent' });
    const answer = await one.call('POST /in/7', json);

    expect(answer.status).toBe(400);
    expect(answer.trace.steps.at(-1)?.decision).toContain('MessageBody from source $request.body.absent');
    expect(one.sent).toEqual([]);
  });

  it.each([
    [
      'EventBridge-PutEvents',
      { Source: 'shop', DetailType: '$request.body.kind', Detail: '$request.body.detail', Resources: '["a"]' },
      'events',
      'AWSEvents.PutEvents',
      { Entries: [{ Source: 'shop', DetailType: 'order', Detail: '{"id":7}', Resources: ['a'] }] },
    ],
    [
      'StepFunctions-StartExecution',
      { StateMachineArn: 'arn:sm', Input: '$request.body', Name: '$request.path.id' },
      'states',
      'AWSStepFunctions.StartExecution',
      { stateMachineArn: 'arn:sm', input: json.body, name: '7' },
    ],
    [
      'StepFunctions-StartSyncExecution',
      { StateMachineArn: 'arn:sm', Input: '$request.body' },
      'states',
      'AWSStepFunctions.StartSyncExecution',
      { stateMachineArn: 'arn:sm', input: json.body },
    ],
    [
      'Kinesis-PutRecord',
      { StreamName: 's', PartitionKey: '$request.path.id', Data: '$request.body.kind' },
      'kinesis',
      'Kinesis_20131202.PutRecord',
      { StreamName: 's', PartitionKey: '7', Data: Buffer.from('order').toString('base64') },
    ],
    [
      'SQS-ReceiveMessage',
      { QueueUrl: 'q', MaxNumberOfMessages: '2', AttributeNames: '["All"]' },
      'sqs',
      'AmazonSQS.ReceiveMessage',
      { QueueUrl: 'q', MaxNumberOfMessages: 2, AttributeNames: ['All'] },
    ],
    ['SQS-PurgeQueue', { QueueUrl: 'q' }, 'sqs', 'AmazonSQS.PurgeQueue', { QueueUrl: 'q' }],
  ])('G119 knows %s', async (subtype, parameters, service, target, input) => {
    const one = api(subtype, parameters);
    const answer = await one.call('POST /in/7', json);

    expect(answer.status).toBe(200);
    expect([one.sent[0]?.service, one.sent[0]?.headers[1]?.[1]]).toEqual([service, target]);
    expect(body(one)).toEqual(input);
  });

  it('goes to the Region that it names', async () => {
    const one = api('SQS-PurgeQueue', { QueueUrl: 'q', Region: 'us-east-2' });
    await one.call('POST /in/7');

    expect([one.sent[0]?.region, body(one)]).toEqual(['us-east-2', { QueueUrl: 'q' }]);
  });

  it('writes lists of SQS as its XML does', async () => {
    const one = api('SQS-ReceiveMessage', { QueueUrl: 'q' }, { Messages: [{ MessageId: '1', Body: '<a>' }] });

    expect((await one.call('POST /in/7')).text).toContain(
      '<Message><MessageId>1</MessageId><Body>&lt;a&gt;</Body></Message>',
    );
  });

  it('says at start which action is not run', async () => {
    const one = api('AppConfig-GetConfiguration', { Application: 'a' });

    expect(one.unsupported).toEqual([
      'aws_apigatewayv2_integration.echo: AppConfig-GetConfiguration is not run here: its routes answer 500',
    ]);
    expect((await one.call('POST /in/7')).status).toBe(500);
  });
});
