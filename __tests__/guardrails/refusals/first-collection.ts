import {
  eventRule,
  httpApi,
  integration,
  integrationResponse,
  lambda,
  lambdaOfRole,
  lambdaWith,
  method,
  methodResponse,
  metricFilter,
  policyOf,
  poolClient,
  proxy,
  queue,
  reading,
  record,
  restApi,
  restIntegration,
  role,
  rolePolicy,
  route,
  stage,
  table,
} from './pieces';
import { provider, type Refusal, refusal, thread } from './refusal';

const logGroup = (key: string): string =>
  `resource "aws_cloudwatch_log_group" "g" {\n  name = "g"\n  retention_in_days = 30\n  kms_key_id = ${key}\n}\n`;
const root =
  'Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:root" }, Action = "kms:*", Resource = "*"';
const logsService =
  'Effect = "Allow", Principal = { Service = "logs.eu-west-1.amazonaws.com" }, Action = "kms:*", Resource = "*"';
const key = (more: string): string => `resource "aws_kms_key" "k" {\n  ${more}\n}\n`;
const restAuthorizer = (uri: string): string =>
  `${restApi}resource "aws_api_gateway_authorizer" "z" {\n  name = "z"\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  authorizer_uri = "${uri}"\n  authorizer_result_ttl_in_seconds = 0\n}\n`;
const zone = 'resource "aws_route53_zone" "z" {\n  name = "orders.example.com"\n}\n';
const apex = (zoneId: string, zoneName: string): string =>
  `resource "aws_route53_record" "c" {\n  zone_id = ${zoneId}\n  name = ‹${zoneName}|"www"›\n  type = "CNAME"\n  ttl = 300\n  records = ["lb.example.com"]\n}\n`;
const topic = 'resource "aws_sns_topic" "t" {\n  name = "t"\n}\n';
const header = 'response_parameters = { "method.response.header.Access-Control-Allow-Origin" = ';

/** Refusals read in public threads and written down before the guard was run on them; how it did stands in docs/guardrails.md. */
export const firstCollection: readonly Refusal[] = [
  refusal(
    'logs/key-policy',
    thread('ministryofjustice/modernisation-platform/issues/7870'),
    key(`policy = ${policyOf(root).replace('] })', `‹|, { ${logsService} }›] })`)}`) + logGroup('aws_kms_key.k.arn'),
  ),
  refusal(
    'logs/key-policy',
    provider(8042),
    key(`description = "logs"\n  ‹|policy = ${policyOf(root, logsService)}›`) + logGroup('aws_kms_key.k.arn'),
  ),
  refusal(
    'logs/key-arn',
    thread('aws-samples/hub-and-spoke-with-inspection-vpc-terraform/pull/2'),
    key(`policy = ${policyOf(root, logsService)}`) + logGroup('aws_kms_key.k.‹key_id|arn›'),
  ),
  refusal(
    'event-source/settings',
    thread('winglang/wing/issues/1507'),
    lambdaWith('timeout = 60') + queue('‹|visibility_timeout_seconds = 60›') + reading(),
  ),
  refusal(
    'event-source/settings',
    thread('aws-cloudformation/cfn-lint/issues/3987'),
    lambdaWith('timeout = 300') +
      queue('fifo_queue = true\n  visibility_timeout_seconds = ‹120|300›').replace('"q"\n  fifo', '"q.fifo"\n  fifo') +
      reading(),
  ),
  refusal(
    'route53/alias-type',
    thread('DataBiosphere/azul/pull/583'),
    zone + apex('aws_route53_zone.z.zone_id', '"orders.example.com"'),
  ),
  refusal(
    'route53/alias-type',
    thread('cloudfoundry/bosh-bootloader/issues/310'),
    `data "aws_route53_zone" "z" {\n  name = "orders.example.com."\n}\n${apex('data.aws_route53_zone.z.zone_id', 'data.aws_route53_zone.z.name')}`,
  ),
  refusal(
    'iam/trust-policy',
    thread('hashicorp/terraform/issues/34231'),
    `resource "aws_iam_role" "r" {\n  name = "r"\n  assume_role_policy = ${policyOf('Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" }‹, Resource = "*"|›')}\n}`,
  ),
  refusal(
    'iam/policy-statement',
    thread('terraform-aws-modules/terraform-aws-iam/issues/603'),
    'data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["aps:QueryMetrics"]\n    ‹|resources = ["*"]›\n  }\n}\nresource "aws_iam_policy" "p" {\n  name = "p"\n  policy = data.aws_iam_policy_document.d.json\n}',
  ),
  refusal(
    'iam/policy-statement',
    thread('trussworks/terraform-aws-s3-anti-virus/issues/28'),
    `resource "aws_iam_role_policy" "p" {\n  name = "p"\n  role = "r"\n  policy = ${policyOf('Effect = "Allow", Action = ["s3:GetObject"], Resource = [‹|"*"›]')}\n}`,
  ),
  refusal(
    'events/pattern',
    thread('buildkite/docs/pull/896'),
    eventRule(
      'event_pattern = jsonencode({ detail-type = ["Build Started"], detail = { pipeline = { slug = ‹"some-pipeline"|["some-pipeline"]› } } })',
    ),
  ),
  refusal(
    'events/pattern',
    thread('cloudposse/terraform-aws-cloudwatch-events/issues/33'),
    eventRule(
      'event_pattern = ‹jsonencode(jsonencode({ source = ["aws.medialive"] }))|jsonencode({ source = ["aws.medialive"] })›',
    ),
  ),
  refusal(
    'rest-api/authorizer-invoke-arn',
    thread('hashicorp/terraform-provider-aws/pull/1757'),
    restAuthorizer(
      'arn:aws:apigateway:‹region|eu-west-1›:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:z/invocations',
    ),
  ),
  refusal(
    'rest-api/authorizer-invoke-arn',
    thread('serverless-heaven/serverless-aws-alias/issues/101'),
    restAuthorizer(
      '‹:live|›arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:z/invocations',
    ),
  ),
  refusal(
    'event-source/queue-batch',
    thread('serverless/serverless/issues/8989'),
    lambda + queue() + reading('batch_size = 1000\n  ‹|maximum_batching_window_in_seconds = 60›'),
  ),
  refusal(
    'lambda/destination-role',
    thread('aws-amplify/amplify-cli/issues/10395'),
    `${lambdaOfRole}‹|${rolePolicy('"sns:Publish"')}›${topic}resource "aws_lambda_function_event_invoke_config" "c" {\n  function_name = aws_lambda_function.f.function_name\n  destination_config {\n    on_failure {\n      destination = aws_sns_topic.t.arn\n    }\n  }\n  ‹|depends_on = [aws_iam_role_policy.p]›\n}`,
  ),
  refusal(
    'alarm/query-statistic',
    provider(19567),
    'resource "aws_cloudwatch_metric_alarm" "a" {\n  alarm_name = "errors"\n  comparison_operator = "GreaterThanThreshold"\n  evaluation_periods = 1\n  threshold = 1\n  metric_query {\n    id = "m1"\n    return_data = true\n    metric {\n      metric_name = "Errors"\n      namespace = "AWS/Lambda"\n      period = 60\n      stat = "‹Avg|Average›"\n    }\n  }\n}',
  ),
  refusal(
    'http-api/integration-type',
    thread('aws/aws-cli/issues/6363'),
    httpApi +
      lambda +
      integration(
        'integration_type = "‹AWS|AWS_PROXY›"\n  payload_format_version = "2.0"\n  integration_uri = aws_lambda_function.f.invoke_arn',
      ),
  ),
  refusal(
    'rest-api/api-kind',
    provider(33986),
    `${httpApi}${restApi.replace('"a"', '"rest"')}resource "aws_api_gateway_authorizer" "z" {\n  name = "z"\n  rest_api_id = ‹aws_apigatewayv2_api.a.id|aws_api_gateway_rest_api.rest.id›\n  type = "COGNITO_USER_POOLS"\n  provider_arns = ["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_abc"]\n}`,
  ),
  refusal(
    'rest-api/integration-method-given',
    provider(731),
    restApi +
      method(undefined, 'POST') +
      restIntegration(
        'type = "AWS"\n  uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:f/invocations"\n  ‹|integration_http_method = "POST"›',
      ),
  ),
  refusal(
    'rest-api/response-after-integration',
    thread('carrot/terraform-api-gateway-method-module/issues/3'),
    restApi +
      method() +
      restIntegration('type = "MOCK"\n  request_templates = { "application/json" = "{ \\"statusCode\\": 200 }" }') +
      methodResponse() +
      integrationResponse('‹|depends_on = [aws_api_gateway_integration.i, aws_api_gateway_method_response.s]›'),
  ),
  refusal(
    'rest-api/selection-pattern',
    thread('hashicorp/terraform/pull/5893'),
    restApi +
      method() +
      restIntegration('type = "HTTP"\n  integration_http_method = "GET"\n  uri = "https://orders.example.com"') +
      methodResponse() +
      methodResponse('', '400', 't') +
      integrationResponse('depends_on = [aws_api_gateway_integration.i, aws_api_gateway_method_response.s]') +
      integrationResponse(
        '‹|selection_pattern = "4.*"›\n  depends_on = [aws_api_gateway_integration.i, aws_api_gateway_method_response.t]',
        '400',
        't',
      ),
  ),
  refusal(
    'rest-api/resource-of-api',
    provider(6790),
    `${restApi}${restApi.replace('"a"', '"b"')}resource "aws_api_gateway_resource" "c" {\n  rest_api_id = aws_api_gateway_rest_api.‹b|a›.id\n  parent_id = aws_api_gateway_rest_api.‹b|a›.root_resource_id\n  path_part = "activity"\n}\nresource "aws_api_gateway_method" "m" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  resource_id = aws_api_gateway_resource.c.id\n  http_method = "POST"\n  authorization = "NONE"\n}`,
  ),
  refusal(
    'stage/route-settings-key',
    thread('terraform-aws-modules/terraform-aws-apigateway-v2/pull/80'),
    httpApi +
      proxy +
      route('route_key = "GET /orders"\n  target = "integrations/${aws_apigatewayv2_integration.i.id}"') +
      stage(
        'auto_deploy = true\n  route_settings {\n    route_key = "GET /‹some-route|orders›"\n    throttling_burst_limit = 10\n    throttling_rate_limit = 5\n  }\n  depends_on = [aws_apigatewayv2_route.r]',
      ),
  ),
  refusal(
    'http-api/no-execution-log',
    thread('terraform-aws-modules/terraform-aws-apigateway-v2/issues/42'),
    httpApi +
      proxy +
      route('route_key = "GET /orders"\n  target = "integrations/${aws_apigatewayv2_integration.i.id}"') +
      stage(
        'auto_deploy = true\n  route_settings {\n    route_key = aws_apigatewayv2_route.r.route_key\n    throttling_burst_limit = 10\n    throttling_rate_limit = 5\n    ‹logging_level = "ERROR"|›\n  }\n  depends_on = [aws_apigatewayv2_route.r]',
      ),
  ),
  refusal(
    'cognito/schema',
    provider(18430),
    'resource "aws_cognito_user_pool" "u" {\n  name = "u"\n  schema {\n    name = "user_id"\n    attribute_data_type = "Number"\n    mutable = false\n    required = ‹true|false›\n    number_attribute_constraints {\n      min_value = 0\n      max_value = 99999999999\n    }\n  }\n}',
  ),
  refusal(
    'cognito/token-validity',
    provider(30433),
    poolClient(
      'access_token_validity = ‹2|1›\n  id_token_validity = 1\n  refresh_token_validity = 30\n  token_validity_units {\n    access_token = "days"\n    id_token = "days"\n    refresh_token = "days"\n  }',
    ),
  ),
  refusal(
    'cognito/client-credentials',
    provider(4984),
    poolClient(
      'generate_secret = true\n  allowed_oauth_flows_user_pool_client = true\n  allowed_oauth_flows = ["client_credentials"]\n  allowed_oauth_scopes = [‹"openid"|"https://orders.example.com/read"›]\n  supported_identity_providers = ["COGNITO"]',
    ) +
      'resource "aws_cognito_resource_server" "s" {\n  identifier = "https://orders.example.com"\n  name = "s"\n  user_pool_id = aws_cognito_user_pool.u.id\n  scope {\n    scope_name = "read"\n    scope_description = "read"\n  }\n}',
  ),
  refusal(
    'cognito/provider-waits',
    thread('lgallard/terraform-aws-cognito-user-pool/issues/71'),
    `${poolClient('supported_identity_providers = [‹"Salesforce"|aws_cognito_identity_provider.p.provider_name›]')}resource "aws_cognito_identity_provider" "p" {\n  user_pool_id = aws_cognito_user_pool.u.id\n  provider_name = "Salesforce"\n  provider_type = "SAML"\n  provider_details = { MetadataURL = "https://sso.example.com" }\n}`,
  ),
  refusal(
    'sns/topic-arn',
    thread('hashicorp/terraform/issues/27605'),
    `${queue()}${topic}resource "aws_sns_topic_subscription" "s" {\n  topic_arn = ‹"t"|aws_sns_topic.t.arn›\n  protocol = "sqs"\n  endpoint = aws_sqs_queue.q.arn\n}`,
  ),
  refusal(
    'sns/topic-region',
    thread('crossplane-contrib/provider-upjet-aws/issues/337'),
    `provider "aws" {\n  region = "us-east-1"\n}\nprovider "aws" {\n  alias = "west"\n  region = "us-west-1"\n}\n${topic}resource "aws_sns_topic_subscription" "s" {\n  ‹provider = aws.west|›\n  topic_arn = aws_sns_topic.t.arn\n  protocol = "email"\n  endpoint = "test@example.com"\n}`,
  ),
  refusal(
    'iam/trust-principal',
    thread('ministryofjustice/modernisation-platform/issues/896'),
    `resource "aws_iam_role" "r" {\n  name = "r"\n  assume_role_policy = ${policyOf('Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::‹|111122223333›:user/ann" }')}\n}`,
  ),
  refusal(
    'iam/trust-principal',
    thread('terraform-aws-modules/terraform-aws-iam/issues/47'),
    'data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["sts:AssumeRole"]\n    principals {\n      type = "AWS"\n      identifiers = [‹|"arn:aws:iam::111122223333:root"›]\n    }\n  }\n}\nresource "aws_iam_role" "r" {\n  name = "r"\n  assume_role_policy = data.aws_iam_policy_document.d.json\n}',
  ),
  refusal(
    'lambda/permission-principal',
    thread('aws/aws-sdk/issues/388'),
    `${lambda}resource "aws_lambda_permission" "p" {\n  function_name = aws_lambda_function.f.function_name\n  action = "lambda:InvokeFunctionUrl"\n  function_url_auth_type = "AWS_IAM"\n  principal = "arn:aws:iam:‹|:›111122223333:role/r"\n}`,
  ),
  refusal(
    'route53/cname-alone',
    thread('aws/aws-sdk-java/issues/1996'),
    record('c', 'name = "‹a|b›.example.com"\n  type = "CNAME"\n  records = ["lb.example.com"]') +
      record('a', 'name = "a.example.com"\n  type = "A"\n  records = ["192.0.2.1"]'),
  ),
  refusal(
    'route53/record-unique',
    thread('clouddrove/terraform-aws-ses/issues/25'),
    record('v', 'name = "example.com"\n  type = "TXT"\n  records = ["v=spf1 -all"‹|, "ses"›]') +
      `‹${record('w', 'name = "example.com"\n  type = "TXT"\n  records = ["ses"]')}|›`,
  ),
  refusal(
    'lambda/layer-arns',
    provider(8818),
    `resource "aws_lambda_layer_version" "l" {\n  layer_name = "l"\n  s3_bucket = "b"\n  s3_key = "k"\n}\n${lambdaWith('layers = [aws_lambda_layer_version.l.‹layer_arn|arn›]')}`,
  ),
  refusal(
    'lambda/layer-arns',
    thread('mooyoul/serverless-latest-layer-version/issues/10'),
    lambdaWith('layers = ["arn:aws:lambda:ap-southeast-2:111122223333:layer:oraclelib:‹latest|3›"]'),
  ),
  refusal(
    'dynamodb/replica-capacity',
    provider(13097),
    table(
      'billing_mode = "‹PROVISIONED|PAY_PER_REQUEST›"\n  ‹read_capacity = 5\n  write_capacity = 5|›\n  stream_enabled = true\n  stream_view_type = "NEW_AND_OLD_IMAGES"\n  replica {\n    region_name = "us-west-2"\n  }',
    ),
  ),
  refusal(
    'tags/limits',
    thread('terraform-aws-modules/terraform-aws-acm/issues/93'),
    'resource "aws_acm_certificate" "c" {\n  domain_name = "*.dev.example.com"\n  validation_method = "DNS"\n  tags = { Name = "‹*.|›dev.example.com" }\n  lifecycle {\n    create_before_destroy = true\n  }\n}',
  ),
  refusal(
    'events/cron',
    thread('winglang/wing/issues/7115'),
    eventRule('schedule_expression = "cron(15 12 ? * ‹-1|1› *)"'),
  ),
  refusal(
    'logs/metric-transformation',
    provider(28881),
    metricFilter(
      '‹"?\\"Server has closed the connection\\" ?\\"Incremental update is not possible\\""|"{ $.level = \\"error\\" }"›',
      'dimensions = { host = "$.host" }',
    ),
  ),
  refusal(
    'logs/filter-pattern',
    provider(2945),
    metricFilter(
      `"{ $.userIdentity.type = ‹'Root'|\\"Root\\"› && $.userIdentity.invokedBy NOT EXISTS && $.eventType != ‹'AwsServiceEvent'|\\"AwsServiceEvent\\"› }"`,
    ),
  ),
  refusal(
    'rest-api/response-parameter-declared',
    thread('awslabs/aws-solutions-constructs/issues/1130'),
    restApi +
      method() +
      restIntegration('type = "HTTP"\n  integration_http_method = "GET"\n  uri = "https://orders.example.com"') +
      methodResponse(`‹|${header}true }›`) +
      integrationResponse(
        `${header}"'*'" }\n  depends_on = [aws_api_gateway_integration.i, aws_api_gateway_method_response.s]`,
      ),
  ),
  refusal(
    'rest-api/response-parameter-value',
    thread('awsdocs/amazon-api-gateway-developer-guide/issues/7'),
    restApi +
      method() +
      restIntegration('type = "HTTP"\n  integration_http_method = "GET"\n  uri = "https://orders.example.com"') +
      methodResponse(`${header}true }`) +
      integrationResponse(
        `${header}"‹\\"*\\"|'*'›" }\n  depends_on = [aws_api_gateway_integration.i, aws_api_gateway_method_response.s]`,
      ),
  ),
  refusal(
    'rest-api/integration-parameter-declared',
    thread('Testlio/lambda-tools/issues/56'),
    restApi +
      method('authorization = "NONE"\n  ‹|request_parameters = { "method.request.header.Authorization" = false }›') +
      restIntegration(
        'type = "HTTP"\n  integration_http_method = "GET"\n  uri = "https://orders.example.com"\n  request_parameters = { "integration.request.header.Authorization" = "method.request.header.Authorization" }',
      ),
  ),
  refusal(
    'http-api/response-parameter-action',
    thread('hashicorp/terraform-provider-aws/pull/17997'),
    httpApi +
      integration(
        'integration_type = "HTTP_PROXY"\n  integration_method = "ANY"\n  integration_uri = "https://orders.example.com"\n  response_parameters {\n    status_code = 200\n    mappings = { "‹append:overwrite.static|append:header.static›" = "staticValueForResponse" }\n  }',
      ),
  ),
  refusal(
    'rest-api/response-after-integration',
    thread('amazon-archives/aws-apigateway-importer/issues/121'),
    restApi +
      method() +
      restIntegration('type = "HTTP"\n  integration_http_method = "GET"\n  uri = "https://orders.example.com"') +
      `‹|${methodResponse('response_parameters = { "method.response.header.WWW-Authenticate" = true }', '401')}›` +
      integrationResponse(
        `selection_pattern = "401.*"\n  response_parameters = { "method.response.header.WWW-Authenticate" = "'realm'" }\n  depends_on = [aws_api_gateway_integration.i‹|, aws_api_gateway_method_response.s›]`,
        '401',
      ),
  ),
  refusal(
    'lambda/subnet-form',
    thread('terraform-aws-modules/terraform-aws-lambda/issues/182'),
    lambdaWith(
      'vpc_config {\n    security_group_ids = ["sg-123456789"]\n    subnet_ids = ["‹10.0.1.0/27|subnet-123456789›"]\n  }',
    ),
  ),
  refusal(
    's3/notification-permission',
    thread('milliHQ/terraform-aws-next-js/issues/138'),
    `${lambda}resource "aws_lambda_permission" "p" {\n  function_name = aws_lambda_function.f.function_name\n  action = "lambda:InvokeFunction"\n  principal = "s3.amazonaws.com"\n  source_arn = "arn:aws:s3:::b"\n}\nresource "aws_s3_bucket_notification" "n" {\n  bucket = "b"\n  lambda_function {\n    lambda_function_arn = aws_lambda_function.f.arn\n    events = ["s3:ObjectCreated:*"]\n  }\n  ‹|depends_on = [aws_lambda_permission.p]›\n}`,
  ),
  refusal(
    'event-source/role',
    thread('anomalyco/sst/issues/5737'),
    `${lambdaOfRole}${rolePolicy('["‹logs:PutLogEvents|sqs:*›"]')}${queue()}${reading('depends_on = [aws_iam_role_policy.p]')}`,
  ),
  refusal(
    'lambda/dead-letter-role',
    thread('elastic/beats/issues/13963'),
    role('lambda') +
      rolePolicy('["‹logs:PutLogEvents|sqs:SendMessage›"]') +
      queue() +
      lambdaWith(
        'dead_letter_config {\n    target_arn = aws_sqs_queue.q.arn\n  }\n  depends_on = [aws_iam_role_policy.p]',
      ).replace('"arn:aws:iam::111122223333:role/r"', 'aws_iam_role.r.arn'),
  ),
  refusal(
    'usage-plan/stage-reference',
    thread('aws/aws-sdk/issues/354'),
    `${restApi}resource "aws_api_gateway_usage_plan" "p" {\n  name = "p"\n  api_stages {\n    api_id = aws_api_gateway_rest_api.a.id\n    stage = "‹|prod›"\n  }\n}`,
  ),
];
