import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, numberOf, textOf, type Value } from '../../../terraform/language/value';
import { company, rule, shown, table } from '../define';
import { avoids, longAs, matches } from '../demands';

const alarm = 'aws_cloudwatch_metric_alarm';
const composite = 'aws_cloudwatch_composite_alarm';
const seenAs = (name: string): string => `https://github.com/badmintoncryer/cdk-preflight (pf-${name})`;

const periods = (period: number): boolean => [1, 5, 10, 20, 30].includes(period) || (period >= 60 && period % 60 === 0);

/** What a widget of each type cannot do without. */
const needs: Readonly<Record<string, string>> = { text: 'markdown', alarm: 'alarms' };

function widgetProblems(widget: Value, at: number): (string | false)[] {
  if (!isMap(widget) || !isMap(widget.properties)) return [];
  const { properties } = widget;
  const need = needs[textOf(widget.type) ?? ''];
  const period = numberOf(properties.period);
  const x = numberOf(widget.x);
  return [
    need !== undefined &&
      !Object.hasOwn(properties, need) &&
      `widgets[${at}].properties must have ${need} with type ${textOf(widget.type)}, had none`,
    period !== undefined &&
      !periods(period) &&
      `widgets[${at}].properties.period must be 1, 5, 10, 20, 30 or a multiple of 60, was ${period}`,
    x !== undefined && x < 0 && `widgets[${at}].x must be at least 0, was ${x}`,
  ];
}

/** Rules about alarms of alarms, and about single widgets. */
export const compositeAlarmRules = [
  table({
    id: 'alarm/arguments',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html',
    demand: 'names and descriptions of alarms have lengths that CloudWatch takes',
    fix: 'Shorten it.',
    rows: [
      [alarm, 'alarm_name', longAs(1, 255)],
      [composite, 'alarm_name', longAs(1, 255)],
      [alarm, 'alarm_description', longAs(0, 1024)],
      [composite, 'alarm_description', longAs(0, 1024)],
      [composite, 'alarm_rule', longAs(1, 10_240)],
      ['aws_cloudwatch_log_metric_filter', 'name', avoids(/[:*]/, 'have no colon and no asterisk')],
      ['aws_cloudwatch_log_subscription_filter', 'name', avoids(/[:*]/, 'have no colon and no asterisk')],
      [
        'aws_cloudwatch_log_metric_filter',
        'metric_transformation.dimensions{}',
        matches(/^\$/, 'be a field such as $.status'),
      ],
      [
        'aws_cloudwatch_log_metric_filter',
        'metric_transformation.name',
        avoids(/[:*$]/, 'have no colon, asterisk or dollar sign'),
      ],
      ['aws_xray_sampling_rule', 'rule_name', longAs(1, 32)],
      ['aws_budgets_budget', 'name', avoids(/[:\\]/, 'have no colon and no backslash')],
      ['aws_backup_plan', 'rule.schedule', matches(/^$|^cron\(\S+( \S+){5}\)$/, 'be cron(six fields)')],
      ['aws_backup_plan', 'rule.rule_name', matches(/^[\w.-]{1,50}$/, 'be 1 to 50 letters, digits and -_.')],
      ['aws_synthetics_canary', 'artifact_s3_location', matches(/^s3:\/\//, 'begin with s3://')],
      ['aws_synthetics_canary', 'runtime_version', matches(/^syn-/, 'be a runtime of Synthetics, syn-...')],
      ['aws_synthetics_canary', 'handler', matches(/[.:]/, 'name a file and a function, such as index.handler')],
      [
        'aws_synthetics_canary',
        'schedule.expression',
        matches(
          /^(rate\((0 (minute|hour)s?|1 (minute|hour)|([2-9]|[1-5]\d|60) minutes)\)|cron\(.*\))$/,
          'be rate(0 minute) to rate(1 hour), or cron(...)',
        ),
      ],
    ],
  }),
  company({
    id: 'alarm/goes-with',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateNotification.html',
    demand: 'a notification of a budget has somebody who is told',
    fix: 'Add subscriber_email_addresses or subscriber_sns_topic_arns.',
    rows: [
      [
        'aws_budgets_budget',
        'notification.notification_type',
        /./,
        { needs: ['subscriber_email_addresses|subscriber_sns_topic_arns'] },
      ],
    ],
  }),
  rule({
    id: 'alarm/dashboard-widget-fields',
    severity: 'rejects',
    source: seenAs(
      'cloudwatch-dashboard-text-widget-markdown, cloudwatch-dashboard-alarm-widget-alarms, cloudwatch-dashboard-widget-period',
    ),
    on: 'aws_cloudwatch_dashboard',
    demand: 'a text has markdown, an alarm widget alarms, and a period is one that CloudWatch knows',
    fix: 'Add the property; use a period of 60 or a multiple.',
    check: (resource) => {
      const body = documentOf(resource.get('dashboard_body'));
      return isMap(body) && isList(body.widgets) ? body.widgets.flatMap(widgetProblems) : undefined;
    },
  }),
  rule({
    id: 'logs/resource-policy',
    severity: 'rejects',
    source: seenAs('logs-resource-policy-json'),
    on: 'aws_cloudwatch_log_resource_policy',
    demand: 'a policy of log groups is JSON with statements that name principals',
    fix: 'Write policy_document = jsonencode(...) with Effect, Principal, Action and Resource.',
    check: (resource) => {
      const text = resource.get('policy_document');
      const policy = documentOf(text);
      if (policy === undefined)
        return typeof text === 'string' && text !== '' && `policy_document must be JSON, was ${shown(text)}`;
      const statements = isMap(policy)
        ? isList(policy.Statement)
          ? policy.Statement
          : [policy.Statement ?? null]
        : [];
      return statements
        .filter(isMap)
        .flatMap((one) =>
          ['Effect', 'Principal', 'Action', 'Resource'].map(
            (name) =>
              !Object.hasOwn(one, name) &&
              !Object.hasOwn(one, `Not${name}`) &&
              `policy_document must have ${name} in each statement, one has none`,
          ),
        );
    },
  }),
];
