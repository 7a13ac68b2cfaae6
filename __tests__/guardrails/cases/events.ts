import { type Case, proof, type Resources, ref, values } from './case';

const rule = 'aws_cloudwatch_event_rule';
const target = 'aws_cloudwatch_event_target.t';
const targetType = 'aws_cloudwatch_event_target';
const schedule = 'aws_scheduler_schedule';
const called: Resources = {
  'aws_lambda_function.f': { function_name: 'f' },
  [target]: { arn: ref('aws_lambda_function.f.arn') },
};
const targets = (count: number): Resources =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `${targetType}.t${at}`,
      { rule: ref('aws_cloudwatch_event_rule.r.name') },
    ]),
  );

/** Proofs of the rules about EventBridge. */
export const eventCases: Case[] = [
  ...values(
    'events/rate',
    `${rule}.schedule_expression`,
    ['rate(1 minutes)', 'rate(5 minute)', 'rate(0 minutes)', 'rate(30 seconds)', 'rate(1.5 hours)', 'Rate(5 Minutes)'],
    ['rate(5 minutes)', 'rate(1 day)'],
  ),
  ...values(
    'events/cron',
    `${rule}.schedule_expression`,
    ['cron(0 12 * * *)', 'cron(0 12 * * * *)', 'cron(0 12 1 * 2 *)', 'cron(0 12 ? * 0 *)'],
    ['cron(0 12 * * ? *)', 'cron(0/5 8-17 ? * MON-FRI *)'],
  ),
  ...values(
    'events/no-at',
    `${rule}.schedule_expression`,
    ['at(2026-12-01T00:00:00)', '5 minutes'],
    ['rate(5 minutes)'],
  ),
  proof(
    'events/schedule-default-bus',
    { [`${rule}.r`]: { schedule_expression: 'rate(5 minutes)', event_bus_name: 'mine' } },
    { [`${rule}.r`]: { event_bus_name: 'default' } },
    [`${rule}.r.event_bus_name`, `${rule}.r.schedule_expression`],
  ),
  ...values(
    'events/pattern',
    `${rule}.event_pattern`,
    ['{}', '{"source":"a"}', '{"source":[]}', JSON.stringify({ source: ['x'.repeat(2100)] })],
    ['{"source":["a"]}', '{"detail":{"a":[{"exists":false}]}}', ref('jsonencode({ source = [var.unknown] })')],
  ),
  proof(
    'events/targets-per-rule',
    { [`${rule}.r`]: {}, ...targets(6) },
    { [`${targetType}.t0`]: null },
    `${targetType}.t0.rule`,
  ),
  proof(
    'events/target-permission',
    called,
    { 'aws_lambda_permission.p': { function_name: 'f', principal: 'events.amazonaws.com' } },
    [`${target}.arn`],
  ),
  proof(
    'events/target-permission',
    { ...called, 'aws_lambda_permission.p': { function_name: 'f', principal: 'apigateway.amazonaws.com' } },
    { 'aws_lambda_permission.p': { principal: 'events.amazonaws.com' } },
    ['aws_lambda_permission.p.principal', 'aws_lambda_permission.p.function_name'],
    { when: 'for another service' },
  ),
  ...values(
    'events/target-role',
    `${targetType}.arn`,
    ['arn:aws:states:eu-west-1:111122223333:stateMachine:m', ref('aws_sfn_state_machine.m.arn')],
    ['arn:aws:sqs:eu-west-1:111122223333:q'],
    {
      'aws_cloudwatch_event_target.a': { rule: ref('aws_cloudwatch_event_rule.e.name') },
      'aws_cloudwatch_event_rule.e': { schedule_expression: 'rate(1 hour)' },
    },
  ),
  proof(
    'events/one-input',
    { [target]: { input: '{}', input_path: '$.detail' } },
    { [target]: { input_path: undefined } },
    [`${target}.input`, `${target}.input_path`],
  ),
  proof(
    'events/input-placeholders',
    { [target]: { input_transformer: { input_paths: { a: '$.a' }, input_template: '"<b>"' } } },
    { [target]: { input_transformer: { input_template: '"<a>"' } } },
    [`${target}.input_transformer.input_paths`, `${target}.input_transformer.input_template`],
  ),
  ...values(
    'events/dead-letter-queue',
    `${targetType}.dead_letter_config.arn`,
    ['arn:aws:sqs:eu-west-1:111122223333:q.fifo'],
    ['arn:aws:sqs:eu-west-1:111122223333:q'],
  ),
  ...values(
    'scheduler/expression',
    `${schedule}.schedule_expression`,
    ['cron(0 12 * * *)', 'at(2026-12-01T00:00:00Z)', 'daily'],
    ['at(2026-12-01T00:00:00)', 'rate(5 minutes)', 'cron(0 12 * * ? *)'],
  ),
  proof(
    'scheduler/window',
    { [`${schedule}.s`]: { flexible_time_window: { mode: 'FLEXIBLE' } } },
    { [`${schedule}.s`]: { flexible_time_window: { maximum_window_in_minutes: 15 } } },
    [`${schedule}.s.flexible_time_window.maximum_window_in_minutes`, `${schedule}.s.flexible_time_window.mode`],
  ),
  proof(
    'scheduler/window',
    { [`${schedule}.s`]: { flexible_time_window: { mode: 'OFF', maximum_window_in_minutes: 15 } } },
    { [`${schedule}.s`]: { flexible_time_window: { mode: 'FLEXIBLE' } } },
    `${schedule}.s.flexible_time_window.mode`,
    { when: 'switched off' },
  ),
  ...values(
    'scheduler/time-zone',
    `${schedule}.schedule_expression_timezone`,
    ['Mars/Phobos'],
    ['Europe/Berlin', 'UTC'],
  ),
];
