import { beforeAll, describe, expect, it } from 'vitest';
import { type Running, runDocument } from './running';
import { runSmall } from './small-api';

let api: Running;
beforeAll(async () => {
  api = await runDocument('no-functions');
});

describe('an API in front of services alone', () => {
  it('writes to and reads from a table as its role may', async () => {
    const put = await api.call('PUT /v1/notes/n1', { body: { text: 'it\'s "so"' } });
    const get = await api.call('GET /v1/notes/n1');

    expect([put.status, put.json()]).toEqual([201, { id: 'n1' }]);
    expect([get.status, get.json()]).toEqual([200, { id: 'n1', text: 'it\'s "so"' }]);
  });

  it('answers as its patterns and overrides say', async () => {
    expect((await api.call('GET /v1/notes/none')).status).toBe(404);
  });

  it('is refused what its role may not do, and the trace says what', async () => {
    const { status, json, steps } = await api.call('DELETE /v1/notes/n1');

    expect([status, json()]).toEqual([502, { code: 400 }]);
    expect(steps.join('\n')).toMatch(/may not dynamodb:DeleteItem/);
  });
});

describe('a method in front of a queue', () => {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'apigateway.amazonaws.com' } }],
  };
  const may = (Action: string, Resource: string) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] });

  it('sends a message as a form, and starts an execution', async () => {
    const role = { credentials: '${aws_iam_role.gateway.arn}', type: 'AWS', integration_http_method: 'POST' };
    const form = { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" };
    const { call } = await runSmall(
      {
        'POST /messages': {
          integration: {
            ...role,
            uri: 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/${aws_sqs_queue.q.name}',
            request_parameters: form,
            request_templates: { 'application/json': 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)' },
          },
          responses: {
            '202': { integration: { response_templates: { 'application/json': '{"sent": true}' } } },
            '500': { integration: { selection_pattern: '[45]\\d\\d' } },
          },
        },
        'POST /executions': {
          integration: {
            ...role,
            uri: 'arn:aws:apigateway:us-east-1:states:action/StartExecution',
            request_templates: {
              'application/json':
                '{"input": "$util.escapeJavaScript($input.json(\'$\'))", "stateMachineArn": "${aws_sfn_state_machine.m.arn}"}',
            },
          },
          responses: {
            '200': {
              integration: { response_templates: { 'application/json': '{"arn": $input.json("$.executionArn")}' } },
            },
          },
        },
      },
      {
        aws_sqs_queue: { q: { name: 'q' } },
        aws_sfn_state_machine: { m: { name: 'm', role_arn: '${aws_iam_role.gateway.arn}', definition: '{}' } },
        aws_iam_role: { gateway: { name: 'gateway', assume_role_policy: JSON.stringify(trust) } },
        aws_iam_role_policy: {
          q: { role: '${aws_iam_role.gateway.id}', policy: may('sqs:SendMessage', '${aws_sqs_queue.q.arn}') },
          m: {
            role: '${aws_iam_role.gateway.id}',
            policy: may('states:StartExecution', '${aws_sfn_state_machine.m.arn}'),
          },
        },
      },
    );
    const sent = await call('POST /s/messages', { body: { hello: 'queue & all' } });
    const started = await call('POST /s/executions', { body: { a: 1 } });

    expect([sent.status, sent.text]).toEqual([202, '{"sent": true}']);
    expect([started.status, started.json()]).toEqual([200, { arn: expect.stringMatching(/:execution:m:/) }]);
  });
});
