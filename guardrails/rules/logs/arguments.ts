import { argument } from '../define';
import { longAs, matches, orOf, sized } from '../demands';

const api = (operation: string): string =>
  `https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_${operation}.html`;

/** Rules about single arguments of filters, policies and destinations of CloudWatch Logs. */
export const logArgumentRules = [
  argument({
    id: 'logs/subscription-destination',
    severity: 'rejects',
    source: api('PutSubscriptionFilter'),
    on: 'aws_cloudwatch_log_subscription_filter',
    at: 'destination_arn',
    must: orOf(
      ['kinesis', 'firehose', 'lambda', 'logs'],
      matches(
        /^arn:[\w-]+:(kinesis|firehose|lambda|logs):/,
        'be the ARN of a stream, a delivery stream, a function or a destination',
      ),
    ),
    fix: 'Send to a function or a delivery stream, and on from there.',
  }),
  argument({
    id: 'logs/metric-dimensions',
    severity: 'rejects',
    source: api('MetricTransformation'),
    on: 'aws_cloudwatch_log_metric_filter',
    at: 'metric_transformation.dimensions',
    must: sized(0, 3),
    fix: 'Keep three dimensions.',
  }),
  argument({
    id: 'logs/metric-value',
    severity: 'rejects',
    source: api('MetricTransformation'),
    on: 'aws_cloudwatch_log_metric_filter',
    at: 'metric_transformation.value',
    must: matches(/^(\$.+|-?\d+(\.\d+)?([eE][+-]?\d+)?)$/, 'be a number, or a field such as $.latency'),
    fix: 'Write "1" to count.',
  }),
  argument({
    id: 'logs/resource-policy-size',
    severity: 'rejects',
    source: api('PutResourcePolicy'),
    on: 'aws_cloudwatch_log_resource_policy',
    at: 'policy_document',
    must: longAs(1, 5120),
    fix: 'Use wildcards, or name fewer groups.',
  }),
  argument({
    id: 'logs/destination-target',
    severity: 'rejects',
    source: api('PutDestination'),
    on: 'aws_cloudwatch_log_destination',
    at: 'target_arn',
    must: matches(/^arn:[\w-]+:(kinesis|firehose):/, 'be the ARN of a stream or a delivery stream'),
    fix: 'Use an aws_kinesis_stream.',
  }),
  argument({
    id: 'logs/group-name',
    severity: 'rejects',
    source: api('DescribeLogStreams'),
    on: [
      'aws_cloudwatch_log_stream',
      'aws_cloudwatch_log_subscription_filter',
      'aws_cloudwatch_log_metric_filter',
      'aws_cloudwatch_log_data_protection_policy',
    ],
    at: 'log_group_name',
    must: matches(/^[.\-_/#A-Za-z0-9]{1,512}$/, 'be the name of a log group, not its ARN'),
    fix: 'Use name of the aws_cloudwatch_log_group.',
  }),
  argument({
    id: 'logs/delivery-name',
    severity: 'rejects',
    source: api('PutDeliverySource'),
    on: ['aws_cloudwatch_log_delivery_source', 'aws_cloudwatch_log_delivery_destination'],
    at: 'name',
    must: matches(/^[\w-]{1,60}$/, 'be 1 to 60 letters, digits, hyphens and underscores'),
    fix: 'Write it with hyphens.',
  }),
];
