import { provider, type Refusal, refusal } from './refusal';

const http = 'resource "aws_apigatewayv2_api" "a" {\n  name          = "orders"\n  protocol_type = "HTTP"\n}\n';
const socket =
  'resource "aws_apigatewayv2_api" "a" {\n  name                       = "chat"\n  protocol_type              = "WEBSOCKET"\n  route_selection_expression = "$request.body.action"\n}\n';
const integration = (more: string): string =>
  `resource "aws_apigatewayv2_integration" "i" {\n  api_id = aws_apigatewayv2_api.a.id\n  ${more}\n}\n`;
const proxy = integration(
  'integration_type   = "HTTP_PROXY"\n  integration_method = "ANY"\n  integration_uri    = "https://orders.example.com"',
);
const route = (more: string): string =>
  `resource "aws_apigatewayv2_route" "r" {\n  api_id = aws_apigatewayv2_api.a.id\n  ${more}\n}\n`;
const authorizer = (more: string): string =>
  `resource "aws_apigatewayv2_authorizer" "z" {\n  api_id = aws_apigatewayv2_api.a.id\n  name   = "z"\n  ${more}\n}\n`;
const invoke =
  '"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:z/invocations"';
const answer = (page: string): string =>
  `https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-${page}.html`;
const guide = (page: string): string => `https://docs.aws.amazon.com/apigateway/latest/developerguide/${page}.html`;
const jwt = 'authorizer_type  = "JWT"\n  identity_sources = ["$request.header.Authorization"]';

/** Refusals of API Gateway for HTTP and WebSocket APIs. */
export const httpApiRefusals: readonly Refusal[] = [
  refusal(
    'http-api/custom-route-needs-authorizer',
    provider(17497),
    http +
      proxy +
      route(
        'route_key = "GET /orders"\n  target = "integrations/${aws_apigatewayv2_integration.i.id}"\n  authorization_type = "‹CUSTOM|NONE›"',
      ),
  ),
  refusal(
    'http-api/jwt-route-needs-authorizer',
    answer('routes'),
    `${http}${proxy}${authorizer(`${jwt}\n  jwt_configuration {\n    audience = ["x"]\n    issuer   = "https://issuer.example.com"\n  }`)}${route('route_key = "GET /orders"\n  target = "integrations/${aws_apigatewayv2_integration.i.id}"\n  authorization_type = "JWT"\n  ‹|authorizer_id = aws_apigatewayv2_authorizer.z.id›')}`,
  ),
  refusal(
    'http-api/jwt-configuration-given',
    answer('authorizers'),
    http +
      authorizer(
        `${jwt}\n  ‹|jwt_configuration {\n    audience = ["x"]\n    issuer   = "https://issuer.example.com"\n  }›`,
      ),
  ),
  refusal(
    'http-api/request-authorizer-uri',
    'https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/issues/86',
    http +
      authorizer(
        `authorizer_type                   = "REQUEST"\n  identity_sources                  = ["$request.header.Authorization"]\n  authorizer_payload_format_version = "2.0"\n  ‹|authorizer_uri = ${invoke}›`,
      ),
  ),
  refusal(
    'http-api/authorizer-payload-version',
    answer('authorizers'),
    http +
      authorizer(
        `authorizer_type                   = "REQUEST"\n  identity_sources                  = ["$request.header.Authorization"]\n  authorizer_uri = ${invoke}\n  ‹|authorizer_payload_format_version = "2.0"›`,
      ),
  ),
  refusal(
    'http-api/route-key-form',
    answer('routes'),
    http +
      proxy +
      route('route_key = "‹/orders|GET /orders›"\n  target = "integrations/${aws_apigatewayv2_integration.i.id}"'),
  ),
  refusal(
    'http-api/route-key-form',
    answer('routes'),
    http +
      proxy +
      route('route_key = "‹get /orders|GET /orders›"\n  target = "integrations/${aws_apigatewayv2_integration.i.id}"'),
  ),
  refusal(
    'http-api/route-target-form',
    answer('routes'),
    http +
      proxy +
      route(
        'route_key = "GET /orders"\n  target = ‹aws_apigatewayv2_integration.i.id|"integrations/${aws_apigatewayv2_integration.i.id}"›',
      ),
  ),
  refusal(
    'http-api/http-proxy-method',
    answer('integrations'),
    http +
      integration(
        'integration_type = "HTTP_PROXY"\n  integration_uri = "https://orders.example.com"\n  ‹|integration_method = "ANY"›',
      ),
  ),
  refusal(
    'http-api/integration-uri-given',
    answer('integrations'),
    http +
      integration(
        'integration_type   = "HTTP_PROXY"\n  integration_method = "ANY"\n  ‹|integration_uri = "https://orders.example.com"›',
      ),
  ),
  refusal(
    'http-api/vpc-link-target',
    guide('http-api-develop-integrations-private'),
    `${http}resource "aws_apigatewayv2_vpc_link" "v" {\n  name               = "v"\n  security_group_ids = []\n  subnet_ids         = ["subnet-1"]\n}\n${integration('integration_type   = "HTTP_PROXY"\n  integration_method = "ANY"\n  connection_type    = "VPC_LINK"\n  connection_id      = aws_apigatewayv2_vpc_link.v.id\n  integration_uri    = "‹http://internal.example.com|arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/l/1/2›"')}`,
  ),
  refusal(
    'http-api/vpc-link-target',
    guide('http-api-develop-integrations-private'),
    `${http}resource "aws_apigatewayv2_vpc_link" "v" {\n  name               = "v"\n  security_group_ids = []\n  subnet_ids         = ["subnet-1"]\n}\nresource "aws_lb" "l" {\n  internal = true\n  subnets  = ["subnet-1", "subnet-2"]\n}\nresource "aws_lb_listener" "h" {\n  load_balancer_arn = aws_lb.l.arn\n  port              = 80\n  default_action {\n    type             = "forward"\n    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/t/1"\n  }\n}\n${integration('integration_type   = "HTTP_PROXY"\n  integration_method = "ANY"\n  connection_type    = "VPC_LINK"\n  connection_id      = aws_apigatewayv2_vpc_link.v.id\n  integration_uri    = ‹aws_lb.l.arn|aws_lb_listener.h.arn›')}`,
  ),
  refusal(
    'http-api/vpc-link-connection',
    answer('integrations'),
    http +
      integration(
        'integration_type   = "HTTP_PROXY"\n  integration_method = "ANY"\n  integration_uri    = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/l/1/2"\n  connection_type    = "VPC_LINK"\n  ‹|connection_id = "abc"›',
      ),
  ),
  refusal(
    'http-api/service-integration-parameters',
    guide('http-api-develop-integrations-aws-services-reference'),
    http +
      integration(
        'integration_type    = "AWS_PROXY"\n  integration_subtype = "SQS-SendMessage"\n  credentials_arn     = "arn:aws:iam::111122223333:role/r"\n  request_parameters = {\n    QueueUrl = "https://sqs.eu-west-1.amazonaws.com/111122223333/q"\n    ‹|MessageBody = "$request.body"›\n  }',
      ),
  ),
  refusal(
    'http-api/service-integration-role',
    guide('http-api-develop-integrations-aws-services'),
    http +
      integration(
        'integration_type    = "AWS_PROXY"\n  integration_subtype = "SQS-SendMessage"\n  ‹|credentials_arn = "arn:aws:iam::111122223333:role/r"›\n  request_parameters = {\n    QueueUrl    = "https://sqs.eu-west-1.amazonaws.com/111122223333/q"\n    MessageBody = "$request.body"\n  }',
      ),
  ),
  refusal(
    'http-api/reserved-header',
    guide('http-api-parameter-mapping'),
    http +
      integration(
        'integration_type   = "HTTP_PROXY"\n  integration_method = "ANY"\n  integration_uri    = "https://orders.example.com"\n  request_parameters = { "overwrite:header.‹host|x-host›" = "internal.example.com" }',
      ).replace('‹host|', '‹Via|'),
  ),
  refusal(
    'http-api/cors-credentials-need-named-origins',
    answer('cors'),
    http.replace(
      '"HTTP"\n',
      '"HTTP"\n  cors_configuration {\n    allow_credentials = true\n    allow_origins     = ["‹*|https://shop.example.com›"]\n  }\n',
    ),
  ),
  refusal(
    'http-api/cors-origin-scheme',
    guide('http-api-cors'),
    http.replace(
      '"HTTP"\n',
      '"HTTP"\n  cors_configuration {\n    allow_origins = ["‹shop.example.com|https://shop.example.com›"]\n  }\n',
    ),
  ),
  refusal(
    'stage/name-form',
    answer('stages'),
    `${http}resource "aws_apigatewayv2_stage" "s" {\n  api_id      = aws_apigatewayv2_api.a.id\n  name        = "‹v1.0|v1›"\n  auto_deploy = true\n}`,
  ),
  refusal(
    'stage/log-destination',
    answer('stages'),
    `${http}resource "aws_apigatewayv2_stage" "s" {\n  api_id      = aws_apigatewayv2_api.a.id\n  name        = "v1"\n  auto_deploy = true\n  access_log_settings {\n    destination_arn = "arn:aws:‹s3:::logs|logs:eu-west-1:111122223333:log-group:g›"\n    format          = "$context.requestId"\n  }\n}`,
  ),
  refusal(
    'stage/log-format-request-id',
    guide('http-api-logging'),
    `${http}resource "aws_apigatewayv2_stage" "s" {\n  api_id      = aws_apigatewayv2_api.a.id\n  name        = "v1"\n  auto_deploy = true\n  access_log_settings {\n    destination_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:g"\n    format          = "$context.‹status|requestId›"\n  }\n}`,
  ),
  refusal(
    'stage/route-settings-key',
    answer('stages'),
    `${http}${proxy}${route('route_key = "GET /orders"\n  target = "integrations/${aws_apigatewayv2_integration.i.id}"')}resource "aws_apigatewayv2_stage" "s" {\n  api_id      = aws_apigatewayv2_api.a.id\n  name        = "v1"\n  auto_deploy = true\n  route_settings {\n    route_key              = ‹"GET /items"|aws_apigatewayv2_route.r.route_key›\n    throttling_burst_limit = 1\n    throttling_rate_limit  = 1\n  }\n}`,
  ),
  refusal(
    'stage/variables',
    answer('stages'),
    `${http}resource "aws_apigatewayv2_stage" "s" {\n  api_id          = aws_apigatewayv2_api.a.id\n  name            = "v1"\n  auto_deploy     = true\n  stage_variables = { "‹store-url|store_url›" = "x" }\n}`,
  ),
  refusal(
    'domain/mapping-key-form',
    guide('http-api-mappings'),
    `${http}resource "aws_apigatewayv2_stage" "s" {\n  api_id      = aws_apigatewayv2_api.a.id\n  name        = "v1"\n  auto_deploy = true\n}\nresource "aws_apigatewayv2_api_mapping" "m" {\n  api_id          = aws_apigatewayv2_api.a.id\n  domain_name     = "api.example.com"\n  stage           = aws_apigatewayv2_stage.s.id\n  api_mapping_key = "‹/orders|orders›"\n}`,
  ),
  refusal(
    'domain/mapping-after-stage',
    guide('http-api-mappings'),
    `${http}resource "aws_apigatewayv2_stage" "s" {\n  api_id      = aws_apigatewayv2_api.a.id\n  name        = "v1"\n  auto_deploy = true\n}\nresource "aws_apigatewayv2_api_mapping" "m" {\n  api_id      = aws_apigatewayv2_api.a.id\n  domain_name = "api.example.com"\n  stage       = ‹"v1"|aws_apigatewayv2_stage.s.id›\n}`,
  ),
  refusal(
    'domain/certificate-region',
    guide('http-api-custom-domain-names'),
    `provider "aws" {\n  region = "eu-west-1"\n}\nresource "aws_apigatewayv2_domain_name" "n" {\n  domain_name = "api.example.com"\n  domain_name_configuration {\n    certificate_arn = "arn:aws:acm:‹us-east-1|eu-west-1›:111122223333:certificate/c"\n    endpoint_type   = "REGIONAL"\n    security_policy = "TLS_1_2"\n  }\n}`,
  ),
  refusal(
    'websocket-api/no-vpc-link-v2',
    'https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/issues/151',
    `${socket}resource "aws_apigatewayv2_vpc_link" "v" {\n  name               = "v"\n  security_group_ids = []\n  subnet_ids         = ["subnet-1"]\n}\nresource "aws_api_gateway_vpc_link" "w" {\n  name        = "w"\n  target_arns = ["arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/l/1"]\n}\n${integration('integration_type   = "HTTP_PROXY"\n  integration_method = "POST"\n  integration_uri    = "http://internal.example.com"\n  connection_type    = "VPC_LINK"\n  connection_id      = ‹aws_apigatewayv2_vpc_link.v.id|aws_api_gateway_vpc_link.w.id›')}`,
  ),
  refusal(
    'websocket-api/no-cors',
    answer('cors'),
    socket.replace('"WEBSOCKET"\n', '"WEBSOCKET"\n  ‹cors_configuration {\n    allow_origins = ["*"]\n  }|›\n'),
  ),
  refusal(
    'websocket-api/authorization-on-connect-only',
    guide('apigateway-websocket-api-route-keys-connect-disconnect'),
    `${socket}${authorizer(`authorizer_type  = "REQUEST"\n  identity_sources = ["route.request.header.Auth"]\n  authorizer_uri   = ${invoke}`)}${integration('integration_type = "MOCK"')}${route('route_key = "‹send|$connect›"\n  target = "integrations/${aws_apigatewayv2_integration.i.id}"\n  authorization_type = "CUSTOM"\n  authorizer_id = aws_apigatewayv2_authorizer.z.id')}`,
  ),
  refusal(
    'http-api/vpc-link-subnets',
    guide('http-api-quotas'),
    'resource "aws_apigatewayv2_vpc_link" "v" {\n  name               = "v"\n  security_group_ids = []\n  subnet_ids         = [‹|"subnet-1"›]\n}',
  ),
];
