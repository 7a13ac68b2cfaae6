import { describe, expect, it, vi } from 'vitest';
import { eventMatches } from '../../../local/services/events/pattern';
import { cronOf } from '../../../local/services/events/schedules';
import { accountId, allow, role, startWorld } from '../support/service-world';

const lambdaArn = `arn:aws:lambda:us-east-1:${accountId}:function:f`;
const lambda = { aws_lambda_function: { f: { function_name: 'f', role: 'arn:aws:iam::1:role/x' } } };

describe('an event pattern', () => {
  const event = { source: 'shop', detail: { price: 12, name: 'Red shoe', tags: ['new'], ip: '10.0.0.7', none: null } };
  it.each([
    [{ source: ['shop'] }, true],
    [{ source: ['bank', 'shop'] }, true],
    [{ source: ['bank'] }, false],
    [{ detail: { price: [{ numeric: ['>', 10, '<=', 12] }] } }, true],
    [{ detail: { price: [{ numeric: ['<', 10] }] } }, false],
    [{ detail: { name: [{ prefix: 'Red' }] } }, true],
    [{ detail: { name: [{ prefix: { 'equals-ignore-case': 'rED' } }] } }, true],
    [{ detail: { name: [{ suffix: 'shoe' }] } }, true],
    [{ detail: { name: [{ wildcard: 'Red*e' }] } }, true],
    [{ detail: { name: [{ 'anything-but': ['Blue'] }] } }, true],
    [{ detail: { name: [{ 'anything-but': { prefix: 'Red' } }] } }, false],
    [{ detail: { name: [{ 'equals-ignore-case': 'RED SHOE' }] } }, true],
    [{ detail: { missing: [{ exists: false }] } }, true],
    [{ detail: { price: [{ exists: false }] } }, false],
    [{ detail: { tags: ['new', 'old'] } }, true],
    [{ detail: { ip: [{ cidr: '10.0.0.0/24' }] } }, true],
    [{ detail: { none: [null] } }, true],
    [{ $or: [{ source: ['bank'] }, { detail: { price: [12] } }] }, true],
    [{ detail: { price: { deeper: [1] } } }, false],
  ])('%j comes to %s', (pattern, expected) => {
    expect(eventMatches(pattern, event)).toBe(expected);
  });
});

describe('EventBridge', () => {
  const rule = (more: object = {}) => ({
    aws_cloudwatch_event_rule: { r: { name: 'orders', event_pattern: JSON.stringify({ source: ['shop'] }), ...more } },
  });
  const target = (more: object) => ({
    aws_cloudwatch_event_target: { t: { rule: '${aws_cloudwatch_event_rule.r.name}', ...more } },
  });
  const put = (...Entries: object[]) => ['AWSEvents.PutEvents', { Entries }] as const;
  const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{"id":7}' };

  it('hands events that match to the function of a rule', async () => {
    const world = await startWorld({ ...lambda, ...rule(), ...target({ arn: '${aws_lambda_function.f.arn}' }) });
    const { body } = await world.call(...put(entry, { ...entry, Source: 'bank' }));
    await vi.waitFor(() => expect(world.invoked).toHaveLength(1));

    expect(body).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }, {}] });
    expect(world.invoked[0]).toMatchObject({
      functionArn: lambdaArn,
      caller: { principal: 'events.amazonaws.com', sourceArn: `arn:aws:events:us-east-1:${accountId}:rule/orders` },
    });
    expect(JSON.parse(world.invoked[0]?.payload ?? '')).toMatchObject({
      source: 'shop',
      'detail-type': 'Placed',
      detail: { id: 7 },
    });
  });

  it('makes of an event what the target wants', async () => {
    const input_transformer = [
      { input_paths: { id: '$.detail.id' }, input_template: '{"order": <id>, "text": "nr <id>"}' },
    ];
    const resource = { ...lambda, ...rule(), ...target({ arn: '${aws_lambda_function.f.arn}', input_transformer }) };
    const world = await startWorld(resource);
    await world.call(...put(entry));
    await vi.waitFor(() => expect(world.invoked).toHaveLength(1));

    expect(world.invoked[0]?.payload).toBe('{"order": 7, "text": "nr 7"}');
  });

  it('says of an entry that it is malformed, and takes the others', async () => {
    const world = await startWorld({});

    expect((await world.call(...put({ ...entry, Detail: 'x' }, entry))).body).toMatchObject({
      FailedEntryCount: 1,
      Entries: [
        { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
        { EventId: expect.any(String) },
      ],
    });
  });

  it('needs the role to be allowed on the bus', async () => {
    const world = await startWorld({
      aws_iam_role: { r: role('r', allow('events:PutEvents', 'arn:aws:events:*:*:event-bus/other')) },
    });

    expect((await world.call(...put(entry), 'r')).body.message).toContain(
      `events:PutEvents on resource: arn:aws:events:us-east-1:${accountId}:event-bus/default`,
    );
  });
});

describe('a schedule', () => {
  it.each([
    ['0 10 * * ? *', '0 0 10 * * ? *'],
    ['0/15 8-17 ? * MON-FRI *', '0 */15 8-17 ? * MON-FRI *'],
    ['5/20 * ? * 2-6 *', '0 5,25,45 * ? * 1-5 *'],
    ['0 9 ? * 2#1 *', '0 0 9 ? * 1#1 *'],
  ])('cron(%s) is read as %s', (fields, expected) => {
    expect(cronOf(fields)).toBe(expected);
  });

  it('is told once at start, and one that is not read as such', async () => {
    const { notes } = await startWorld({
      aws_cloudwatch_event_rule: {
        a: { name: 'warm', schedule_expression: 'rate(5 minutes)' },
        b: { name: 'odd', schedule_expression: 'sometimes' },
      },
      aws_scheduler_schedule: {
        c: { name: 'c', schedule_expression: 'cron(0 9 ? * MON *)', target: [{ arn: lambdaArn, role_arn: 'x' }] },
      },
    });

    expect(notes).toEqual([
      'aws_cloudwatch_event_rule.a calls its targets at rate(5 minutes)',
      'aws_cloudwatch_event_rule.b: its schedule is not read: sometimes',
      'aws_scheduler_schedule.c calls its targets at cron(0 9 ? * MON *)',
    ]);
  });

  it('calls its targets at its time', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const world = await startWorld({
      ...lambda,
      aws_cloudwatch_event_rule: { r: { name: 'warm', schedule_expression: 'rate(1 minute)' } },
      aws_cloudwatch_event_target: { t: { rule: 'warm', arn: lambdaArn, input: '{"warm":true}' } },
    });
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(world.invoked).toHaveLength(1));

    expect(world.invoked[0]?.payload).toBe('{"warm":true}');
  });
});

describe('a stream of a table', () => {
  it('tells a function what changed, in order', async () => {
    const world = await startWorld({
      aws_dynamodb_table: {
        t: {
          name: 'things',
          hash_key: 'id',
          attribute: [{ name: 'id', type: 'S' }],
          stream_enabled: true,
          stream_view_type: 'NEW_AND_OLD_IMAGES',
        },
      },
      aws_iam_role: { r: role('r', allow('dynamodb:*')) },
      aws_lambda_function: { f: { function_name: 'f', role: '${aws_iam_role.r.arn}' } },
      aws_lambda_event_source_mapping: {
        m: { event_source_arn: '${aws_dynamodb_table.t.stream_arn}', function_name: 'f', starting_position: 'LATEST' },
      },
    });
    const item = (n: string) => ({ id: { S: '1' }, n: { N: n } });
    for (const n of ['1', '2']) await world.call('DynamoDB_20120810.PutItem', { TableName: 'things', Item: item(n) });
    await world.call('DynamoDB_20120810.DeleteItem', { TableName: 'things', Key: { id: { S: '1' } } });
    const records = () => world.invoked.flatMap(({ payload }) => JSON.parse(payload).Records);
    await vi.waitFor(() => expect(records()).toHaveLength(3));

    expect(records()).toMatchObject([
      { eventName: 'INSERT', dynamodb: { Keys: { id: { S: '1' } }, NewImage: item('1') } },
      { eventName: 'MODIFY', dynamodb: { OldImage: item('1'), NewImage: item('2') } },
      { eventName: 'REMOVE', dynamodb: { OldImage: item('2') } },
    ]);
  });
});
