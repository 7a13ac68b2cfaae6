import { Testing } from 'cdktf';
import { expect, it } from 'vitest';
import type { Environment } from '../../config/environment';
import { Alarm } from '../../constructs/alarm/alarm';
import { alerts } from '../../stacks/alerts';
import { BaseStack } from '../../stacks/base-stack';
import { environment } from '../support/environments';
import { documentOf } from '../support/synth';

/** A stack of somebody's own with one alarm. */
class WatchedStack extends BaseStack {
  constructor(settings: Partial<Environment>) {
    super(Testing.app(), { ...environment('dev'), ...settings }, 'watched');
    new Alarm(this, 'errors', {
      name: 'errors',
      title: 'Errors a minute',
      description: 'Look first at the log.',
      watches: { namespace: 'AWS/Lambda', metricName: 'Errors', dimensions: { FunctionName: 'x' }, statistic: 'Sum' },
      threshold: 1,
      topic: alerts(this),
    });
  }
}

it('alarms go to a topic alone, where the environment says no more', () => {
  expect(documentOf(new WatchedStack({})).addresses()).toEqual([
    'aws_cloudwatch_metric_alarm.errors',
    'aws_sns_topic.alerts',
  ]);
});

it('alarms write to the addresses of the environment', () => {
  const document = documentOf(new WatchedStack({ alertEmails: ['team@example.com'] }));

  expect(document.at('aws_sns_topic_subscription.alerts_email_1').endpoint).toBe('team@example.com');
});

it('alarms are drawn where the environment has dashboards', () => {
  const { dashboard_name, dashboard_body } = documentOf(new WatchedStack({ dashboards: true })).at(
    'aws_cloudwatch_dashboard.main',
  );

  expect(dashboard_name).toBe('dev-watched');
  expect(JSON.parse(dashboard_body).widgets[1].properties).toMatchObject({
    title: 'Errors a minute',
    region: environment('dev').region,
  });
});

it('alarms are published with a key of their own where the environment asks for it, and the guard finds no fault', () => {
  const document = documentOf(new WatchedStack({ ownKeys: ['topics'] }));

  expect(document.at('aws_sns_topic.alerts').kms_master_key_id).toBe('${aws_kms_key.alerts.arn}');
  expect(document.at('aws_kms_alias.alerts').name).toBe('alias/dev-watched-alerts');
});
