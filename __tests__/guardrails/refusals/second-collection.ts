import {
  eventRule,
  integrationResponse,
  lambda,
  lambdaOfRole,
  lambdaWith,
  method,
  methodResponse,
  metricFilter,
  policyOf,
  poolClient,
  queue,
  reading,
  restApi,
  restIntegration,
  role,
  rolePolicy,
  webSocketApi,
} from './pieces';
import { provider, type Refusal, refusal, thread } from './refusal';

const invocation =
  'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:f/invocations';
const openApi = (uri: string): string =>
  `resource "aws_api_gateway_rest_api" "a" {\n  name = "orders"\n  body = jsonencode({ openapi = "3.0.1", info = { title = "orders", version = "1" }, paths = { "/" = { get = { "x-amazon-apigateway-integration" = { type = "aws_proxy", httpMethod = "POST", uri = ${uri} } } } } })\n}\n`;
const alias = (version: string, more: string): string =>
  `resource "aws_lambda_alias" "a" {\n  name = "live"\n  function_name = aws_lambda_function.f.function_name\n  function_version = ${version}\n  ${more}\n}\n`;
const acl = (scope: string, more = ''): string =>
  `resource "aws_wafv2_web_acl" "w" {\n  ${more}\n  name = "w"\n  scope = "${scope}"\n  default_action {\n    allow {}\n  }\n  visibility_config {\n    cloudwatch_metrics_enabled = false\n    metric_name = "w"\n    sampled_requests_enabled = false\n  }\n}\n`;
const association = (arn: string): string =>
  `resource "aws_wafv2_web_acl_association" "s" {\n  resource_arn = ${arn}\n  web_acl_arn = aws_wafv2_web_acl.w.arn\n}\n`;
const stageOf = (more = ''): string =>
  `${restApi}${method()}${restIntegration()}resource "aws_api_gateway_deployment" "d" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  depends_on = [aws_api_gateway_method.m, aws_api_gateway_integration.i]\n  ${more}\n}\nresource "aws_api_gateway_stage" "s" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  deployment_id = aws_api_gateway_deployment.d.id\n  stage_name = "prod"\n}\n`;
const machine = (destination: string, logging = ''): string =>
  `resource "aws_cloudwatch_log_group" "g" {\n  name = "g"\n  retention_in_days = 30\n}\nresource "aws_sfn_state_machine" "m" {\n  name = "m"\n  role_arn = aws_iam_role.r.arn\n  definition = jsonencode({ StartAt = "A", States = { A = { Type = "Pass", End = true } } })\n  logging_configuration {\n    level = "ERROR"\n    log_destination = ${destination}\n  }\n  ${logging}\n}\n`;
const policy = (statement: string): string =>
  `resource "aws_iam_policy" "p" {\n  name = "p"\n  policy = ${policyOf(statement)}\n}\n`;
const privateApi = (more = ''): string =>
  `resource "aws_api_gateway_rest_api" "a" {\n  name = "orders"\n  endpoint_configuration {\n    types = ["PRIVATE"]\n    vpc_endpoint_ids = ["vpce-1"]\n  }\n  ${more}\n}\n`;
const invoke = policyOf(
  'Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/*"',
);
const deployment = (more: string): string =>
  `${method()}${restIntegration()}resource "aws_api_gateway_deployment" "d" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  depends_on = [aws_api_gateway_integration.i${more}]\n}\n`;
const target = (arn: string, more = ''): string =>
  `${eventRule('schedule_expression = "rate(1 hour)"')}resource "aws_cloudwatch_event_target" "t" {\n  rule = aws_cloudwatch_event_rule.e.name\n  arn = "${arn}"\n  ${more}\n}\n`;
const roleArn = '‹|role_arn = "arn:aws:iam::111122223333:role/r"›';
const http = 'type = "HTTP"\n  integration_http_method = "GET"\n  uri = "https://orders.example.com"';

/** Refusals collected after the rules for the first collection were written, and written down before the guard was run on them. */
export const secondCollection: readonly Refusal[] = [
  refusal(
    'rest-api/body-readable',
    thread('hashicorp/terraform/issues/32281'),
    'resource "aws_api_gateway_rest_api" "a" {\n  name = "orders"\n  body = ‹jsonencode("openapi: 3.0.1\\ninfo:\\n  title: orders\\n  version: 1\\npaths: {}\\n")|"openapi: 3.0.1\\ninfo:\\n  title: orders\\n  version: 1\\npaths: {}\\n"›\n}',
  ),
  refusal(
    'rest-api/body-invoke-arn',
    thread('tungbq/aws-lab-with-terraform/issues/1'),
    lambda + openApi('aws_lambda_function.f.‹arn|invoke_arn›'),
  ),
  refusal(
    'rest-api/body-invoke-arn',
    thread('localstack/localstack/issues/4619'),
    openApi(`‹{ "Fn::Sub" = "${invocation}" }|"${invocation}"›`),
  ),
  refusal(
    'lambda/provisioned-without-weights',
    thread('hashicorp/terraform/issues/24957'),
    lambdaWith('publish = true') +
      alias(
        'aws_lambda_function.f.version',
        '‹routing_config {\n    additional_version_weights = { "1" = 0.5 }\n  }|›',
      ) +
      'resource "aws_lambda_provisioned_concurrency_config" "c" {\n  function_name = aws_lambda_alias.a.function_name\n  qualifier = aws_lambda_alias.a.name\n  provisioned_concurrent_executions = 1\n}',
  ),
  refusal(
    'lambda/alias-routing',
    thread('serverless/serverless/issues/7250'),
    lambda + alias('"69"', 'routing_config {\n    additional_version_weights = { "‹69|68›" = 0.5 }\n  }'),
  ),
  refusal(
    'cognito/custom-domain',
    thread('mineiros-io/terraform-aws-cognito-user-pool/issues/69'),
    'resource "aws_cognito_user_pool_domain" "d" {\n  domain = "auth‹.|-›example‹.|-›com"\n  user_pool_id = "eu-west-1_abc"\n}',
  ),
  refusal(
    'cognito/domain-prefix',
    thread('aws-amplify/amplify-cli/issues/1513'),
    'resource "aws_cognito_user_pool_domain" "d" {\n  domain = "orders‹-aws|›"\n  user_pool_id = "eu-west-1_abc"\n}',
  ),
  refusal(
    'sqs/redrive-policy',
    thread('gruntwork-io/terragrunt/issues/1880'),
    'resource "aws_sqs_queue" "dead" {\n  for_each = toset(["a", "b"])\n  name = each.value\n}\nresource "aws_sqs_queue" "q" {\n  name = "q"\n  redrive_policy = jsonencode({ deadLetterTargetArn = ‹values(aws_sqs_queue.dead)[*].arn|aws_sqs_queue.dead["a"].arn›, maxReceiveCount = 10 })\n}',
  ),
  refusal(
    'sqs/redrive-policy',
    thread('ansible-collections/community.aws/issues/2321'),
    queue('‹redrive_policy = jsonencode({})|›'),
  ),
  refusal(
    'http-api/deployment-after-routes',
    thread('aws/serverless-application-model/issues/2512'),
    `${webSocketApi}resource "aws_apigatewayv2_integration" "i" {\n  api_id = aws_apigatewayv2_api.a.id\n  integration_type = "MOCK"\n}\nresource "aws_apigatewayv2_route" "r" {\n  api_id = aws_apigatewayv2_api.a.id\n  route_key = "$connect"\n  target = "integrations/\${aws_apigatewayv2_integration.i.id}"\n}\nresource "aws_apigatewayv2_deployment" "d" {\n  api_id = aws_apigatewayv2_api.a.id\n  ‹|depends_on = [aws_apigatewayv2_route.r]›\n}`,
  ),
  refusal(
    'http-api/route-key-unique',
    thread('serverless/serverless/issues/7260'),
    `${webSocketApi}resource "aws_apigatewayv2_route" "r" {\n  api_id = aws_apigatewayv2_api.a.id\n  route_key = "$connect"\n  target = "integrations/x"\n}\nresource "aws_apigatewayv2_route" "s" {\n  api_id = aws_apigatewayv2_api.a.id\n  route_key = "$‹connect|disconnect›"\n  target = "integrations/x"\n}`,
  ),
  refusal(
    'websocket-api/payload-version',
    provider(25280),
    `${webSocketApi}${lambda}resource "aws_apigatewayv2_integration" "i" {\n  api_id = aws_apigatewayv2_api.a.id\n  integration_type = "AWS_PROXY"\n  integration_uri = aws_lambda_function.f.invoke_arn\n  ‹payload_format_version = "2.0"|›\n}`,
  ),
  refusal(
    'lambda/environment-reserved',
    thread('cds-snc/notification-terraform/pull/419'),
    lambdaWith('environment {\n    variables = { ‹AWS_|›REGION = "ca-central-1" }\n  }'),
  ),
  refusal(
    'lambda/environment-reserved',
    thread('globaldothealth/list/pull/811'),
    lambdaWith('environment {\n    variables = { ‹AWS_|›SESSION_TOKEN = "" }\n  }'),
  ),
  refusal(
    'waf/regional-resource',
    provider(28753),
    `provider "aws" {\n  region = "us-east-1"\n}\nresource "aws_cloudfront_distribution" "d" {\n  enabled = true\n}\n${acl('‹CLOUDFRONT|REGIONAL›')}${association('‹aws_cloudfront_distribution.d.arn|"arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/l/1"›')}`,
  ),
  refusal(
    'waf/regional-resource',
    provider(29569),
    `resource "aws_wafv2_ip_set" "i" {\n  name = "i"\n  scope = "REGIONAL"\n  ip_address_version = "IPV4"\n  addresses = ["192.0.2.0/24"]\n}\n${acl('REGIONAL')}${association('‹aws_wafv2_ip_set.i.arn|"arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/l/1"›')}`,
  ),
  refusal(
    'waf/resource-region',
    provider(37778),
    `provider "aws" {\n  region = "‹us-east-1|ap-southeast-1›"\n}\n${acl('REGIONAL')}${association('"arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:loadbalancer/app/l/1"')}`,
  ),
  refusal(
    'step-functions/log-destination',
    provider(17682),
    `${role('states')}${rolePolicy('"logs:*"')}${machine('‹aws_cloudwatch_log_group.g.arn|"${aws_cloudwatch_log_group.g.arn}:*"›', 'depends_on = [aws_iam_role_policy.p]')}`,
  ),
  refusal(
    'step-functions/log-role',
    thread('aws-samples/aws-genai-llm-chatbot/issues/661'),
    `${role('states')}${rolePolicy('"‹lambda:InvokeFunction|logs:*›"')}${machine('"${aws_cloudwatch_log_group.g.arn}:*"', 'depends_on = [aws_iam_role_policy.p]')}`,
  ),
  refusal(
    'iam/policy-statement',
    thread('cloud-gov/terraform-provision/pull/1838'),
    policy('Effect = "Allow", Action = "iam:PassRole", Resource = "arn:aws:iam:‹us-gov-west-1|›:111122223333:role/r"'),
  ),
  refusal(
    'iam/policy-statement',
    thread('felipefrizzo/terraform-aws-transfer-server/issues/6'),
    policy('Effect = "Allow", Action = "s3:GetObject", Resource = "‹|*›"'),
  ),
  refusal(
    'iam/policy-statement',
    thread('trussworks/terraform-aws-s3-anti-virus/issues/21'),
    policy(
      'Effect = "Allow", Action = "sns:Publish", Resource = ["‹sns-topic-name|arn:aws:sns:eu-west-1:111122223333:sns-topic-name›"]',
    ),
  ),
  refusal(
    'iam/policy-statement',
    thread('hashicorp/terraform/issues/10057'),
    'data "aws_iam_policy_document" "d" {\n  statement {\n    sid = "1"\n    effect = "‹allow|Allow›"\n    actions = ["es:ESHttp*"]\n    resources = ["*"]\n  }\n}\nresource "aws_iam_policy" "p" {\n  name = "p"\n  policy = data.aws_iam_policy_document.d.json\n}',
  ),
  refusal('rest-api/private-needs-policy', provider(14290), privateApi(`‹|policy = ${invoke}›`) + deployment('')),
  refusal(
    'rest-api/private-policy-first',
    thread('cloudposse/terraform-aws-api-gateway/pull/25'),
    `${privateApi()}resource "aws_api_gateway_rest_api_policy" "p" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  policy = ${invoke}\n}\n${deployment('‹|, aws_api_gateway_rest_api_policy.p›')}`,
  ),
  refusal(
    'event-source/role',
    thread('hashicorp/terraform-provider-aws/pull/20229'),
    `${lambdaOfRole}${rolePolicy('["‹logs:PutLogEvents|kinesis:*›"]')}resource "aws_kinesis_stream" "s" {\n  name = "s"\n  shard_count = 1\n}\nresource "aws_lambda_event_source_mapping" "e" {\n  function_name = aws_lambda_function.f.arn\n  event_source_arn = aws_kinesis_stream.s.arn\n  starting_position = "LATEST"\n  depends_on = [aws_iam_role_policy.p]\n}`,
  ),
  refusal(
    'event-source/role',
    thread('functionalone/serverless-iam-roles-per-function/issues/21'),
    `${lambdaOfRole}${rolePolicy('["sqs:ReceiveMessage", "sqs:GetQueueAttributes"‹|, "sqs:DeleteMessage"›]')}${queue()}${reading('depends_on = [aws_iam_role_policy.p]')}`,
  ),
  refusal(
    'logs/metric-transformation',
    provider(22105),
    metricFilter('‹"ERROR"|"[time, level = ERROR, host]"›', 'dimensions = { host = "‹$.|$›host" }'),
  ),
  refusal(
    'rest-api/response-parameter-value',
    thread('awsdocs/amazon-api-gateway-developer-guide/pull/172'),
    restApi +
      method() +
      restIntegration(http) +
      methodResponse('response_parameters = { "method.response.header.Location" = true }', '302') +
      integrationResponse(
        'response_parameters = { "method.response.header.Location" = "‹|\'›https://orders.example.com‹|\'›" }\n  depends_on = [aws_api_gateway_integration.i, aws_api_gateway_method_response.s]',
        '302',
      ),
  ),
  refusal(
    'iam/trust-waits',
    provider(8905),
    `resource "aws_iam_role" "nodes" {\n  name = "nodes"\n  assume_role_policy = ${policyOf('Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" }')}\n}\nresource "aws_iam_role" "r" {\n  name = "r"\n  assume_role_policy = ${policyOf('Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = ‹"arn:aws:iam::111122223333:role/nodes"|aws_iam_role.nodes.arn› }')}\n}`,
  ),
  refusal(
    'events/target-parameters',
    provider(6461),
    target(
      'arn:aws:ssm:eu-west-1:111122223333:document/restart',
      'role_arn = "arn:aws:iam::111122223333:role/r"\n  ‹|run_command_targets {\n    key = "tag:Name"\n    values = ["orders"]\n  }›',
    ),
  ),
  refusal(
    'rest-api/stage-name-waits',
    thread('ministryofjustice/cloud-platform-environments/pull/11920'),
    `${stageOf()}resource "aws_api_gateway_base_path_mapping" "b" {\n  api_id = aws_api_gateway_rest_api.a.id\n  domain_name = "orders.example.com"\n  stage_name = ‹"prod"|aws_api_gateway_stage.s.stage_name›\n}`,
  ),
  refusal('rest-api/stage-made-twice', provider(2918), stageOf('‹stage_name = "prod"|›')),
  refusal(
    'events/target-role',
    thread('terraform-aws-modules/terraform-aws-eventbridge/issues/41'),
    target('arn:aws:events:eu-west-1:111122223333:api-destination/test/f1d2a8de', roleArn),
  ),
  refusal(
    'events/target-role',
    thread('awsdocs/aws-cloudformation-user-guide/pull/1178'),
    target('arn:aws:codebuild:eu-west-1:111122223333:project/p', roleArn),
  ),
  refusal(
    'events/target-role',
    thread('awsdocs/aws-codepipeline-user-guide/pull/18'),
    target('arn:aws:codepipeline:eu-west-1:111122223333:p', roleArn),
  ),
  refusal(
    'events/target-role',
    provider(27215),
    target(
      'arn:aws:batch:eu-west-1:111122223333:job-queue/q',
      `batch_target {\n    job_definition = "j"\n    job_name = "my-job"\n  }\n  ${roleArn}`,
    ),
  ),
  refusal(
    'lambda/package-type',
    thread('DataDog/terraform-aws-lambda-datadog/issues/2'),
    'resource "aws_lambda_function" "f" {\n  function_name = "orders"\n  role = "arn:aws:iam::111122223333:role/r"\n  package_type = "Image"\n  image_uri = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders:1"\n  ‹layers = ["arn:aws:lambda:eu-west-1:111122223333:layer:l:1"]|›\n}',
  ),
  refusal(
    'lambda/package-type',
    provider(16664),
    'resource "aws_lambda_function" "f" {\n  function_name = "orders"\n  role = "arn:aws:iam::111122223333:role/r"\n  ‹handler = "server.handler"\n  runtime = "nodejs22.x"|package_type = "Image"›\n  image_uri = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/image:1"\n}',
  ),
  refusal(
    'lambda/image-tag',
    thread('hashicorp/terraform/issues/27963'),
    'resource "aws_ecr_repository" "e" {\n  name = "orders"\n}\nresource "aws_lambda_function" "f" {\n  function_name = "orders"\n  role = "arn:aws:iam::111122223333:role/r"\n  package_type = "Image"\n  image_uri = "${aws_ecr_repository.e.repository_url}‹|:latest›"\n}',
  ),
  refusal(
    'cognito/scopes-known',
    provider(3690),
    poolClient(
      'allowed_oauth_flows_user_pool_client = true\n  allowed_oauth_flows = ["code"]\n  allowed_oauth_scopes = ["openid", "‹Cognito|aws.cognito.signin.user.admin›"]\n  callback_urls = ["https://orders.example.com"]\n  supported_identity_providers = ["COGNITO"]',
    ),
  ),
  refusal(
    'rest-api/response-parameter-declared',
    thread('amazon-archives/aws-apigateway-importer/issues/209'),
    restApi +
      method() +
      restIntegration(http) +
      methodResponse('‹|response_parameters = { "method.response.header.Location" = true }›', '302') +
      integrationResponse(
        'selection_pattern = "3.*"\n  response_parameters = { "method.response.header.Location" = "integration.response.body.errorMessage" }\n  depends_on = [aws_api_gateway_integration.i, aws_api_gateway_method_response.s]',
        '302',
      ),
  ),
];
