import { type Refusal, refusal } from './refusal';

const code = 's3_bucket     = "b"\n  s3_key        = "k"\n  handler       = "i.h"\n  runtime       = "nodejs22.x"';
const lambda = (more = '', role = '"arn:aws:iam::111122223333:role/r"'): string =>
  `resource "aws_lambda_function" "f" {\n  function_name = "orders"\n  role          = ${role}\n  ${code}\n  ${more}\n}\n`;
const mapping = (source: string, more = ''): string =>
  `resource "aws_lambda_event_source_mapping" "e" {\n  function_name    = aws_lambda_function.f.arn\n  event_source_arn = ${source}\n  ${more}\n}\n`;
const queue =
  'resource "aws_sqs_queue" "q" {\n  name                       = "orders"\n  visibility_timeout_seconds = 60\n}\n';
const stream = '"arn:aws:kinesis:eu-west-1:111122223333:stream/s"';
const trust = (service: string): string =>
  `resource "aws_iam_role" "r" {\n  name = "r"\n  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${service}" } }] })\n}\n`;
const answer = (operation: string): string => `https://docs.aws.amazon.com/lambda/latest/api/API_${operation}.html`;
const guide = (page: string): string => `https://docs.aws.amazon.com/lambda/latest/dg/${page}.html`;

/** Refusals of Lambda: functions, permissions, event sources. */
export const lambdaRefusals: readonly Refusal[] = [
  refusal(
    'iam/role-trusted',
    answer('CreateFunction'),
    trust('‹ec2|lambda›.amazonaws.com') + lambda('', 'aws_iam_role.r.arn'),
  ),
  refusal(
    'iam/role-trusted',
    answer('CreateFunction'),
    `data "aws_iam_policy_document" "t" {\n  statement {\n    actions = ["sts:AssumeRole"]\n    principals {\n      type        = "Service"\n      identifiers = ["‹apigateway|lambda›.amazonaws.com"]\n    }\n  }\n}\nresource "aws_iam_role" "r" {\n  name               = "r"\n  assume_role_policy = data.aws_iam_policy_document.t.json\n}\n${lambda('', 'aws_iam_role.r.arn')}`,
  ),
  refusal(
    'lambda/runtime-blocked',
    answer('CreateFunction'),
    `resource "aws_lambda_function" "f" {\n  function_name = "orders"\n  role          = "arn:aws:iam::111122223333:role/r"\n  s3_bucket     = "b"\n  s3_key        = "k"\n  handler       = "i.h"\n  runtime       = "‹nodejs14.x|nodejs22.x›"\n}`,
  ),
  refusal(
    'lambda/environment-reserved',
    answer('CreateFunction'),
    lambda('environment {\n    variables = { ‹AWS_REGION|STORE_REGION› = "eu-west-1" }\n  }'),
  ),
  refusal(
    'lambda/environment-name',
    guide('configuration-envvars'),
    lambda('environment {\n    variables = { "‹TABLE-NAME|TABLE_NAME›" = "orders" }\n  }'),
  ),
  refusal(
    'lambda/vpc-role',
    'https://github.com/magenx/Magento-2-aws-cluster-terraform/issues/38',
    `${trust('lambda.amazonaws.com')}resource "aws_iam_role_policy_attachment" "p" {\n  role       = aws_iam_role.r.name\n  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambda‹Basic|VPCAccess›ExecutionRole"\n}\n${lambda('vpc_config {\n    subnet_ids         = ["subnet-1"]\n    security_group_ids = ["sg-1"]\n  }', 'aws_iam_role.r.arn')}`,
  ),
  refusal(
    'lambda/snap-start-runtime',
    answer('CreateFunction'),
    lambda('publish = true\n  ‹snap_start {\n    apply_on = "PublishedVersions"\n  }|›'),
  ),
  refusal(
    'lambda/dead-letter-target',
    answer('CreateFunction'),
    `resource "aws_sqs_queue" "q" {\n  name       = "dead‹.fifo|›"\n  fifo_queue = ‹true|false›\n}\n${lambda('dead_letter_config {\n    target_arn = aws_sqs_queue.q.arn\n  }')}`,
  ),
  refusal(
    'lambda/dead-letter-role',
    answer('CreateFunction'),
    `${trust('lambda.amazonaws.com')}resource "aws_iam_role_policy" "p" {\n  role   = aws_iam_role.r.name\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["logs:PutLogEvents"‹|, "sqs:SendMessage"›], Resource = "*" }] })\n}\nresource "aws_sqs_queue" "q" {\n  name = "dead"\n}\n${lambda('dead_letter_config {\n    target_arn = aws_sqs_queue.q.arn\n  }', 'aws_iam_role.r.arn')}`,
  ),
  refusal(
    'lambda/file-system-vpc',
    guide('configuration-filesystem'),
    lambda(
      'file_system_config {\n    arn              = "arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-0123456789abcdef0"\n    local_mount_path = "/mnt/data"\n  }\n  ‹|vpc_config {\n    subnet_ids         = ["subnet-1"]\n    security_group_ids = ["sg-1"]\n  }›',
    ),
  ),
  refusal(
    'lambda/image-uri',
    'https://github.com/ministryofjustice/modernisation-platform/pull/2419',
    `resource "aws_lambda_function" "f" {\n  function_name = "orders"\n  role          = "arn:aws:iam::111122223333:role/r"\n  package_type  = "Image"\n  image_uri     = "‹orders:latest|111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders:1›"\n}`,
  ),
  refusal(
    'lambda/image-uri',
    answer('CreateFunction'),
    `resource "aws_lambda_function" "f" {\n  function_name = "orders"\n  role          = "arn:aws:iam::111122223333:role/r"\n  package_type  = "Image"\n  image_uri     = "‹docker.io/library/orders:1|111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders:1›"\n}`,
  ),
  refusal(
    'lambda/provisioned-needs-version',
    answer('PutProvisionedConcurrencyConfig'),
    `${lambda('publish = ‹false|true›')}resource "aws_lambda_provisioned_concurrency_config" "p" {\n  function_name                     = aws_lambda_function.f.function_name\n  provisioned_concurrent_executions = 1\n  qualifier                         = aws_lambda_function.f.version\n}`,
  ),
  refusal(
    'lambda/permission-principal',
    answer('AddPermission'),
    `${lambda()}resource "aws_lambda_permission" "p" {\n  function_name = aws_lambda_function.f.function_name\n  action        = "lambda:InvokeFunction"\n  principal     = "‹apigateway|apigateway.amazonaws.com›"\n  source_arn    = "arn:aws:execute-api:eu-west-1:111122223333:abc/*/*"\n}`,
  ),
  refusal(
    'lambda/permission-statement-id',
    'https://github.com/jamesridgway/aws-lambda-short-url/issues/3',
    `${lambda()}resource "aws_lambda_permission" "p" {\n  statement_id  = "gateway"\n  function_name = aws_lambda_function.f.function_name\n  action        = "lambda:InvokeFunction"\n  principal     = "apigateway.amazonaws.com"\n  source_arn    = "arn:aws:execute-api:eu-west-1:111122223333:abc/*/*"\n}\nresource "aws_lambda_permission" "o" {\n  statement_id  = "‹gateway|other›"\n  function_name = aws_lambda_function.f.function_name\n  action        = "lambda:InvokeFunction"\n  principal     = "apigateway.amazonaws.com"\n  source_arn    = "arn:aws:execute-api:eu-west-1:111122223333:def/*/*"\n}`,
  ),
  refusal(
    'lambda/permission-qualifier-latest',
    answer('AddPermission'),
    `${lambda()}resource "aws_lambda_permission" "p" {\n  function_name = aws_lambda_function.f.function_name\n  ‹qualifier     = "$LATEST"|›\n  action        = "lambda:InvokeFunction"\n  principal     = "apigateway.amazonaws.com"\n  source_arn    = "arn:aws:execute-api:eu-west-1:111122223333:abc/*/*"\n}`,
  ),
  refusal(
    'event-source/settings',
    'https://github.com/github-aws-runners/terraform-aws-github-runner/issues/465',
    `${queue}${lambda('timeout = ‹180|60›')}${mapping('aws_sqs_queue.q.arn')}`,
  ),
  refusal(
    'event-source/starting-position',
    answer('CreateEventSourceMapping'),
    `${lambda()}${mapping(stream, '‹|starting_position = "LATEST"›')}`,
  ),
  refusal(
    'event-source/queue-batch',
    answer('CreateEventSourceMapping'),
    `${queue}${lambda()}${mapping('aws_sqs_queue.q.arn', 'batch_size = ‹100|10›')}`,
  ),
  refusal(
    'event-source/settings',
    answer('CreateEventSourceMapping'),
    `${queue}${lambda()}${mapping('aws_sqs_queue.q.arn', '‹bisect_batch_on_function_error = true|›')}`,
  ),
  refusal(
    'event-source/start-timestamp',
    guide('services-kinesis-parameters'),
    `${lambda()}${mapping(stream, 'starting_position = "AT_TIMESTAMP"\n  ‹|starting_position_timestamp = "2026-01-01T00:00:00Z"›')}`,
  ),
  refusal(
    'event-source/role',
    'https://github.com/hashicorp/terraform/pull/4316',
    `${trust('lambda.amazonaws.com')}resource "aws_iam_role_policy" "p" {\n  role   = aws_iam_role.r.name\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["logs:*"‹|, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"›], Resource = "*" }] })\n}\n${queue}${lambda('', 'aws_iam_role.r.arn')}${mapping('aws_sqs_queue.q.arn')}`,
  ),
  refusal(
    'event-source/fifo-batch',
    guide('services-sqs-configure'),
    `resource "aws_sqs_queue" "q" {\n  name                       = "orders.fifo"\n  fifo_queue                 = true\n  visibility_timeout_seconds = 60\n}\n${lambda()}${mapping('aws_sqs_queue.q.arn', 'batch_size = 10\n  ‹maximum_batching_window_in_seconds = 5|›')}`,
  ),
  refusal(
    'event-source/table-stream',
    answer('CreateEventSourceMapping'),
    `resource "aws_dynamodb_table" "t" {\n  name             = "orders"\n  hash_key         = "id"\n  billing_mode     = "PAY_PER_REQUEST"\n  stream_enabled   = true\n  stream_view_type = "NEW_IMAGE"\n  attribute {\n    name = "id"\n    type = "S"\n  }\n}\n${lambda()}${mapping('aws_dynamodb_table.t.‹arn|stream_arn›', 'starting_position = "LATEST"')}`,
  ),
  refusal(
    'event-source/table-stream',
    answer('CreateEventSourceMapping'),
    `resource "aws_dynamodb_table" "t" {\n  name             = "orders"\n  hash_key         = "id"\n  billing_mode     = "PAY_PER_REQUEST"\n  ‹|stream_enabled   = true\n  stream_view_type = "NEW_IMAGE"›\n  attribute {\n    name = "id"\n    type = "S"\n  }\n}\n${lambda()}${mapping('aws_dynamodb_table.t.stream_arn', 'starting_position = "LATEST"')}`,
  ),
  refusal(
    'event-source/windows',
    guide('services-kinesis-windows'),
    `${lambda()}${mapping(stream, 'starting_position = "LATEST"\n  tumbling_window_in_seconds = 30\n  parallelization_factor = ‹2|1›')}`,
  ),
  refusal(
    'lambda/url-cors-methods',
    answer('CreateFunctionUrlConfig'),
    `${lambda()}resource "aws_lambda_function_url" "u" {\n  function_name      = aws_lambda_function.f.function_name\n  authorization_type = "NONE"\n  cors {\n    allow_origins = ["*"]\n    allow_methods = ["‹OPTIONS|GET›"]\n  }\n}`,
  ),
];
