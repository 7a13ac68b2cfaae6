import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { textsOf } from '../apis';
import { rule, shown } from '../define';
import { dependsOn } from '../ordering';
import { alarm } from './alarm';

const putAlarm = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html';

/** The ids that an expression names: words that start with a small letter, outside of quotes. */
const idsIn = (expression: string): string[] =>
  expression.replace(/"[^"]*"|'[^']*'/g, '').match(/(?<![\w.])[a-z]\w*/g) ?? [];

function expressionProblems(resource: Resource): (string | false)[] {
  const queries = resource.blocks('metric_query');
  const ids = queries.map((block) => textOf(block.get('id')));
  const symbolic = resource.symbolic('metric_query');
  return queries.flatMap((block) => {
    const text = textOf(block.get('expression')) ?? '';
    if (/^\s*SELECT\b/i.test(text)) return [];
    const strange =
      ids.includes(undefined) || !Array.isArray(symbolic) ? [] : idsIn(text).filter((id) => !ids.includes(id));
    return [
      /\bSEARCH\s*\(/.test(text) && 'metric_query.expression must not be a SEARCH, which alarms do not take',
      strange.length > 0 && `metric_query.expression must name ids of queries, ${shown(strange[0])} is none`,
    ];
  });
}

const alarmNames = (rule: string): string[] =>
  [...rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*"?([^")]+?)"?\s*\)/g)].map(([, name = '']) => name);

function composedProblems(resource: Resource, model: Model): (string | false)[] {
  const names = alarmNames(textOf(resource.get('alarm_rule')) ?? '');
  return model
    .ofType(alarm, 'aws_cloudwatch_composite_alarm')
    .map(
      (one) =>
        one !== resource &&
        names.includes(textOf(one.get('alarm_name')) ?? '') &&
        !dependsOn(resource, one, model) &&
        `alarm_rule must wait for ${one.address}, and does not depend on it`,
    );
}

/** Rules about expressions of alarms, alarms of alarms, and actions on instances. */
export const alarmExpressionRules = [
  rule({
    id: 'alarm/expression',
    severity: 'rejects',
    source: putAlarm,
    on: alarm,
    demand: 'an expression names ids of queries of its alarm, and is no SEARCH',
    fix: 'Add the metric_query that the expression names.',
    check: expressionProblems,
  }),
  rule({
    id: 'alarm/composite-waits',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html',
    on: 'aws_cloudwatch_composite_alarm',
    demand: 'an alarm of alarms must wait for them',
    fix: 'Write ALARM("${aws_cloudwatch_metric_alarm.NAME.alarm_name}").',
    check: composedProblems,
  }),
  rule({
    id: 'alarm/instance-action',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/UsingAlarmActions.html',
    on: alarm,
    demand: 'an action on an instance needs the dimension InstanceId',
    fix: 'Add InstanceId to dimensions.',
    check: (resource) => {
      const action = textsOf(resource, 'alarm_actions').find((one) => /^arn:[\w-]+:automate:[^:]+:ec2:/.test(one));
      const dimensions = resource.map('dimensions');
      return (
        action !== undefined &&
        resource.lacks('metric_query') &&
        (resource.lacks('dimensions') || (dimensions !== undefined && !Object.hasOwn(dimensions, 'InstanceId'))) &&
        `dimensions must have InstanceId with the action ${shown(action)}, had none`
      );
    },
  }),
];
