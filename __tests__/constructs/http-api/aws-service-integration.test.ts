import { describe, expect, it } from 'vitest';
import {
  AwsServiceIntegration,
  type AwsServiceIntegrationProps,
} from '../../../constructs/http-api/aws-service-integration';
import {
  putEvents,
  putRecord,
  type ServiceCall,
  sendMessage,
  startExecution,
} from '../../../constructs/http-api/service-call';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn } from './http-parts';

const queue = { queueUrl: '${aws_sqs_queue.events.id}', arn: '${aws_sqs_queue.events.arn}' };
const stream = { streamName: '${aws_kinesis_stream.clicks.name}', arn: '${aws_kinesis_stream.clicks.arn}' };
const bus = '${aws_cloudwatch_event_bus.shop.arn}';
const machine = '${aws_sfn_state_machine.checkout.arn}';
const toQueue = sendMessage({ queue, messageBody: '$request.body' });

const document = (call: ServiceCall = toQueue, props: Partial<AwsServiceIntegrationProps> = {}) =>
  synth((scope) => {
    new AwsServiceIntegration(scope, 'events', { api: apiIn(scope), roleName: 'dev-events', call, ...props });
  });
const integration = (call?: ServiceCall) => document(call).at('aws_apigatewayv2_integration.events');
const refusal = (expected: ExpectedRefusal) =>
  propRefusal({ where: 'dev-scratch/AwsServiceIntegration.events', ...expected });

/** Each call with the least it needs, what it sends, and the one thing its role may do to one resource. */
const calls: [subtype: string, call: ServiceCall, parameters: object, action: string, resource: string][] = [
  [
    'SQS-SendMessage',
    toQueue,
    { QueueUrl: queue.queueUrl, MessageBody: '$request.body' },
    'sqs:SendMessage',
    queue.arn,
  ],
  [
    'EventBridge-PutEvents',
    putEvents({ eventBusArn: bus, detail: '$request.body', detailType: 'order.created', source: 'shop' }),
    { EventBusName: bus, Detail: '$request.body', DetailType: 'order.created', Source: 'shop' },
    'events:PutEvents',
    bus,
  ],
  [
    'StepFunctions-StartExecution',
    startExecution({ stateMachineArn: machine }),
    { StateMachineArn: machine },
    'states:StartExecution',
    machine,
  ],
  [
    'Kinesis-PutRecord',
    putRecord({ stream, data: '$request.body', partitionKey: '$request.querystring.key' }),
    { StreamName: stream.streamName, Data: '$request.body', PartitionKey: '$request.querystring.key' },
    'kinesis:PutRecord',
    stream.arn,
  ],
];

describe('AwsServiceIntegration', () => {
  it('comes before the one it replaces, which routes still name', () => {
    expect(integration().lifecycle.create_before_destroy).toBe(true);
  });

  it('is replaced when it loses a parameter, which AWS does not take out of one that exists', () => {
    const doc = document();

    expect(doc.at('terraform_data.events').input).toEqual({ parameters: ['MessageBody', 'QueueUrl'] });
    expect(doc.at('aws_apigatewayv2_integration.events').lifecycle.replace_triggered_by).toEqual([
      'terraform_data.events',
    ]);
  });

  it.each(calls)('calls %s with its required parameters alone', (integration_subtype, call, request_parameters) => {
    expect(integration(call)).toEqual(
      expect.objectContaining({
        api_id: '${aws_apigatewayv2_api.main.id}',
        integration_type: 'AWS_PROXY',
        integration_subtype,
        credentials_arn: '${aws_iam_role.events.arn}',
        payload_format_version: '1.0',
        request_parameters,
        timeout_milliseconds: 30000,
      }),
    );
  });

  it.each(calls)('%s goes through a role that may do nothing else', (_subtype, call, _parameters, action, resource) => {
    const doc = document(call);

    expect(JSON.parse(doc.at('aws_iam_role.events').assume_role_policy).Statement[0].Principal).toEqual({
      Service: 'apigateway.amazonaws.com',
    });
    expect(JSON.parse(doc.at('aws_iam_role_policy.events').policy).Statement).toEqual([
      expect.objectContaining({ Effect: 'Allow', Action: [action], Resource: [resource] }),
    ]);
  });

  it.each([
    [
      sendMessage({
        queue,
        messageBody: 'x',
        messageAttributes: '{}',
        delaySeconds: '5',
        messageGroupId: 'a',
        messageDeduplicationId: 'b',
      }),
      { MessageAttributes: '{}', DelaySeconds: '5', MessageGroupId: 'a', MessageDeduplicationId: 'b' },
    ],
    [
      putEvents({ eventBusArn: bus, detail: '{}', detailType: 'a', source: 'b', resources: '[]', time: 'now' }),
      { Resources: '[]', Time: 'now' },
    ],
    [
      startExecution({ stateMachineArn: machine, input: '$request.body', name: '$context.requestId' }),
      { Input: '$request.body', Name: '$context.requestId' },
    ],
    [putRecord({ stream, data: 'x', partitionKey: 'y', explicitHashKey: '1' }), { ExplicitHashKey: '1' }],
  ])('sends optional parameters where they are given', (call, parameters) => {
    expect(integration(call).request_parameters).toMatchObject(parameters);
  });

  it('does not compile without a required parameter', () => {
    // @ts-expect-error a message needs a body
    const call = sendMessage({ queue });

    expect(call.parameters.MessageBody).toBeUndefined();
  });

  it('refuses an expression that API Gateway does not know', () => {
    expect(() => document(sendMessage({ queue, messageBody: '$input.body' }))).toThrow(
      refusal({
        prop: 'call.MessageBody',
        mustBe: 'static text, or an expression on $request, $context or $stageVariables',
      }),
    );
  });

  it('refuses the name of a role AWS does not take', () => {
    expect(() => document(toQueue, { roleName: 'a'.repeat(65) })).toThrow(
      refusal({ prop: 'roleName', mustBe: '1 to 64 letters, digits and _ + = , . @ -' }),
    );
  });

  it('refuses to wait longer than API Gateway can', () => {
    expect(() => document(toQueue, { timeoutMilliseconds: 30_001 })).toThrow(
      refusal({ prop: 'timeoutMilliseconds', mustBe: 'a whole number' }),
    );
  });
});
