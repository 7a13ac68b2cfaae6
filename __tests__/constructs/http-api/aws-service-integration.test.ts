import { describe, expect, it } from 'vitest';
import {
  AwsServiceIntegration,
  type AwsServiceIntegrationProps,
} from '../../../constructs/http-api/aws-service-integration';
import { putEvents } from '../../../constructs/http-api/put-events';
import { putRecord } from '../../../constructs/http-api/put-record';
import { sendMessage } from '../../../constructs/http-api/send-message';
import type { ServiceCall } from '../../../constructs/http-api/service-call';
import { startExecution, startSyncExecution, stopExecution } from '../../../constructs/http-api/state-machine-calls';
import { serviceSubtypes } from '../../../terraform/apis/service-subtypes';
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
const at = 'aws_apigatewayv2_integration.events';
const integration = (call?: ServiceCall) => document(call).at(at);
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
    'StepFunctions-StartSyncExecution',
    startSyncExecution({ stateMachineArn: machine }),
    { StateMachineArn: machine },
    'states:StartSyncExecution',
    machine,
  ],
  [
    'StepFunctions-StopExecution',
    stopExecution({
      stateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:checkout',
      executionArn: '$request.body.execution',
    }),
    { ExecutionArn: '$request.body.execution' },
    'states:StopExecution',
    '${replace("arn:aws:states:eu-west-1:123456789012:stateMachine:checkout", ":stateMachine:", ":execution:")}:*',
  ],
  [
    'Kinesis-PutRecord',
    putRecord({ stream, data: '$request.body', partitionKey: '$request.querystring.key' }),
    { StreamName: stream.streamName, Data: '$request.body', PartitionKey: '$request.querystring.key' },
    'kinesis:PutRecord',
    stream.arn,
  ],
];

/** Each call with all that it can be given. */
const whole: Record<string, ServiceCall> = {
  'SQS-SendMessage': sendMessage({
    queue,
    messageBody: 'x',
    messageAttributes: '{}',
    delaySeconds: '5',
    messageGroupId: 'a',
    messageDeduplicationId: 'b',
    messageSystemAttributes: '{}',
  }),
  'EventBridge-PutEvents': putEvents({
    eventBusArn: bus,
    detail: '{}',
    detailType: 'a',
    source: 'b',
    resources: '[]',
    time: 'now',
    traceHeader: '$request.header.x-amzn-trace-id',
  }),
  'StepFunctions-StartExecution': startExecution({
    stateMachineArn: machine,
    input: '$request.body',
    name: '$context.requestId',
  }),
  'StepFunctions-StartSyncExecution': startSyncExecution({
    stateMachineArn: machine,
    input: '$request.body',
    name: '$context.requestId',
    traceHeader: '$request.header.x-amzn-trace-id',
  }),
  'StepFunctions-StopExecution': stopExecution({
    stateMachineArn: machine,
    executionArn: '$request.body.execution',
    cause: 'The caller asked',
    error: 'Cancelled',
  }),
  'Kinesis-PutRecord': putRecord({
    stream,
    data: 'x',
    partitionKey: 'y',
    explicitHashKey: '1',
    sequenceNumberForOrdering: '2',
  }),
};

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
    const { policy } = doc.at('aws_iam_role_policy.events');
    expect(policy).toContain(`"Effect":"Allow","Action":["${action}"],"Resource":["${resource}"]`);
    expect(policy.match(/"Effect"/g)).toHaveLength(1);
  });

  it.each(Object.entries(whole))('%s sends every parameter of AWS, where it is given', (subtype, call) => {
    const { required = [], optional = [] } = serviceSubtypes[subtype] ?? {};

    expect(call.subtype).toBe(subtype);
    expect(Object.keys(document(call, { region: 'us-east-1' }).at(at).request_parameters).sort()).toEqual(
      [...required, ...optional].sort(),
    );
  });

  it('names the region of a service that is in another one', () => {
    expect(document(toQueue, { region: 'us-east-1' }).at(at).request_parameters.Region).toBe('us-east-1');
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
