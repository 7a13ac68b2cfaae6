import type { Value } from '../../terraform/language/value';
import { onlyReference, outlineOf } from './apis';

/** The service in the ARN of a resource, by its type. */
const services: Readonly<Record<string, string>> = {
  aws_batch_job_queue: 'batch',
  aws_cloudwatch_event_bus: 'events',
  aws_cloudwatch_event_rule: 'events',
  aws_cloudwatch_log_group: 'logs',
  aws_docdb_cluster: 'rds',
  aws_dynamodb_table: 'dynamodb',
  aws_ecs_cluster: 'ecs',
  aws_kinesis_firehose_delivery_stream: 'firehose',
  aws_kinesis_stream: 'kinesis',
  aws_lambda_function: 'lambda',
  aws_mq_broker: 'mq',
  aws_msk_cluster: 'kafka',
  aws_s3_bucket: 's3',
  aws_sfn_state_machine: 'states',
  aws_sns_topic: 'sns',
  aws_sqs_queue: 'sqs',
};

/** The service of what a value names, by the ARN that is written or the resource that is referred to; undefined when neither is known. */
export function serviceOf(value: Value | undefined): string | undefined {
  const only = onlyReference(value);
  if (only === undefined || outlineOf(value) !== undefined)
    return /^arn:[^:]+:([a-z0-9-]+):/.exec(outlineOf(value) ?? '')?.[1];
  const type = /(?:^|\.)(aws_[a-z0-9_]+)\./.exec(only.address)?.[1];
  return type !== undefined && /^(arn|stream_arn|id)$/.test(only.attribute) ? services[type] : undefined;
}
