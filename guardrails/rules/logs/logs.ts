import { enumerations } from '../../../limits/limits';
import { isMap } from '../../../terraform/language/value';
import { startOf } from '../apis';
import { argument, rule, shown } from '../define';
import { avoids, oneOf } from '../demands';
import { invocationOf } from '../invocation';

const group = 'aws_cloudwatch_log_group';
const metricFilter = 'aws_cloudwatch_log_metric_filter';
const subscription = 'aws_cloudwatch_log_subscription_filter';

/** Words and quoted texts, each with ? or - before it where it is optional or left out. */
const terms = /^([?-]?("([^"\\]|\\.)*"|[^\s"]+)(\s+|$))*$/;

/** Rules about CloudWatch Logs. */
export const logRules = [
  argument({
    id: 'logs/retention-days',
    severity: 'rejects',
    source: 'botocore 1.43.11, logs PutRetentionPolicy',
    on: group,
    at: 'retention_in_days',
    must: oneOf(enumerations.logRetentionDays.value),
    fix: 'Use one of the periods; 30 is a good start.',
  }),
  rule({
    id: 'logs/retention-stated',
    severity: 'costs',
    source: 'botocore 1.43.11, logs',
    on: group,
    demand: 'retention_in_days must be stated',
    fix: 'Set retention_in_days.',
    check: (resource) =>
      resource.lacks('retention_in_days') &&
      !resource.names.includes('retention_in_days') &&
      resource.get('log_group_class') !== 'DELIVERY' &&
      'retention_in_days must be stated, was absent: logs are kept for ever',
  }),
  argument({
    id: 'logs/name-prefix',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-lambda-loggroup-no-aws-prefix)',
    on: group,
    at: ['name', 'name_prefix'],
    must: avoids(/^aws\//, 'not start with aws/'),
    fix: 'Start with /aws/ or a name of your own.',
  }),
  rule({
    id: 'logs/infrequent-access',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-logs-infrequent-access-*)',
    on: [metricFilter, subscription],
    demand: 'a log group of class INFREQUENT_ACCESS takes no filters',
    fix: 'Use the class STANDARD.',
    check: (resource, model) => {
      const found = model.follow(resource, 'log_group_name', group);
      return (
        found?.get('log_group_class') === 'INFREQUENT_ACCESS' &&
        `log_group_name must be a group of class STANDARD, ${found.address} is INFREQUENT_ACCESS`
      );
    },
  }),
  rule({
    id: 'logs/filter-pattern',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-logs-filter-pattern-bracket)',
    on: [metricFilter, subscription],
    demand: 'a filter pattern must close its bracket, brace or quotes, and put texts into double quotes',
    fix: 'Write [a, b] or { $.field = "value" }.',
    check: (resource) => {
      const name = resource.type === metricFilter ? 'pattern' : 'filter_pattern';
      const pattern = resource.get(name);
      const text = typeof pattern === 'string' ? pattern.trim() : '';
      const open = (text.startsWith('[') && !text.endsWith(']')) || (text.startsWith('{') && !text.endsWith('}'));
      return [
        open && `${name} must close what it opens, was ${shown(text)}`,
        text.startsWith('{') && /=\s*'/.test(text) && `${name} must put texts into double quotes, was ${shown(text)}`,
        /^[^[{%]/.test(text) &&
          !terms.test(text) &&
          `${name} must be words and quoted texts with blanks between, was ${shown(text)}`,
      ];
    },
  }),
  rule({
    id: 'logs/metric-transformation',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-logs-metric-dimensions-default-exclusive)',
    on: metricFilter,
    demand: 'a metric must have a namespace of its own, and dimensions or a default value',
    fix: 'Rename the namespace; drop default_value or dimensions.',
    check: (resource) =>
      resource.blocks('metric_transformation').flatMap((block) => {
        const dimensions = block.get('dimensions');
        const given = isMap(dimensions) && Object.keys(dimensions).length > 0;
        const values = isMap(dimensions) ? Object.values(dimensions) : [];
        return [
          /^AWS\//.test(startOf(block.get('namespace')) ?? '') &&
            `metric_transformation.namespace must not start with AWS/, was ${shown(startOf(block.get('namespace')))}`,
          given &&
            block.has('default_value') === true &&
            block.get('default_value') !== '' &&
            'metric_transformation.default_value must be absent beside dimensions, was given',
          given &&
            /^\s*[^\s[{]/.test(startOf(resource.get('pattern')) ?? '') &&
            `metric_transformation.dimensions must go with a pattern of fields, { ... } or [ ... ], was ${shown(startOf(resource.get('pattern')))}`,
          ...values.map(
            (one) =>
              typeof one === 'string' &&
              !/^\$/.test(one) &&
              `metric_transformation.dimensions must be field selectors such as $.field, was ${shown(one)}`,
          ),
        ];
      }),
  }),
  rule({
    id: 'logs/subscription',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, logs)',
    on: subscription,
    demand: 'a group takes two subscriptions; streams need role_arn, functions none',
    fix: 'Set role_arn for a stream, remove it for a function.',
    check: (resource, model) => {
      const target = model.follow(
        resource,
        'destination_arn',
        'aws_kinesis_stream',
        'aws_kinesis_firehose_delivery_stream',
      );
      const stream =
        target !== undefined || /^arn:[\w-]+:(kinesis|firehose):/.test(startOf(resource.get('destination_arn')) ?? '');
      const lambda =
        invocationOf(resource, 'destination_arn', model) !== undefined ||
        /^arn:[\w-]+:lambda:/.test(startOf(resource.get('destination_arn')) ?? '');
      const found = model.follow(resource, 'log_group_name', group);
      const others = found ? model.related(subscription, 'log_group_name', found).sure : [];
      return [
        stream && resource.lacks('role_arn') && 'role_arn must be given for a stream, was absent',
        lambda && resource.has('role_arn') === true && 'role_arn must be absent for a function, was given',
        others.length > 2 &&
          others.indexOf(resource) > 1 &&
          `must be one of two subscriptions of ${found?.address}, which has ${others.length}`,
      ];
    },
  }),
];
