import { isList, Unknown } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { isTrue, soleReference } from '../apis';
import { argument, rule, shown } from '../define';
import { matches } from '../demands';
import { alarm } from './alarm';

function returning(resource: Resource): string | undefined {
  const queries = resource.blocks('metric_query');
  const unknown = queries.some((one) => one.get('return_data') instanceof Unknown);
  const count = queries.filter((one) => isTrue(one, 'return_data')).length;
  const band = resource.has('threshold_metric_id');
  if (queries.length === 0 || unknown || band === undefined) return undefined;
  // An alarm of an anomaly watches the metric and its band.
  if (band && count !== 2)
    return `metric_query must have two queries with return_data = true beside threshold_metric_id, had ${count}`;
  return !band && count !== 1 ? `metric_query must have one query with return_data = true, had ${count}` : undefined;
}

/** Rules about the queries and actions of `aws_cloudwatch_metric_alarm`. */
export const alarmQueryRules = [
  rule({
    id: 'alarm/one-query-returns',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/29894',
    on: alarm,
    demand: 'one metric query, and no other, must return data; a band and its metric both',
    fix: 'Set return_data = true on the query that the alarm watches, and on the band of an anomaly.',
    check: returning,
  }),
  argument({
    id: 'alarm/query-statistic',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/19567',
    on: alarm,
    at: 'metric_query.metric.stat',
    must: matches(
      /^(SampleCount|Average|Sum|Minimum|Maximum|IQM|(p|tm|wm|tc|ts)\d{1,3}(\.\d+)?|(TM|WM|PR|TC|TS)\(.*\))$/i,
      'be SampleCount, Average, Sum, Minimum, Maximum, IQM or a percentile such as p99',
    ),
    fix: 'Use Average, Sum, Minimum, Maximum, SampleCount or p99.',
  }),
  rule({
    id: 'alarm/action-arn',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform/issues/19015',
    on: alarm,
    demand: 'an action must be an ARN',
    fix: 'Use arn of the topic or policy.',
    check: (resource) =>
      ['alarm_actions', 'ok_actions', 'insufficient_data_actions'].flatMap((name) => {
        const actions = resource.symbolic(name);
        return (isList(actions) ? actions : []).map((one) => {
          const sole = soleReference(one);
          const named =
            sole !== undefined && /^aws_(sns_topic|autoscaling_policy|appautoscaling_policy)\.\w+$/.test(sole.address);
          const wrong = typeof one === 'string' ? !one.startsWith('arn:') : named && sole.attribute === 'name';
          return (
            wrong && `${name} must hold ARNs, was ${typeof one === 'string' ? shown(one) : `name of ${sole?.address}`}`
          );
        });
      }),
  }),
];
