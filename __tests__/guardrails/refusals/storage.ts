import { type Refusal, refusal } from './refusal';

const table = (more: string, billing = 'billing_mode = "PAY_PER_REQUEST"'): string =>
  `resource "aws_dynamodb_table" "t" {\n  name     = "orders"\n  hash_key = "id"\n  ${billing}\n  attribute {\n    name = "id"\n    type = "S"\n  }\n  ${more}\n}\n`;
const index = (more: string, attribute = 'owner'): string =>
  `attribute {\n    name = "${attribute}"\n    type = "S"\n  }\n  global_secondary_index {\n    name     = "by-owner"\n    hash_key = "owner"\n    ${more}\n  }`;
const answer = (operation: string): string =>
  `https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_${operation}.html`;
const sqs = (page: string): string =>
  `https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_${page}.html`;
const sns = (page: string): string => `https://docs.aws.amazon.com/sns/latest/api/API_${page}.html`;
const queue = (more: string, name = 'orders'): string =>
  `resource "aws_sqs_queue" "q" {\n  name = "${name}"\n  ${more}\n}\n`;
const topic = 'resource "aws_sns_topic" "t" {\n  name = "orders"\n}\n';

/** Refusals of DynamoDB, SQS and SNS. */
export const storageRefusals: readonly Refusal[] = [
  refusal('dynamodb/name', answer('CreateTable'), table('').replace('"orders"', '"‹my table|my-table›"')),
  refusal(
    'dynamodb/projection',
    answer('Projection'),
    table(index('projection_type = "INCLUDE"\n    ‹|non_key_attributes = ["total"]›')),
  ),
  refusal(
    'dynamodb/projection',
    answer('Projection'),
    table(index('projection_type = "‹ALL|INCLUDE›"\n    non_key_attributes = ["total"]')),
  ),
  refusal(
    'dynamodb/index-capacity',
    answer('GlobalSecondaryIndex'),
    table(
      index('projection_type = "ALL"\n    ‹|read_capacity = 1\n    write_capacity = 1›'),
      'read_capacity = 1\n  write_capacity = 1',
    ),
  ),
  refusal(
    'dynamodb/replica-stream',
    answer('CreateReplicationGroupMemberAction'),
    table(
      'replica {\n    region_name = "eu-central-1"\n  }\n  stream_enabled = ‹false|true\n  stream_view_type = "NEW_AND_OLD_IMAGES"›',
    ),
  ),
  refusal(
    'dynamodb/two-keys',
    answer('CreateTable'),
    table(index('projection_type = "ALL"\n    range_key = "‹owner|id›"')),
  ),
  refusal(
    'dynamodb/item-key',
    'https://github.com/hashicorp/terraform/issues/27290',
    `${table('')}resource "aws_dynamodb_table_item" "i" {\n  table_name = aws_dynamodb_table.t.name\n  hash_key   = aws_dynamodb_table.t.hash_key\n  item       = jsonencode({ ‹number|id› = { S = "1" } })\n}`,
  ),
  refusal(
    'sqs/fifo-name',
    sqs('CreateQueue'),
    queue('fifo_queue = true', 'orders.fifo')
      .replace('"orders.fifo"', '"orders.fifo"')
      .replace('fifo_queue = true', 'fifo_queue = ‹false|true›'),
  ),
  refusal('sqs/name-form', sqs('CreateQueue'), queue('', '‹orders/new|orders-new›')),
  refusal(
    'sqs/redrive-kind',
    sqs('SetQueueAttributes'),
    `resource "aws_sqs_queue" "d" {\n  name = "dead"\n}\nresource "aws_sqs_queue" "e" {\n  name = "dead.fifo"\n  fifo_queue = true\n}\n${queue('fifo_queue = true\n  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.‹d|e›.arn, maxReceiveCount = 3 })', 'orders.fifo')}`,
  ),
  refusal(
    'sqs/redrive-policy',
    sqs('SetQueueAttributes'),
    queue(
      'redrive_policy = jsonencode({ deadLetterTargetArn = "arn:aws:sqs:eu-west-1:111122223333:dead", maxReceiveCount = ‹0|3› })',
    ),
  ),
  refusal(
    'sqs/redrive-policy',
    sqs('SetQueueAttributes'),
    queue(
      'redrive_policy = jsonencode({ deadLetterTargetArn = "arn:aws:sqs:eu-west-1:111122223333:dead"‹|, maxReceiveCount = 3› })',
    ),
  ),
  refusal(
    'sqs/redrive-policy',
    sqs('SetQueueAttributes'),
    queue(
      'redrive_policy = jsonencode({ deadLetterTargetArn = "‹https://sqs.eu-west-1.amazonaws.com/111122223333/dead|arn:aws:sqs:eu-west-1:111122223333:dead›", maxReceiveCount = 3 })',
    ),
  ),
  refusal(
    'sqs/policy-form',
    'https://github.com/hashicorp/terraform-provider-aws/pull/42209',
    `${queue('')}resource "aws_sqs_queue_policy" "p" {\n  queue_url = aws_sqs_queue.q.id\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", ‹|Principal = "*",› Action = "sqs:SendMessage", Resource = aws_sqs_queue.q.arn }] })\n}`,
  ),
  refusal(
    'sqs/policy-form',
    'https://github.com/hashicorp/terraform-provider-aws/pull/42209',
    `${queue('')}resource "aws_sqs_queue_policy" "p" {\n  queue_url = aws_sqs_queue.q.id\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "‹sns:Publish|sqs:SendMessage›", Resource = aws_sqs_queue.q.arn }] })\n}`,
  ),
  refusal(
    'sqs/throughput',
    sqs('CreateQueue'),
    queue(
      'fifo_queue            = true\n  fifo_throughput_limit = "perMessageGroupId"\n  deduplication_scope   = "‹queue|messageGroup›"',
      'orders.fifo',
    ),
  ),
  refusal(
    'sns/fifo-subscription',
    'https://github.com/hashicorp/terraform/issues/28632',
    'resource "aws_sns_topic" "t" {\n  name       = "orders.fifo"\n  fifo_topic = true\n}\nresource "aws_sns_topic_subscription" "s" {\n  topic_arn = aws_sns_topic.t.arn\n  protocol  = "‹lambda|sqs›"\n  endpoint  = "arn:aws:‹lambda|sqs›:eu-west-1:111122223333:‹function:|›orders.fifo"\n}',
  ),
  refusal(
    'sns/endpoint-form',
    sns('Subscribe'),
    `${topic}resource "aws_sns_topic_subscription" "s" {\n  topic_arn = aws_sns_topic.t.arn\n  protocol  = "sqs"\n  endpoint  = "‹https://sqs.eu-west-1.amazonaws.com/111122223333/q|arn:aws:sqs:eu-west-1:111122223333:q›"\n}`,
  ),
  refusal(
    'sns/endpoint-form',
    sns('Subscribe'),
    `${topic}${queue('')}resource "aws_sns_topic_subscription" "s" {\n  topic_arn = aws_sns_topic.t.arn\n  protocol  = "sqs"\n  endpoint  = aws_sqs_queue.q.‹id|arn›\n}`,
  ),
  refusal(
    'sns/endpoint-form',
    sns('Subscribe'),
    `${topic}resource "aws_sns_topic_subscription" "s" {\n  topic_arn = aws_sns_topic.t.arn\n  protocol  = "email"\n  endpoint  = "‹operations|operations@example.com›"\n}`,
  ),
  refusal(
    'sns/endpoint-form',
    sns('Subscribe'),
    `${topic}resource "aws_sns_topic_subscription" "s" {\n  topic_arn = aws_sns_topic.t.arn\n  protocol  = "https"\n  endpoint  = "‹http|https›://hooks.example.com/x"\n}`,
  ),
  refusal(
    'sns/endpoint-form',
    'https://github.com/aws-samples/aws-sagemaker-build/issues/4',
    `${topic}resource "aws_sns_topic_subscription" "s" {\n  topic_arn = aws_sns_topic.t.arn\n  protocol  = "sms"\n  endpoint  = "‹555-0100|+15555550100›"\n}`,
  ),
  refusal(
    'sns/filter-policy',
    sns('SetSubscriptionAttributes'),
    `${topic}resource "aws_sns_topic_subscription" "s" {\n  topic_arn     = aws_sns_topic.t.arn\n  protocol      = "sqs"\n  endpoint      = "arn:aws:sqs:eu-west-1:111122223333:q"\n  filter_policy = jsonencode({ kind = ‹"order"|["order"]› })\n}`,
  ),
  refusal(
    'sns/firehose-role',
    sns('Subscribe'),
    `${topic}resource "aws_sns_topic_subscription" "s" {\n  topic_arn = aws_sns_topic.t.arn\n  protocol  = "firehose"\n  endpoint  = "arn:aws:firehose:eu-west-1:111122223333:deliverystream/d"\n  ‹|subscription_role_arn = "arn:aws:iam::111122223333:role/r"›\n}`,
  ),
  refusal(
    'sns/raw-delivery',
    sns('SetSubscriptionAttributes'),
    `${topic}resource "aws_sns_topic_subscription" "s" {\n  topic_arn            = aws_sns_topic.t.arn\n  protocol             = "‹lambda|sqs›"\n  endpoint             = "arn:aws:‹lambda|sqs›:eu-west-1:111122223333:‹function:|›q"\n  raw_message_delivery = true\n}`,
  ),
  refusal(
    'sns/fifo-name',
    sns('CreateTopic'),
    'resource "aws_sns_topic" "t" {\n  name       = "orders.fifo"\n  fifo_topic = ‹false|true›\n}',
  ),
  refusal(
    'sns/topic-policy',
    sns('SetTopicAttributes'),
    `${topic}resource "aws_sns_topic_policy" "p" {\n  arn    = aws_sns_topic.t.arn\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "‹sns:*|sns:Publish›", Resource = aws_sns_topic.t.arn }] })\n}`,
  ),
  refusal(
    'sns/topic-region',
    'https://github.com/sysdiglabs/terraform-aws-secure-for-cloud/issues/105',
    'provider "aws" {\n  region = "eu-west-1"\n}\nresource "aws_sns_topic_subscription" "s" {\n  topic_arn = "arn:aws:sns:‹us-east-1|eu-west-1›:111122223333:orders"\n  protocol  = "sqs"\n  endpoint  = "arn:aws:sqs:eu-west-1:111122223333:q"\n}',
  ),
];
