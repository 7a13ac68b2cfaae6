import { describe, expect, it } from 'vitest';
import { RestDeployment } from '../../../constructs/rest-api/rest-deployment';
import { RestMethod } from '../../../constructs/rest-api/rest-method';
import { RestResponse } from '../../../constructs/rest-api/rest-response';
import {
  RestServiceIntegration,
  type RestServiceIntegrationProps,
} from '../../../constructs/rest-api/rest-service-integration';
import { getItem, putItem, query } from '../../../constructs/rest-api/services/dynamodb-calls';
import { startExecution, startSyncExecution } from '../../../constructs/rest-api/services/execution-calls';
import { putEvents } from '../../../constructs/rest-api/services/put-events';
import type { RestServiceCall } from '../../../constructs/rest-api/services/rest-service-call';
import { sendMessage } from '../../../constructs/rest-api/services/send-message';
import { serviceAnswers } from '../../../constructs/rest-api/services/service-answers';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, itemsIn } from './rest-fixture';

const table = { tableName: '${aws_dynamodb_table.items.name}', arn: '${aws_dynamodb_table.items.arn}' };
const queue = { arn: 'arn:aws:sqs:eu-west-1:123456789012:events' };
const bus = '${aws_cloudwatch_event_bus.shop.arn}';
const machine = '${aws_sfn_state_machine.checkout.arn}';
const reading = getItem({ table, key: { pk: { S: "$input.params('id')" } } });
const success = { statusCode: '200', template: '{}' };

const document = (
  call: RestServiceCall = reading,
  props: Partial<RestServiceIntegrationProps> = {},
  answers: (scope: Parameters<Parameters<typeof synth>[0]>[0], integration: RestServiceIntegration) => void = (
    scope,
    integration,
  ) => serviceAnswers(scope, 'answer', { integration, success }),
) =>
  synth((scope) => {
    const api = apiIn(scope);
    const method = new RestMethod(scope, 'read', {
      path: itemsIn(scope, api).path,
      httpMethod: 'GET',
      authorizer: 'iam',
    });
    answers(scope, new RestServiceIntegration(scope, 'read', { method, call, roleName: 'dev-read', ...props }));
    new RestDeployment(scope, 'main', { api });
  });
const integration = (call?: RestServiceCall) => document(call).at('aws_api_gateway_integration.read');
const refusal = (expected: ExpectedRefusal) =>
  propRefusal({ where: 'dev-scratch/RestServiceIntegration.read', ...expected });

const arn = (at: number) => `\${element(split(":", aws_api_gateway_rest_api.main.execution_arn), ${at})}`;
const account = `\${element(split(":", "${queue.arn}"), 4)}`;
const name = `\${element(split(":", "${queue.arn}"), 5)}`;

/** Each call, how it is asked, and the one thing its role may do to one resource. */
const calls: [name: string, call: RestServiceCall, asked: string, action: string, resource: string][] = [
  ['getItem', reading, 'dynamodb:action/GetItem', 'dynamodb:GetItem', table.arn],
  [
    'query',
    query({ table, indexName: 'newest', keyCondition: 'a = :a', values: { ':a': { S: 'x' } }, limit: 5 }),
    'dynamodb:action/Query',
    'dynamodb:Query',
    `${table.arn}/index/newest`,
  ],
  ['putItem', putItem({ table, item: { pk: { S: 'a' } } }), 'dynamodb:action/PutItem', 'dynamodb:PutItem', table.arn],
  ['sendMessage', sendMessage({ queue }), `sqs:path/${account}/${name}`, 'sqs:SendMessage', queue.arn],
  [
    'putEvents',
    putEvents({ eventBusArn: bus, source: 'shop', detailType: 'order' }),
    'events:action/PutEvents',
    'events:PutEvents',
    bus,
  ],
  [
    'startExecution',
    startExecution({ stateMachineArn: machine }),
    'states:action/StartExecution',
    'states:StartExecution',
    machine,
  ],
  [
    'startSyncExecution',
    startSyncExecution({ stateMachineArn: machine }),
    'states:action/StartSyncExecution',
    'states:StartSyncExecution',
    machine,
  ],
];

describe('RestServiceIntegration', () => {
  it.each(calls)('asks by %s, in a role that may do that alone', (_, call, asked, action, resource) => {
    const made = document(call);

    expect(made.at('aws_api_gateway_integration.read')).toMatchObject({
      type: 'AWS',
      integration_http_method: 'POST',
      uri: `arn:${arn(1)}:apigateway:${arn(3)}:${asked}`,
      credentials: '${aws_iam_role.read.arn}',
      passthrough_behavior: 'NEVER',
      timeout_milliseconds: 29_000,
    });
    expect(JSON.parse(made.at('aws_iam_role_policy.read').policy).Statement).toEqual([
      { Sid: action.split(':')[1], Effect: 'Allow', Action: [action], Resource: [resource] },
    ]);
  });

  it('sends the headers that a service needs', () => {
    expect(integration(sendMessage({ queue })).request_parameters).toEqual({
      'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'",
    });
    expect(integration(putEvents({ eventBusArn: bus, source: 's', detailType: 'd' })).request_parameters).toEqual({
      'integration.request.header.X-Amz-Target': "'AWSEvents.PutEvents'",
      'integration.request.header.Content-Type': "'application/x-amz-json-1.1'",
    });
    expect(integration()).not.toHaveProperty('request_parameters');
  });

  const own = (call: object): RestServiceCall => ({ ...reading, ...call }) as RestServiceCall;

  it.each<[string, RestServiceCall, ExpectedRefusal]>([
    [
      'a service that it does not know',
      own({ service: 'lambda' }),
      {
        prop: 'call.service',
        mustBe: 'one of dynamodb, sqs, events, states',
        was: 'lambda',
        fix: 'Call others through a function.',
      },
    ],
    [
      'an action that the service does not have here',
      own({ action: 'Scan' }),
      {
        prop: 'call.action',
        mustBe: 'one of GetItem, Query, PutItem, UpdateItem, DeleteItem',
        was: 'Scan',
        fix: 'Call others through a function.',
      },
    ],
    [
      'a template without Velocity that is no JSON',
      own({ requestTemplate: '{"TableName": users}' }),
      {
        prop: 'call.requestTemplate',
        mustBe: 'a JSON object, or Velocity that writes one',
        was: '{"TableName": users}',
        fix: 'Write it by jsonTemplate.',
      },
    ],
    [
      'a request without what the action needs',
      own({ requestTemplate: '{"TableName": "${aws_dynamodb_table.items.name}"}' }),
      { prop: 'call.requestTemplate', mustBe: 'a request with Key' },
    ],
    [
      'a form without what the action needs',
      own({ service: 'sqs', action: 'SendMessage', requestTemplate: 'Action=SendMessage' }),
      { prop: 'call.requestTemplate', mustBe: 'a request with MessageBody' },
    ],
    [
      'no resource',
      own({ resources: [] }),
      { prop: 'call.resources', mustBe: 'the ARNs of what the action is for', was: undefined },
    ],
    [
      'every resource',
      own({ resources: ['*'] }),
      { prop: 'call.resources', mustBe: 'the ARNs of what the action is for', was: '*' },
    ],
  ])('refuses %s', (_, call, expected) => {
    expect(() => document(call)).toThrow(refusal(expected));
  });

  it('refuses a time-out that AWS does not take', () => {
    expect(() => document(reading, { timeoutMilliseconds: 29_001 })).toThrow(
      refusal({
        prop: 'timeoutMilliseconds',
        mustBe: 'a whole number from 50 to 29000 milliseconds',
        was: 29_001,
        fix: 'Answer 202 and work asynchronously instead.',
      }),
    );
  });

  it('refuses a name that no role has', () => {
    expect(() => document(reading, { roleName: 'a b' })).toThrow(
      refusal({
        prop: 'roleName',
        mustBe: '1 to 64 letters, digits and _ + = , . @ -',
        was: 'a b',
        fix: 'Shorten it.',
      }),
    );
  });

  it('refuses to answer errors of the service as successes', () => {
    const successAlone = () =>
      document(reading, {}, (scope, of) => {
        new RestResponse(scope, 'answer', { integration: of, statusCode: '200' });
      });
    const message = (status: string) =>
      `dev-scratch/RestServiceIntegration.read: responses must hold one whose selectionPattern takes ${status}, was none. Add a RestResponse; the error is answered as a success otherwise.`;

    expect(successAlone).toThrow(message('400'));
    expect(successAlone).toThrow(message('500'));
  });
});

describe('serviceAnswers', () => {
  it('answers by what the service says: a success, a refusal, a failure', () => {
    const made = document();
    const answer = (id: string) => made.at(`aws_api_gateway_integration_response.${id}`);
    const status = (id: string) => made.at(`aws_api_gateway_method_response.${id}`).status_code;

    expect([status('answer'), answer('answer').selection_pattern]).toEqual(['200', undefined]);
    expect([status('answer_refused'), answer('answer_refused').selection_pattern]).toEqual(['500', '4\\d\\d']);
    expect([status('answer_failed'), answer('answer_failed').selection_pattern]).toEqual(['502', '5\\d\\d']);
  });

  it('gives every answer the headers, and what stands before each body', () => {
    const made = document(reading, {}, (scope, of) =>
      serviceAnswers(scope, 'answer', {
        integration: of,
        success,
        headers: { Vary: 'Origin' },
        before: '#set($a = 1)',
      }),
    );
    const answers = made.ofType('aws_api_gateway_integration_response').map((address) => made.at(address));

    expect(answers.map(({ response_parameters }) => response_parameters)).toEqual(
      Array(3).fill({ 'method.response.header.Vary': "'Origin'" }),
    );
    expect(
      answers.every(({ response_templates }) => /^#set\(\$a = 1\)/.test(response_templates['application/json'])),
    ).toBe(true);
  });
});
