import {
  eventRule,
  httpApi,
  lambda,
  method,
  policyOf,
  queue,
  record,
  restApi,
  role,
  rolePolicy,
  table,
} from './pieces';
import { provider, type Refusal, refusal, thread } from './refusal';

const machine = (definition: string): string =>
  `resource "aws_sfn_state_machine" "s" {\n  name = "s"\n  role_arn = "arn:aws:iam::111122223333:role/r"\n  definition = ${definition}\n}\n`;
const states = (body: string): string => machine(`jsonencode({ StartAt = "A", States = { ${body} } })`);
const task = 'Type = "Task", Resource = "arn:aws:lambda:eu-west-1:111122223333:function:f"';
const acl = (body: string): string =>
  `resource "aws_wafv2_web_acl" "w" {\n  name = "w"\n  scope = "REGIONAL"\n  default_action {\n    allow {}\n  }\n  ${body}\n  visibility_config {\n    cloudwatch_metrics_enabled = true\n    metric_name = "w"\n    sampled_requests_enabled = true\n  }\n}\n`;
const aclLogging = (destination: string): string =>
  `${acl('')}resource "aws_wafv2_web_acl_logging_configuration" "l" {\n  log_destination_configs = [${destination}]\n  resource_arn = aws_wafv2_web_acl.w.arn\n}\n`;
const key = (...statements: readonly string[]): string =>
  `resource "aws_kms_key" "k" {\n  policy = ${policyOf(...statements)}\n}\n`;
const everything =
  'Sid = "owner", Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:root" }, Action = "kms:*", Resource = "*"';
const target = (arn: string, more: string): string =>
  `${eventRule('event_pattern = jsonencode({ source = ["orders"] })')}resource "aws_cloudwatch_event_target" "t" {\n  rule = aws_cloudwatch_event_rule.e.name\n  arn = "${arn}"\n  ${more}\n}\n`;
const identityProvider = (name: string, type: string, details: string): string =>
  `resource "aws_cognito_identity_provider" "i" {\n  user_pool_id = "eu-west-1_abc"\n  provider_name = "${name}"\n  provider_type = "${type}"\n  provider_details = {\n    ${details}\n  }\n}\n`;
const scaling = (resourceId: string): string =>
  `resource "aws_appautoscaling_target" "s" {\n  min_capacity = 1\n  max_capacity = 10\n  resource_id = ${resourceId}\n  scalable_dimension = "dynamodb:table:ReadCapacityUnits"\n  service_namespace = "dynamodb"\n}\n`;
const tracking = (name: string, metric: string): string =>
  `resource "aws_appautoscaling_policy" "${name}" {\n  name = "${name}"\n  policy_type = "TargetTrackingScaling"\n  resource_id = "table/orders"\n  scalable_dimension = "dynamodb:table:ReadCapacityUnits"\n  service_namespace = "dynamodb"\n  target_tracking_scaling_policy_configuration {\n    target_value = 70\n    predefined_metric_specification {\n      predefined_metric_type = "${metric}"\n    }\n  }\n}\n`;
const bucket = (name: string): string => `resource "aws_s3_bucket" "b" {\n  bucket = "${name}"\n}\n`;
const notified = (prefix: string): string =>
  `lambda_function {\n    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:f"\n    events = ["s3:ObjectCreated:*"]\n    ${prefix}\n  }`;
const notification = (...blocks: readonly string[]): string =>
  `resource "aws_s3_bucket_notification" "n" {\n  bucket = "orders"\n  ${blocks.join('\n  ')}\n}\n`;
const subscription = (more: string): string =>
  `resource "aws_sns_topic" "t" {\n  name = "t"\n}\n${queue()}resource "aws_sns_topic_subscription" "s" {\n  topic_arn = aws_sns_topic.t.arn\n  protocol = "sqs"\n  endpoint = aws_sqs_queue.q.arn\n  ${more}\n}\n`;
const permission = (name: string, more: string): string =>
  `resource "aws_lambda_permission" "${name}" {\n  action = "lambda:InvokeFunction"\n  function_name = "function"\n  principal = "events.amazonaws.com"\n  ${more}\n}\n`;
const long = 'x'.repeat(200);
const buckets = Array.from({ length: 60 }, (_, at) => `"arn:aws:s3:::${long}${at}"`).join(', ');

/** Refusals collected after the rules for the second collection were written, and written down before the guard was run on them. */
export const thirdCollection: readonly Refusal[] = [
  refusal(
    'step-functions/definition',
    thread('serverless-operations/serverless-step-functions/issues/36'),
    states(
      'A = { Type = "Task", Resource = "‹createToken|arn:aws:lambda:eu-west-1:111122223333:function:f›", End = true }',
    ),
  ),
  refusal(
    'step-functions/definition',
    thread('serverless-operations/serverless-step-functions/issues/120'),
    machine(`jsonencode({ ‹StartsAt|StartAt› = "A", States = { A = { ${task}, End = true } } })`),
  ),
  refusal(
    'step-functions/definition',
    provider(19909),
    machine('‹"Yeah, this is not valid JSON"|jsonencode({ StartAt = "A", States = { A = { Type = "Succeed" } } })›'),
  ),
  refusal(
    'step-functions/definition',
    thread('floci-io/floci/issues/2735'),
    states('A = { Type = "Pass", Next = "B" }, B = { Type = "Pass", ‹Next = "A"|End = true› }'),
  ),
  refusal(
    'step-functions/definition',
    `${thread('floci-io/floci/issues/2735')}#issuecomment`,
    states(
      'A = { Type = "Parallel", ‹TimeoutSeconds = 60, |›Branches = [{ StartAt = "B", States = { B = { Type = "Pass", End = true } } }], End = true }',
    ),
  ),
  refusal(
    'waf/rule-action',
    provider(29321),
    acl(
      'rule {\n    name = "XSSBody"\n    priority = 0\n    ‹override_action {\n      count {}\n    }|›\n    action {\n      block {}\n    }\n    statement {\n      xss_match_statement {\n        field_to_match {\n          query_string {}\n        }\n        text_transformation {\n          priority = 0\n          type = "URL_DECODE"\n        }\n      }\n    }\n    visibility_config {\n      cloudwatch_metrics_enabled = true\n      metric_name = "XSSBody"\n      sampled_requests_enabled = true\n    }\n  }',
    ),
  ),
  refusal(
    'kms/policy-owner',
    thread('terraform-aws-modules/terraform-aws-eks/issues/1950'),
    key(
      'Sid = "use", Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:role/nodes" }, Action = ["kms:Encrypt", "kms:Decrypt", "kms:DescribeKey"], Resource = "*"',
    ).replace('] })', `‹|, { ${everything} }›] })`),
  ),
  refusal(
    'kms/policy-owner',
    thread('cloudposse/terraform-aws-vpc-flow-logs-s3-bucket/issues/3'),
    `data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["kms:Encrypt*", "kms:Decrypt*", "kms:GenerateDataKey*"]\n    resources = ["*"]\n    principals {\n      type = "Service"\n      identifiers = ["delivery.logs.amazonaws.com"]\n    }\n  }\n  ‹|statement {\n    actions = ["kms:*"]\n    resources = ["*"]\n    principals {\n      type = "AWS"\n      identifiers = ["arn:aws:iam::111122223333:root"]\n    }\n  }›\n}\nresource "aws_kms_key" "k" {\n  policy = data.aws_iam_policy_document.d.json\n}\n`,
  ),
  refusal(
    'lambda/url-cors-methods',
    thread('Worklytics/psoxy/pull/911'),
    `${lambda}resource "aws_lambda_function_url" "u" {\n  function_name = aws_lambda_function.f.function_name\n  authorization_type = "AWS_IAM"\n  cors {\n    allow_methods = ["POST"‹, "OPTIONS"|›]\n    allow_origins = ["https://orders.example.com"]\n  }\n}\n`,
  ),
  refusal(
    'sns/redrive-policy',
    thread('cloudposse/terraform-aws-sns-topic/issues/48'),
    subscription(
      'redrive_policy = jsonencode({ deadLetterTargetArn = "arn:aws:sqs:eu-west-1:111122223333:dead"‹, maxReceiveCount = 5|› })',
    ),
  ),
  refusal(
    'events/log-group-input',
    thread('awsdocs/aws-cloudformation-user-guide/issues/1010'),
    target(
      'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/orders',
      'input_transformer {\n    input_paths = { time = "$.time", id = "$.detail.id" }\n    input_template = ‹"\\"order <id>\\""|"{\\"timestamp\\": <time>, \\"message\\": <id>}"›\n  }',
    ),
  ),
  refusal(
    'events/input-template',
    provider(7280),
    target(
      'arn:aws:sns:eu-west-1:111122223333:t',
      'input_transformer {\n    input_paths = { instance = "$.detail.resource-id" }\n    input_template = ‹"instance <instance> is late"|"\\"instance <instance> is late\\""›\n  }',
    ),
  ),
  refusal(
    'cognito/provider-details',
    provider(4815),
    identityProvider('Azure', 'SAML', '‹client_id = "123456789abc"|MetadataURL = "https://idp.example.com/metadata"›'),
  ),
  refusal(
    'cognito/provider-name',
    provider(4822),
    identityProvider(
      '‹example|Google›',
      'Google',
      'authorize_scopes = "email"\n    client_id = "id.apps.googleusercontent.com"\n    client_secret = "s"',
    ),
  ),
  refusal(
    'autoscaling/table-waits',
    thread('terraform-aws-modules/terraform-aws-dynamodb-table/issues/15'),
    `${table('billing_mode = "PROVISIONED"\n  read_capacity = 5\n  write_capacity = 5')}${scaling('‹"table/orders"|"table/${aws_dynamodb_table.t.name}"›')}`,
  ),
  refusal('autoscaling/resource-id', thread('pulumi/pulumi-policy-aws/issues/11'), scaling('"‹dynamo|table›/orders"')),
  refusal(
    'autoscaling/one-policy-per-metric',
    provider(41179),
    `${tracking('a', 'DynamoDBReadCapacityUtilization')}‹${tracking('b', 'DynamoDBReadCapacityUtilization')}|›`,
  ),
  refusal(
    'pipes/source-parameters',
    provider(30773),
    'resource "aws_pipes_pipe" "p" {\n  name = "p"\n  role_arn = "arn:aws:iam::111122223333:role/r"\n  source = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000"\n  target = "arn:aws:firehose:eu-west-1:111122223333:deliverystream/d"\n  source_parameters {\n    filter_criteria {\n      filter {\n        pattern = jsonencode({ eventName = ["INSERT"] })\n      }\n    }\n    ‹|dynamodb_stream_parameters {\n      starting_position = "LATEST"\n    }›\n  }\n}\n',
  ),
  refusal(
    'iam/resource-policy',
    provider(32260),
    `resource "aws_cloudwatch_log_resource_policy" "p" {\n  policy_name = "p"\n  policy_document = ${policyOf('Effect = "Allow", Principal = { ‹AWS|Service› = "delivery.logs.amazonaws.com" }, Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = "*"')}\n}\n`,
  ),
  refusal(
    'lambda/permission-log-group',
    thread('YumaInaura/YumaInaura/issues/3460'),
    `${lambda}resource "aws_lambda_permission" "p" {\n  action = "lambda:InvokeFunction"\n  function_name = aws_lambda_function.f.function_name\n  principal = "logs.amazonaws.com"\n  source_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:orders‹|:*›"\n}\nresource "aws_cloudwatch_log_subscription_filter" "s" {\n  name = "s"\n  log_group_name = "orders"\n  filter_pattern = ""\n  destination_arn = aws_lambda_function.f.arn\n  depends_on = [aws_lambda_permission.p]\n}\n`,
  ),
  refusal(
    'sns/topic-policy',
    thread('hashicorp/terraform/issues/12740'),
    `resource "aws_sns_topic" "t" {\n  name = "t"\n}\ndata "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["sns:Publish"‹, "sns:CreateTopic"|›]\n    resources = [aws_sns_topic.t.arn]\n    principals {\n      type = "AWS"\n      identifiers = ["arn:aws:iam::111122223333:user/u"]\n    }\n  }\n}\nresource "aws_sns_topic_policy" "p" {\n  arn = aws_sns_topic.t.arn\n  policy = data.aws_iam_policy_document.d.json\n}\n`,
  ),
  refusal(
    'waf/log-destination',
    provider(23934),
    `resource "aws_cloudwatch_log_group" "g" {\n  name = "‹/aws/waf|aws-waf-logs-orders›"\n}\n${aclLogging('aws_cloudwatch_log_group.g.arn')}`,
  ),
  refusal(
    'waf/log-destination',
    provider(29114),
    bucket('‹|aws-waf-logs-›orders-aaabbbccc') + aclLogging('aws_s3_bucket.b.arn'),
  ),
  refusal(
    's3/notification-overlap',
    thread('hashicorp/terraform/issues/14421'),
    notification(
      notified('‹|filter_prefix = "a/"›'),
      notified('‹|filter_prefix = "b/"›').replace('function:f', 'function:g'),
    ),
  ),
  refusal(
    's3/notification-destination',
    provider(1582),
    `${queue()}‹|resource "aws_sqs_queue_policy" "p" {\n  queue_url = aws_sqs_queue.q.id\n  policy = ${policyOf('Effect = "Allow", Principal = { Service = "s3.amazonaws.com" }, Action = "sqs:SendMessage", Resource = "*"')}\n}›\nresource "aws_s3_bucket_notification" "n" {\n  bucket = "orders"\n  queue {\n    queue_arn = aws_sqs_queue.q.arn\n    events = ["s3:ObjectCreated:*"]\n  }\n  ‹|depends_on = [aws_sqs_queue_policy.p]›\n}\n`,
  ),
  refusal(
    's3/notification-overlap',
    thread('sivchari/kumo/issues/923'),
    notification(notified('‹|filter_prefix = "b/"›'), notified('filter_prefix = "a/"')),
  ),
  refusal(
    'iam/sid',
    thread('hashicorp/terraform/issues/11444'),
    `resource "aws_iam_policy" "p" {\n  name = "p"\n  policy = ${policyOf('Sid = "Publish‹ |›access", Effect = "Allow", Action = "sns:Publish", Resource = "*"')}\n}\n`,
  ),
  refusal(
    'iam/policy-size',
    thread('ExpediaGroup/apiary-data-lake/issues/173'),
    `${role('ec2')}resource "aws_iam_role_policy" "p" {\n  name = "s3"\n  role = aws_iam_role.r.id\n  policy = ${policyOf(`Effect = "Allow", Action = "s3:Get*", Resource = ‹[${buckets}]|"*"›`)}\n}\n`,
  ),
  refusal(
    'iam/policy-document',
    thread('99designs/iamy/issues/74'),
    `resource "aws_iam_policy" "p" {\n  name = "p"\n  policy = ‹"null"|${policyOf('Effect = "Allow", Action = "sns:Publish", Resource = "*"')}›\n}\n`,
  ),
  refusal(
    'http-api/authorizer-payload-version',
    provider(15181),
    `${httpApi}${lambda}resource "aws_apigatewayv2_authorizer" "z" {\n  api_id = aws_apigatewayv2_api.a.id\n  authorizer_type = "REQUEST"\n  authorizer_uri = aws_lambda_function.f.invoke_arn\n  identity_sources = ["$request.header.Auth"]\n  name = "z"\n  authorizer_result_ttl_in_seconds = 0\n  ‹|authorizer_payload_format_version = "2.0"›\n}\n`,
  ),
  refusal(
    'domain/mapping-domain',
    provider(27358),
    `${httpApi}resource "aws_apigatewayv2_domain_name" "d" {\n  domain_name = "api.example.io"\n  domain_name_configuration {\n    certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/c"\n    endpoint_type = "REGIONAL"\n    security_policy = "TLS_1_2"\n  }\n}\nresource "aws_apigatewayv2_stage" "s" {\n  api_id = aws_apigatewayv2_api.a.id\n  name = "$default"\n  auto_deploy = true\n}\nresource "aws_apigatewayv2_api_mapping" "m" {\n  api_id = aws_apigatewayv2_api.a.id\n  domain_name = aws_apigatewayv2_domain_name.d.‹arn|id›\n  stage = aws_apigatewayv2_stage.s.id\n}\n`,
  ),
  refusal(
    'cognito/mfa-way',
    provider(7261),
    'resource "aws_cognito_user_pool" "u" {\n  name = "u"\n  username_attributes = ["email"]\n  auto_verified_attributes = ["email"]\n  mfa_configuration = "‹ON|OFF›"\n}\n',
  ),
  refusal(
    'alarm/metric-text',
    provider(21112),
    'resource "aws_cloudwatch_metric_alarm" "a" {\n  alarm_name = "a"\n  comparison_operator = "LessThanThreshold"\n  evaluation_periods = 1\n  metric_name = "5xxError‹\u2060|›Rate"\n  namespace = "AWS/CloudFront"\n  period = 60\n  statistic = "Average"\n  threshold = 1\n}\n',
  ),
  refusal(
    'rest-api/integration-parameter-declared',
    'https://repost.aws/knowledge-center/api-gateway-proxy-path-parameter-error',
    `${restApi}resource "aws_api_gateway_resource" "p" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  parent_id = aws_api_gateway_rest_api.a.root_resource_id\n  path_part = "{proxy+}"\n}\nresource "aws_api_gateway_method" "m" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  resource_id = aws_api_gateway_resource.p.id\n  http_method = "ANY"\n  authorization = "NONE"\n  ‹|request_parameters = { "method.request.path.proxy" = true }›\n}\nresource "aws_api_gateway_integration" "i" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  resource_id = aws_api_gateway_resource.p.id\n  http_method = aws_api_gateway_method.m.http_method\n  type = "HTTP_PROXY"\n  integration_http_method = "ANY"\n  uri = "https://orders.example.com/{proxy}"\n  request_parameters = { "integration.request.path.proxy" = "method.request.path.proxy" }\n}\n`,
  ),
  refusal(
    'iam/role-trusted',
    thread('aws-amplify/amplify-flutter/issues/1328'),
    `${role('‹sns|cognito-idp›')}${rolePolicy('"sns:Publish"')}resource "aws_cognito_user_pool" "u" {\n  name = "u"\n  auto_verified_attributes = ["phone_number"]\n  sms_configuration {\n    external_id = "x"\n    sns_caller_arn = aws_iam_role.r.arn\n  }\n}\n`,
  ),
  refusal(
    'route53/health-check-alarm',
    provider(22993),
    'resource "aws_route53_health_check" "h" {\n  fqdn = "orders.example.com"\n  port = 443\n  type = "HTTPS"\n  resource_path = "/"\n  failure_threshold = 3\n  request_interval = 30\n  ‹cloudwatch_alarm_name = "late"\n  cloudwatch_alarm_region = "us-east-1"|›\n}\n',
  ),
  refusal(
    'route53/zone-id',
    thread('hashicorp/terraform/issues/15295'),
    record(
      'r',
      'name = "orders.example.com"\n  type = "A"\n  alias {\n    name = "l-233329122.eu-west-1.elb.amazonaws.com"\n    zone_id = "‹orders-backoffice-233329122.eu-west-1.elb.amazonaws.com|Z32O12XQLNTSW2›"\n    evaluate_target_health = true\n  }',
    ).replace('  ttl     = 300\n', ''),
  ),
  refusal('rest-api/authorizer-given', provider(48053), restApi + method('authorization = "‹CUSTOM|NONE›"', 'ANY')),
  refusal(
    'events/schedule-state',
    provider(34988),
    eventRule('schedule_expression = "rate(1 hour)"\n  state = "ENABLED‹_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS|›"'),
  ),
  refusal(
    'lambda/permission-statement-id',
    provider(4814),
    permission(
      'a',
      'statement_id = "AllowExecutionFromCloudWatch"\n  source_arn = "arn:aws:events:eu-west-1:111122223333:rule/RunDaily"',
    ) +
      permission(
        'b',
        'statement_id = "AllowExecutionFromCloudWatch‹|Too›"\n  source_arn = "arn:aws:events:eu-west-1:111122223333:rule/RunHourly"',
      ),
  ),
  refusal(
    'iam/path',
    thread('qvest-digital/terraform-kubernetes-alb-ingress-controller/issues/4'),
    role('ec2').replace('name               = "r"', 'name = "r"\n  path = "‹|/›"'),
  ),
];
