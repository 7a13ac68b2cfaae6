import { lambda, lambdaWith, policyOf, queue, table } from './pieces';
import { provider, type Refusal, refusal, thread } from './refusal';

const trust = (statement: string): string =>
  `resource "aws_iam_role" "trusted" {\n  name = "trusted"\n  assume_role_policy = ${policyOf(statement)}\n}\n`;
const trusted = trust('Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole"');
const policy = (statement: string): string =>
  `resource "aws_iam_policy" "p" {\n  name = "p"\n  policy = ${policyOf(statement)}\n}\n`;
const pattern = (text: string): string =>
  `resource "aws_cloudwatch_event_rule" "r" {\n  name = "r"\n  event_pattern = ${text}\n}\n`;
const vpc = (subnets: string, groups: string): string =>
  lambdaWith(`vpc_config {\n    subnet_ids = [${subnets}]\n    security_group_ids = [${groups}]\n  }`);
const pool = (schema: string): string => `resource "aws_cognito_user_pool" "u" {\n  name = "u"\n${schema}}\n`;
const subnet = '"subnet-0a1b2c3d"';
const groups = (count: number): string => Array.from({ length: count }, (_, at) => `"sg-0a1b2c3${at}"`).join(', ');
const principals = (count: number): string =>
  Array.from({ length: count }, (_, at) => `"arn:aws:iam::111122223333:role/a-role-of-some-length-${at}"`).join(', ');

/** Refusals collected after a walk along AWS's API, argument by argument, and written down before the guard was run on them. */
export const fifthCollection: readonly Refusal[] = [
  refusal(
    'lambda/role-arn',
    provider(13709),
    `${trust('Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole"')}resource "aws_lambda_function" "f" {\n  function_name = "f"\n  role = aws_iam_role.trusted.‹name|arn›\n  handler = "index.handler"\n  runtime = "nodejs22.x"\n  filename = "f.zip"\n  source_code_hash = filebase64sha256("f.zip")\n}\n`,
  ),
  refusal(
    'waf/addresses',
    thread('aws-samples/dcv-web-portal/issues/10'),
    'resource "aws_wafv2_ip_set" "s" {\n  name = "s"\n  scope = "REGIONAL"\n  ip_address_version = "IPV4"\n  addresses = ["‹0.0.0.0/0|192.0.2.0/24›"]\n}\n',
  ),
  refusal(
    'iam/role-by-name',
    thread('spacelift-io/terraform-aws-spacelift-workerpool-on-ec2/issues/41'),
    `${trusted}resource "aws_iam_instance_profile" "i" {\n  name = "i"\n  role = aws_iam_role.trusted.‹arn|name›\n}\n`,
  ),
  refusal(
    'events/pattern',
    thread('buildkite/docs/pull/896'),
    pattern(
      'jsonencode({ "detail-type" = ["Build Started"], detail = { pipeline = { slug = ‹"some-pipeline"|["some-pipeline"]› } } })',
    ),
  ),
  refusal(
    'events/pattern',
    thread('cloudposse/terraform-aws-cloudwatch-events/issues/33'),
    pattern('‹jsonencode(|›jsonencode({ source = ["aws.medialive"] })‹)|›'),
  ),
  refusal(
    'websocket-api/stage-name',
    thread('terraform-aws-modules/terraform-aws-apigateway-v2/issues/8'),
    'resource "aws_apigatewayv2_api" "a" {\n  name = "a"\n  protocol_type = "WEBSOCKET"\n  route_selection_expression = "$request.body.action"\n}\nresource "aws_apigatewayv2_stage" "s" {\n  api_id = aws_apigatewayv2_api.a.id\n  name = "‹$default|prod›"\n  auto_deploy = true\n}\n',
  ),
  refusal(
    'alarm/composite-condition',
    provider(19575),
    'resource "aws_cloudwatch_composite_alarm" "c" {\n  alarm_name = "c"\n  alarm_rule = "ALARM(errors) OR ALARM(latency)‹\\n|›"\n}\n',
  ),
  refusal(
    'lambda/permission-principal',
    thread('Pocket/terraform-modules/pull/1037'),
    `${lambda}resource "aws_lambda_permission" "p" {\n  function_name = aws_lambda_function.f.function_name\n  action = "lambda:InvokeFunction"\n  principal = "‹|apigateway.›amazonaws.com"\n  source_arn = "arn:aws:execute-api:eu-west-1:111122223333:abc/*/*"\n}\n`,
  ),
  refusal(
    'cognito/mapped-attributes',
    thread('aws/aws-cli/issues/9729'),
    `${pool('‹|  schema {\n    name = "team"\n    attribute_data_type = "String"\n  }\n›')}resource "aws_cognito_identity_provider" "i" {\n  user_pool_id = aws_cognito_user_pool.u.id\n  provider_name = "sign-in"\n  provider_type = "OIDC"\n  provider_details = {\n    client_id = "c"\n    client_secret = "s"\n    attributes_request_method = "GET"\n    authorize_scopes = "openid"\n    oidc_issuer = "https://example.com"\n  }\n  attribute_mapping = {\n    "custom:team" = "https://example.com/team"\n  }\n}\n`,
  ),
  refusal(
    'cognito/schema',
    thread('trek10inc/serverless-cognito-manager/issues/4'),
    pool('  schema {\n    name = "team"\n    attribute_data_type = "String"\n    required = ‹true|false›\n  }\n'),
  ),
  refusal(
    'lambda/role-arn',
    thread('aarondfrancis/sidecar/issues/147'),
    lambda.replace('"arn:aws:iam::111122223333:role/r"', '"‹|arn:aws:iam::111122223333:role/›lambdarole"'),
  ),
  refusal(
    'lambda/vpc-security-groups',
    thread('aws-solutions/simple-file-manager-for-amazon-efs/issues/75'),
    vpc(subnet, `‹${groups(10)}|${groups(2)}›`),
  ),
  refusal('lambda/vpc-config', thread('appleboy/lambda-action/issues/72'), vpc(subnet, `‹|${groups(1)}›`)),
  refusal(
    'lambda/security-group-form',
    thread('aws/aws-lambda-dotnet/pull/60'),
    vpc(subnet, `"‹subnet-85f423ba|sg-85f423ba›"`),
  ),
  refusal(
    'iam/trust-size',
    thread('kubernetes-sigs/aws-load-balancer-controller/issues/2718'),
    trust(`Effect = "Allow", Principal = { AWS = [‹${principals(80)}|${principals(10)}›] }, Action = "sts:AssumeRole"`),
  ),
  refusal(
    'iam/policy-statement',
    thread('garnaat/kappa/issues/111'),
    policy('Effect = "Allow", Action = "‹codebuild:|›codebuild:StartBuild", Resource = "*"'),
  ),
  refusal(
    'iam/sid',
    provider(33102),
    policy('Sid = "‹invalid-sid|ValidSid›", Effect = "Allow", Action = "s3:GetObject", Resource = "*"'),
  ),
  refusal(
    'sns/redrive-policy',
    thread('ministryofjustice/cloud-platform-environments/pull/11520'),
    `resource "aws_sns_topic" "t" {\n  name = "t"\n}\n${queue()}resource "aws_sns_topic_subscription" "s" {\n  topic_arn = aws_sns_topic.t.arn\n  protocol = "sqs"\n  endpoint = aws_sqs_queue.q.arn\n  redrive_policy = jsonencode({ deadLetterTargetArn = "arn:aws:sqs:eu-west-1:111122223333:d"‹, maxReceiveCount = 3|› })\n}\n`,
  ),
  refusal(
    'dynamodb/attributes',
    thread('ministryofjustice/cloud-platform-environments/pull/3121'),
    table('billing_mode = "PAY_PER_REQUEST"\n  ‹range_key = "created"|›'),
  ),
  refusal(
    'dynamodb/attributes',
    thread('agno-agi/agno/issues/4769'),
    table(
      'billing_mode = "PAY_PER_REQUEST"\n  global_secondary_index {\n    name = "by-user"\n    hash_key = "user_id"\n    projection_type = "ALL"\n  }\n  ‹|attribute {\n    name = "user_id"\n    type = "S"\n  }›',
    ),
  ),
];
