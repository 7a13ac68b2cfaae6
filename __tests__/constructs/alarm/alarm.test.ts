import { describe, expect, it } from 'vitest';
import { Alarm, type AlarmProps } from '../../../constructs/alarm/alarm';
import { AlertTopic } from '../../../constructs/alarm/alert-topic';
import { FunctionAlarms, type FunctionAlarmThresholds } from '../../../constructs/alarm/function-alarms';
import { SpilloverAlarm } from '../../../constructs/alarm/spillover-alarm';
import { EncryptionKey } from '../../../constructs/encryption/encryption-key';
import { aliasIn, functionIn } from '../../support/function';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const errors = {
  namespace: 'AWS/Lambda',
  metricName: 'Errors',
  dimensions: { FunctionName: 'x' },
  statistic: 'Sum',
} as const;
const documentWith = (props: Partial<AlarmProps> = {}) =>
  synth((scope) => {
    const topic = new AlertTopic(scope, 'alerts', { name: 'dev-alerts' });
    new Alarm(scope, 'errors', {
      name: 'dev-errors',
      title: 'Errors a minute',
      description: 'Look here.',
      watches: errors,
      threshold: 1,
      topic,
      ...props,
    });
  });
const alarm = (props: Partial<AlarmProps> = {}) => documentWith(props).at('aws_cloudwatch_metric_alarm.errors');

describe('Alarm', () => {
  it('fires after two minutes above its threshold', () => {
    expect(alarm()).toMatchObject({
      namespace: 'AWS/Lambda',
      metric_name: 'Errors',
      dimensions: { FunctionName: 'x' },
      statistic: 'Sum',
      period: 60,
      evaluation_periods: 2,
      comparison_operator: 'GreaterThanThreshold',
      threshold: 1,
    });
  });

  it('takes silence for health', () => {
    expect(alarm().treat_missing_data).toBe('notBreaching');
  });

  it('tells of alarm and all-clear', () => {
    expect(alarm()).toMatchObject({
      alarm_actions: ['${aws_sns_topic.alerts.arn}'],
      ok_actions: ['${aws_sns_topic.alerts.arn}'],
    });
  });

  it('saves the query that shows the lines behind it, under its own name', () => {
    const document = documentWith({ query: { logGroupName: '/aws/lambda/x', text: 'fields @message' } });

    expect(document.at('aws_cloudwatch_query_definition.errors')).toMatchObject({
      name: 'dev-errors',
      query_string: 'fields @message',
      log_group_names: ['/aws/lambda/x'],
    });
    expect(document.at('aws_cloudwatch_metric_alarm.errors').alarm_description).toBe(
      'Look here. Saved query: dev-errors.',
    );
  });

  it('saves no query where it is given none', () => {
    expect(documentWith().ofType('aws_cloudwatch_query_definition')).toEqual([]);
  });

  it('states a percentile as an extended statistic', () => {
    const stated = alarm({ watches: { ...errors, statistic: 'p95' } });

    expect([stated.extended_statistic, stated.statistic]).toEqual(['p95', undefined]);
  });

  it('watches a formula over several metrics', () => {
    const watches = { expression: 'errors / 2', label: 'Half', metrics: { errors } };

    expect(alarm({ watches }).metric_query).toEqual([
      { id: 'value', expression: 'errors / 2', label: 'Half', return_data: true },
      {
        id: 'errors',
        metric: {
          namespace: 'AWS/Lambda',
          metric_name: 'Errors',
          dimensions: { FunctionName: 'x' },
          stat: 'Sum',
          period: 60,
        },
      },
    ]);
  });

  it.each([
    [
      { description: '' },
      {
        prop: 'description',
        mustBe: '1 to 1024 characters',
        was: '',
        fix: 'Say what happened and what to look at first.',
      },
    ],
    [
      { query: { logGroupName: 'x', text: '' } },
      { prop: 'query.text', mustBe: '1 to 10000 characters', was: '', fix: 'Ask for less.' },
    ],
    [{ threshold: -1 }, { prop: 'threshold', mustBe: 'a number of 0 or more', was: -1, fix: 'Correct it.' }],
    [
      { periodSeconds: 30 },
      {
        prop: 'periodSeconds',
        mustBe: 'a multiple of 60',
        was: 30,
        fix: 'API Gateway and Lambda write one data point a minute; take 60.',
      },
    ],
    [
      { evaluationPeriods: 1441 },
      {
        prop: 'evaluationPeriods',
        mustBe: 'a whole number from 1 to 1440 periods of 60 seconds',
        was: 1441,
        fix: 'An alarm looks back a day at most, or a week with periods of an hour.',
      },
    ],
  ] as [Partial<AlarmProps>, ExpectedRefusal][])('refuses %j', (props, expected) => {
    expect(() => alarm(props)).toThrow(propRefusal({ where: 'dev-scratch/Alarm.errors', ...expected }));
  });
});

describe('AlertTopic', () => {
  it('writes to everyone it is given', () => {
    const doc = synth(
      (scope) => new AlertTopic(scope, 'alerts', { name: 'dev-alerts', emails: ['a@x.com', 'b@x.com'] }),
    );

    expect(doc.at('aws_sns_topic_subscription.alerts_email_2')).toMatchObject({
      topic_arn: '${aws_sns_topic.alerts.arn}',
      protocol: 'email',
      endpoint: 'b@x.com',
    });
  });

  it('is encrypted with the key that it is given', () => {
    const doc = synth((scope) => {
      const key = new EncryptionKey(scope, 'alerts', {
        name: 'dev-alerts',
        description: 'Alerts',
        region: 'eu-west-1',
      });
      new AlertTopic(scope, 'alerts', { name: 'dev-alerts', key });
    });

    expect(doc.at('aws_sns_topic.alerts').kms_master_key_id).toBe('${aws_kms_key.alerts.arn}');
  });

  it('refuses what is no address', () => {
    expect(() => synth((scope) => new AlertTopic(scope, 'alerts', { name: 'a', emails: ['team'] }))).toThrow(
      propRefusal({
        where: 'dev-scratch/AlertTopic.alerts',
        prop: 'emails',
        mustBe: 'an e-mail address',
        was: 'team',
        fix: 'Write it as in team@myapp.com.',
      }),
    );
  });
});

const functionAlarms = (thresholds: FunctionAlarmThresholds) =>
  synth((scope) => {
    const topic = new AlertTopic(scope, 'alerts', { name: 'dev-alerts' });
    const props = { namePrefix: 'dev', function: functionIn(scope), thresholds, logGroupName: 'log', topic };
    new FunctionAlarms(scope, 'function', props);
  });

describe('FunctionAlarms', () => {
  it.each([
    ['errors', 'Errors', 3],
    ['throttles', 'Throttles', 4],
  ])('watches %s of the function through all its aliases', (name, metric, threshold) => {
    const doc = functionAlarms({ errorsPerMinute: 3, throttlesPerMinute: 4 });

    expect(doc.at(`aws_cloudwatch_metric_alarm.function_${name}`)).toMatchObject({
      namespace: 'AWS/Lambda',
      metric_name: metric,
      dimensions: { FunctionName: '${aws_lambda_function.api.function_name}' },
      statistic: 'Sum',
      threshold,
    });
  });

  it('counts cold starts by what Lambda reports of a call, and watches their share', () => {
    const doc = functionAlarms({ errorsPerMinute: 3, throttlesPerMinute: 4, coldStartPercent: 50 });

    expect(doc.at('aws_cloudwatch_log_metric_filter.function_cold_starts')).toMatchObject({
      log_group_name: 'log',
      pattern: '{ $.record.metrics.initDurationMs > 0 }',
    });
    expect(doc.at('aws_cloudwatch_metric_alarm.function_cold_starts')).toMatchObject({
      threshold: 50,
      metric_query: [
        { expression: 'IF(calls >= 20, 100 * cold / calls, 0)', return_data: true },
        { id: 'cold', metric: { namespace: 'Gatehouse/Function', metric_name: 'dev-function-cold-starts' } },
        { id: 'calls', metric: { namespace: 'AWS/Lambda', metric_name: 'Invocations' } },
      ],
    });
  });

  it('counts no cold starts that nobody asks for', () => {
    const doc = functionAlarms({ errorsPerMinute: 3, throttlesPerMinute: 4 });

    expect(doc.ofType('aws_cloudwatch_log_metric_filter')).toEqual([]);
  });
});

it('SpilloverAlarm watches the alias that has provisioned concurrency', () => {
  const doc = synth((scope) => {
    const topic = new AlertTopic(scope, 'alerts', { name: 'dev-alerts' });
    const props = { namePrefix: 'dev', alias: aliasIn(scope), spilloversPerMinute: 60, topic };
    new SpilloverAlarm(scope, 'function', props);
  });

  expect(doc.at('aws_cloudwatch_metric_alarm.function_spillover')).toMatchObject({
    alarm_name: 'dev-function-spillover',
    metric_name: 'ProvisionedConcurrencySpilloverInvocations',
    dimensions: {
      FunctionName: '${aws_lambda_function.api.function_name}',
      Resource: '${aws_lambda_function.api.function_name}:${aws_lambda_alias.live.name}',
    },
    threshold: 60,
  });
});
