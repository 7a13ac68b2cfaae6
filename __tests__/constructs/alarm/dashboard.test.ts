import { expect, it } from 'vitest';
import { Alarm } from '../../../constructs/alarm/alarm';
import { AlertTopic } from '../../../constructs/alarm/alert-topic';
import { Dashboard } from '../../../constructs/alarm/dashboard';
import { propRefusal } from '../../support/prop-refusal';
import { type Arguments, synth } from '../../support/synth';

const count = (metricName: string) =>
  ({ namespace: 'AWS/Lambda', metricName, dimensions: { FunctionName: 'x' }, statistic: 'Sum' }) as const;

/** The body of the dashboard of a stack with these alarms, which are made after it. */
function bodyWith(...names: readonly string[]): Arguments {
  const document = synth((scope) => {
    new Dashboard(scope, 'main', { name: 'dev-scratch', region: 'eu-west-1' });
    const topic = new AlertTopic(scope, 'alerts', { name: 'dev-alerts' });
    for (const name of names)
      new Alarm(scope, name, {
        name,
        title: `${name} a minute`,
        description: 'Look.',
        watches: count(name),
        threshold: 3,
        topic,
      });
  });
  return JSON.parse(document.at('aws_cloudwatch_dashboard.main').dashboard_body);
}

it('a dashboard shows first which alarms fire', () => {
  expect(bodyWith('throttles', 'errors').widgets[0]).toEqual({
    type: 'alarm',
    x: 0,
    y: 0,
    width: 24,
    height: 4,
    properties: {
      title: 'Alarms',
      alarms: ['${aws_cloudwatch_metric_alarm.errors.arn}', '${aws_cloudwatch_metric_alarm.throttles.arn}'],
    },
  });
});

it('a dashboard draws what an alarm watches, with its threshold', () => {
  expect(bodyWith('errors').widgets[1].properties).toEqual({
    title: 'errors a minute',
    region: 'eu-west-1',
    view: 'timeSeries',
    period: 60,
    metrics: [['AWS/Lambda', 'errors', 'FunctionName', 'x', { stat: 'Sum' }]],
    annotations: { horizontal: [{ label: 'Alarm', value: 3 }] },
    yAxis: { left: { min: 0 } },
  });
});

it('a dashboard has three graphs in a row', () => {
  const { widgets } = bodyWith('a', 'b', 'c', 'd');

  expect(widgets.slice(1).map(({ x, y, width, height }: Arguments) => [x, y, width, height])).toEqual([
    [0, 4, 8, 6],
    [8, 4, 8, 6],
    [16, 4, 8, 6],
    [0, 10, 8, 6],
  ]);
});

it('a dashboard draws a formula, and what it is computed from on the other axis', () => {
  const document = synth((scope) => {
    const topic = new AlertTopic(scope, 'alerts', { name: 'dev-alerts' });
    const watches = { expression: 'errors / 2', label: 'Half', metrics: { errors: count('Errors') } };
    new Alarm(scope, 'half', { name: 'half', title: 'Half', description: 'Look.', watches, threshold: 1, topic });
    new Dashboard(scope, 'main', { name: 'dev-scratch', region: 'eu-west-1' });
  });
  const { widgets } = JSON.parse(document.at('aws_cloudwatch_dashboard.main').dashboard_body);

  expect(widgets[1].properties.metrics).toEqual([
    [{ expression: 'errors / 2', label: 'Half', id: 'value' }],
    ['AWS/Lambda', 'Errors', 'FunctionName', 'x', { stat: 'Sum', id: 'errors', label: 'errors', yAxis: 'right' }],
  ]);
});

it('refuses a name that CloudWatch does not take', () => {
  expect(() => synth((scope) => new Dashboard(scope, 'main', { name: 'a b', region: 'eu-west-1' }))).toThrow(
    propRefusal({
      where: 'dev-scratch/Dashboard.main',
      prop: 'name',
      mustBe: '1 to 255 letters, digits, hyphens and underscores',
      was: 'a b',
      fix: 'Shorten it, and replace other characters.',
    }),
  );
});
