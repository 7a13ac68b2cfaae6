import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { argument, given, rule, shown } from '../define';
import { longAs, matches } from '../demands';
import { alarm } from './alarm';

const api = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html';
const bands = ['LessThanLowerOrGreaterThanUpperThreshold', 'LessThanLowerThreshold', 'GreaterThanUpperThreshold'];
const comparisonOf = (resource: Resource): string => textOf(resource.get('comparison_operator')) ?? '';

function queryProblems(resource: Resource): (string | false)[] {
  const blocks = resource.blocks('metric_query');
  const ids = blocks.map((block) => textOf(block.get('id')));
  const watched = textOf(resource.get('threshold_metric_id'));
  return [
    ...ids.map(
      (id, at) =>
        id !== undefined && ids.indexOf(id) !== at && `metric_query.id must stand once, ${shown(id)} is twice`,
    ),
    ...blocks.map(
      (block) =>
        block.lacks('expression') &&
        block.lacks('metric') &&
        `metric_query ${shown(block.get('id'))} must have an expression or a metric, had none`,
    ),
    watched !== undefined &&
      ids.length > 0 &&
      !ids.includes(undefined) &&
      !ids.includes(watched) &&
      `threshold_metric_id must be the id of a metric_query, was ${shown(watched)}`,
  ];
}

/** What is wrong with the condition of a composite alarm. */
function conditionProblem(condition: string): string | undefined {
  const bare = condition.replace(/"[^"]*"/g, '_');
  const words = bare.replace(/\b(ALARM|OK|INSUFFICIENT_DATA)\s*\(([^()]*)\)/g, ' TRUE ');
  const unknown = words.match(/[^\s()]+/g)?.find((word) => !/^(AND|OR|NOT|TRUE|FALSE)$/.test(word));
  const [open, close] = [bare.split('(').length, bare.split(')').length];
  if (condition !== condition.trim()) return 'begin and end without spaces and line ends';
  if (open !== close) return 'close what it opens';
  return unknown === undefined ? undefined : `combine ALARM(), OK() and INSUFFICIENT_DATA() by AND, OR and NOT`;
}

/** Rules about single arguments of alarms. */
export const alarmArgumentRules = [
  argument({
    id: 'alarm/namespace',
    severity: 'rejects',
    source: api,
    on: alarm,
    at: ['namespace', 'metric_query.metric.namespace'],
    must: matches(/^$|^[^:]/, 'not start with a colon'),
    fix: 'Write for example AWS/Lambda.',
  }),
  given({
    id: 'alarm/metric-complete',
    severity: 'rejects',
    source: api,
    on: alarm,
    demand: 'a metric needs its namespace and period',
    fix: 'Set namespace and period.',
    at: ['namespace', 'period'],
    where: (resource) => resource.has('metric_name') === true && 'with metric_name',
  }),
  given({
    id: 'alarm/band',
    severity: 'rejects',
    source: api,
    on: alarm,
    demand: 'a comparison with a band needs the query that makes the band',
    fix: 'Set threshold_metric_id to the id of the query with ANOMALY_DETECTION_BAND.',
    at: 'threshold_metric_id',
    where: (resource) => bands.includes(comparisonOf(resource)) && `with ${comparisonOf(resource)}`,
  }),
  rule({
    id: 'alarm/band-comparison',
    severity: 'rejects',
    source: api,
    on: alarm,
    demand: 'a band is compared as a band',
    fix: 'Use GreaterThanUpperThreshold, LessThanLowerThreshold or LessThanLowerOrGreaterThanUpperThreshold.',
    check: (resource) =>
      resource.has('threshold_metric_id') === true &&
      comparisonOf(resource) !== '' &&
      !bands.includes(comparisonOf(resource)) &&
      `comparison_operator must be one of ${bands.join(', ')} with threshold_metric_id, was ${shown(comparisonOf(resource))}`,
  }),
  argument({
    id: 'alarm/query-id',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html',
    on: alarm,
    at: 'metric_query.id',
    must: matches(/^[a-z]\w{0,254}$/, 'be letters, digits and underscores, a lower-case letter first'),
    fix: 'Write for example errors or m1.',
  }),
  rule({
    id: 'alarm/queries',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html',
    on: alarm,
    demand: 'each query has an id of its own, and an expression or a metric',
    fix: 'Rename the query, or say what it reads.',
    check: queryProblems,
  }),
  argument({
    id: 'alarm/dimension-value',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html',
    on: alarm,
    at: ['dimensions{}', 'metric_query.metric.dimensions{}'],
    must: longAs(1, 1024),
    fix: 'Give the value, or leave the dimension out.',
  }),
  argument({
    id: 'alarm/dimension-name',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html',
    on: alarm,
    at: ['dimensions{key}', 'metric_query.metric.dimensions{key}'],
    must: matches(/^[^:].{0,254}$/, 'be 1 to 255 characters without a colon first'),
    fix: 'Rename the dimension.',
  }),
  rule({
    id: 'alarm/composite-condition',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html',
    on: 'aws_cloudwatch_composite_alarm',
    demand: 'alarm_rule must combine ALARM(), OK() and INSUFFICIENT_DATA() by AND, OR and NOT',
    fix: 'Write for example ALARM("errors") OR ALARM("latency").',
    check: (resource) => {
      const condition = textOf(resource.get('alarm_rule'));
      const problem = condition === undefined ? undefined : conditionProblem(condition);
      return problem && `alarm_rule must ${problem}, was ${shown(condition)}`;
    },
  }),
];
