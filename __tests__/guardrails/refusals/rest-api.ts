import { provider, type Refusal, refusal } from './refusal';

const api = 'resource "aws_api_gateway_rest_api" "a" {\n  name = "orders"\n}\n';
const resource = `${api}resource "aws_api_gateway_resource" "r" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  parent_id   = aws_api_gateway_rest_api.a.root_resource_id
  path_part   = "orders"
}
`;
const method = `${resource}resource "aws_api_gateway_method" "m" {
  rest_api_id   = aws_api_gateway_rest_api.a.id
  resource_id   = aws_api_gateway_resource.r.id
  http_method   = "GET"
  authorization = "NONE"
}
`;
const place = `rest_api_id = aws_api_gateway_rest_api.a.id
  resource_id = aws_api_gateway_resource.r.id
  http_method = aws_api_gateway_method.m.http_method`;
const mock = `${method}resource "aws_api_gateway_integration" "i" {
  ${place}
  type = "MOCK"
}
`;
const response = `${mock}resource "aws_api_gateway_method_response" "o" {
  ${place}
  status_code = "200"
}
`;
const deployed = `${mock}resource "aws_api_gateway_deployment" "d" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  depends_on  = [aws_api_gateway_integration.i]
}
resource "aws_api_gateway_stage" "s" {
  rest_api_id   = aws_api_gateway_rest_api.a.id
  deployment_id = aws_api_gateway_deployment.d.id
  stage_name    = "live"
}
`;
const answer = (operation: string): string => `https://docs.aws.amazon.com/apigateway/latest/api/API_${operation}.html`;
const guide = (page: string): string => `https://docs.aws.amazon.com/apigateway/latest/developerguide/${page}.html`;

/** Refusals of API Gateway for REST APIs. */
export const restApiRefusals: readonly Refusal[] = [
  refusal(
    'rest-api/deployment-after-methods',
    provider(27271),
    `${mock}resource "aws_api_gateway_deployment" "d" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  depends_on  = [‹aws_api_gateway_method.m|aws_api_gateway_integration.i›]\n}`,
  ),
  refusal(
    'rest-api/deployment-after-methods',
    answer('CreateDeployment'),
    `${mock}resource "aws_api_gateway_deployment" "d" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  ‹|depends_on = [aws_api_gateway_integration.i]›\n}`,
  ),
  refusal(
    'rest-api/deployment-after-methods',
    provider(21210),
    `${method}‹|resource "aws_api_gateway_integration" "i" {\n  ${place}\n  type = "MOCK"\n}\n›resource "aws_api_gateway_deployment" "d" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  depends_on  = [aws_api_gateway_method.m‹|, aws_api_gateway_integration.i›]\n}`,
  ),
  refusal(
    'rest-api/integration-after-method',
    provider(815),
    `${method}resource "aws_api_gateway_integration" "i" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  resource_id = aws_api_gateway_resource.r.id\n  http_method = ‹"GET"|aws_api_gateway_method.m.http_method›\n  type        = "MOCK"\n}`,
  ),
  refusal(
    'rest-api/integration-after-method',
    provider(2085),
    `${method}resource "aws_api_gateway_integration" "i" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  resource_id = ‹aws_api_gateway_rest_api.a.root_resource_id|aws_api_gateway_resource.r.id›\n  http_method = aws_api_gateway_method.m.http_method\n  type        = "MOCK"\n}`,
  ),
  refusal(
    'rest-api/integration-after-method',
    'https://github.com/hashicorp/terraform/issues/17747',
    `${method}resource "aws_api_gateway_method_response" "o" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  resource_id = aws_api_gateway_resource.r.id\n  http_method = ‹"PUT"|aws_api_gateway_method.m.http_method›\n  status_code = "200"\n}`,
  ),
  refusal(
    'rest-api/response-after-integration',
    answer('PutIntegrationResponse'),
    `${mock}resource "aws_api_gateway_integration_response" "p" {\n  ${place}\n  status_code = "‹404|200›"\n  depends_on  = [aws_api_gateway_integration.i]\n}\nresource "aws_api_gateway_method_response" "o" {\n  ${place}\n  status_code = "200"\n}`,
  ),
  refusal(
    'rest-api/response-parameter-declared',
    answer('PutIntegrationResponse'),
    `${response}resource "aws_api_gateway_integration_response" "p" {\n  ${place}\n  status_code = aws_api_gateway_method_response.o.status_code\n  response_parameters = {\n    ‹"method.response.header.Access-Control-Allow-Origin" = "'*'"|›\n  }\n  depends_on = [aws_api_gateway_integration.i]\n}`,
  ),
  refusal(
    'rest-api/response-parameter-value',
    answer('PutIntegrationResponse'),
    `${response.replace('status_code = "200"', 'status_code = "200"\n  response_parameters = { "method.response.header.A" = true }')}resource "aws_api_gateway_integration_response" "p" {\n  ${place}\n  status_code = aws_api_gateway_method_response.o.status_code\n  response_parameters = { "method.response.header.A" = "‹*|'*'›" }\n  depends_on = [aws_api_gateway_integration.i]\n}`,
  ),
  refusal(
    'rest-api/path-part-form',
    answer('CreateResource'),
    `${api}resource "aws_api_gateway_resource" "r" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  parent_id   = aws_api_gateway_rest_api.a.root_resource_id\n  path_part   = "‹orders/{id}|orders›"\n}`,
  ),
  refusal(
    'rest-api/path-part-form',
    answer('CreateResource'),
    `${api}resource "aws_api_gateway_resource" "r" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  parent_id   = aws_api_gateway_rest_api.a.root_resource_id\n  path_part   = "‹/orders|orders›"\n}`,
  ),
  refusal(
    'rest-api/path-part-unique',
    answer('CreateResource'),
    `${resource}resource "aws_api_gateway_resource" "s" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  parent_id   = aws_api_gateway_rest_api.a.root_resource_id\n  path_part   = "‹orders|items›"\n}`,
  ),
  refusal(
    'rest-api/one-variable-sibling',
    answer('CreateResource'),
    `${resource.replace('path_part   = "orders"', 'path_part   = "{id}"')}resource "aws_api_gateway_resource" "s" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  parent_id   = aws_api_gateway_rest_api.a.root_resource_id\n  path_part   = "‹{name}|items›"\n}`,
  ),
  refusal(
    'rest-api/integration-method-given',
    answer('PutIntegration'),
    `${method}resource "aws_api_gateway_integration" "i" {\n  ${place}\n  type = "HTTP_PROXY"\n  uri  = "https://orders.example.com"\n  ‹|integration_http_method = "GET"›\n}`,
  ),
  refusal(
    'rest-api/integration-invoke-arn',
    answer('PutIntegration'),
    `${method}resource "aws_api_gateway_integration" "i" {\n  ${place}\n  type                    = "AWS_PROXY"\n  integration_http_method = "POST"\n  uri                     = aws_lambda_function.f.‹arn|invoke_arn›\n}\nresource "aws_lambda_function" "f" {\n  function_name = "orders"\n  role          = "arn:aws:iam::111122223333:role/r"\n  s3_bucket     = "b"\n  s3_key        = "k"\n  handler       = "i.h"\n  runtime       = "nodejs22.x"\n}`,
  ),
  refusal(
    'rest-api/integration-invoke-arn',
    answer('PutIntegration'),
    `${method}resource "aws_api_gateway_integration" "i" {\n  ${place}\n  type                    = "AWS"\n  integration_http_method = "POST"\n  credentials             = "arn:aws:iam::111122223333:role/r"\n  uri                     = "‹arn:aws:sqs:eu-west-1:111122223333:q|arn:aws:apigateway:eu-west-1:sqs:path/111122223333/q›"\n}`,
  ),
  refusal(
    'rest-api/uri-given',
    guide('api-gateway-api-integration-types'),
    `${method}resource "aws_api_gateway_integration" "i" {\n  ${place}\n  type                    = "HTTP"\n  integration_http_method = "GET"\n  ‹|uri = "https://orders.example.com"›\n}`,
  ),
  refusal(
    'rest-api/authorizer-given',
    provider(17497),
    `${resource}resource "aws_api_gateway_method" "m" {\n  rest_api_id   = aws_api_gateway_rest_api.a.id\n  resource_id   = aws_api_gateway_resource.r.id\n  http_method   = "GET"\n  authorization = "‹CUSTOM|NONE›"\n}`,
  ),
  refusal(
    'rest-api/authorizer-kind',
    answer('PutMethod'),
    `${resource}resource "aws_api_gateway_authorizer" "z" {\n  name          = "z"\n  rest_api_id   = aws_api_gateway_rest_api.a.id\n  type          = "COGNITO_USER_POOLS"\n  provider_arns = ["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_x"]\n}\nresource "aws_api_gateway_method" "m" {\n  rest_api_id   = aws_api_gateway_rest_api.a.id\n  resource_id   = aws_api_gateway_resource.r.id\n  http_method   = "GET"\n  authorization = "‹CUSTOM|COGNITO_USER_POOLS›"\n  authorizer_id = aws_api_gateway_authorizer.z.id\n}`,
  ),
  refusal(
    'usage-plan/throttle-path',
    provider(26128),
    `${deployed}resource "aws_api_gateway_usage_plan" "u" {\n  name = "u"\n  api_stages {\n    api_id = aws_api_gateway_rest_api.a.id\n    stage  = aws_api_gateway_stage.s.stage_name\n    throttle {\n      path        = "‹*/*|/orders/GET›"\n      burst_limit = 25\n      rate_limit  = 50\n    }\n  }\n}`,
  ),
  refusal(
    'usage-plan/stage-reference',
    answer('CreateUsagePlan'),
    `${deployed}resource "aws_api_gateway_usage_plan" "u" {\n  name = "u"\n  api_stages {\n    api_id = aws_api_gateway_rest_api.a.id\n    stage  = ‹"live"|aws_api_gateway_stage.s.stage_name›\n  }\n}`,
  ),
  refusal(
    'rest-api/stage-name-waits',
    answer('UpdateStage'),
    `${deployed}resource "aws_api_gateway_method_settings" "t" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  stage_name  = ‹"live"|aws_api_gateway_stage.s.stage_name›\n  method_path = "*/*"\n  settings {\n    metrics_enabled = true\n  }\n}`,
  ),
  refusal(
    'rest-api/stage-name-waits',
    answer('CreateBasePathMapping'),
    `${deployed}resource "aws_api_gateway_base_path_mapping" "b" {\n  api_id      = aws_api_gateway_rest_api.a.id\n  domain_name = "api.example.com"\n  stage_name  = ‹"live"|aws_api_gateway_stage.s.stage_name›\n}`,
  ),
  refusal(
    'rest-api/stage-made-twice',
    answer('CreateStage'),
    `${mock}resource "aws_api_gateway_deployment" "d" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  depends_on  = [aws_api_gateway_integration.i]\n  ‹stage_name = "live"|›\n}\nresource "aws_api_gateway_stage" "s" {\n  rest_api_id   = aws_api_gateway_rest_api.a.id\n  deployment_id = aws_api_gateway_deployment.d.id\n  stage_name    = "live"\n}`,
  ),
  refusal(
    'rest-api/vpc-link-target',
    provider(30910),
    `resource "aws_lb" "l" {\n  name               = "orders"\n  internal           = true\n  load_balancer_type = "‹application|network›"\n  subnets            = ["subnet-1", "subnet-2"]\n}\nresource "aws_api_gateway_vpc_link" "v" {\n  name        = "orders"\n  target_arns = [aws_lb.l.arn]\n}`,
  ),
  refusal(
    'rest-api/vpc-link-version',
    provider(45230),
    `${method}resource "aws_apigatewayv2_vpc_link" "v" {\n  name               = "v"\n  security_group_ids = []\n  subnet_ids         = ["subnet-1"]\n}\nresource "aws_api_gateway_vpc_link" "w" {\n  name        = "w"\n  target_arns = ["arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/l/1"]\n}\nresource "aws_api_gateway_integration" "i" {\n  ${place}\n  type                    = "HTTP_PROXY"\n  integration_http_method = "GET"\n  uri                     = "http://orders.example.com"\n  connection_type         = "VPC_LINK"\n  connection_id           = ‹aws_apigatewayv2_vpc_link.v.id|aws_api_gateway_vpc_link.w.id›\n}`,
  ),
  refusal(
    'domain/certificate-argument',
    provider(3276),
    `resource "aws_api_gateway_domain_name" "n" {\n  domain_name     = "api.example.com"\n  security_policy = "TLS_1_2"\n  ‹certificate_arn|regional_certificate_arn› = "arn:aws:acm:eu-west-1:111122223333:certificate/c"\n  endpoint_configuration {\n    types = ["REGIONAL"]\n  }\n}`,
  ),
  refusal(
    'domain/certificate-given',
    provider(802),
    `resource "aws_api_gateway_domain_name" "n" {\n  domain_name     = "api.example.com"\n  security_policy = "TLS_1_2"\n  ‹|certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/c"›\n}`,
  ),
  refusal(
    'domain/edge-certificate-region',
    answer('CreateDomainName'),
    `resource "aws_api_gateway_domain_name" "n" {\n  domain_name     = "api.example.com"\n  security_policy = "TLS_1_2"\n  certificate_arn = "arn:aws:acm:‹eu-west-1|us-east-1›:111122223333:certificate/c"\n}`,
  ),
  refusal(
    'rest-api/private-needs-policy',
    answer('CreateDeployment'),
    `${deployed.replace('name = "orders"', 'name = "orders"\n  endpoint_configuration {\n    types = ["‹PRIVATE|REGIONAL›"]\n  }')}`,
  ),
  refusal(
    'rest-api/model-schema',
    answer('CreateModel'),
    `${api}resource "aws_api_gateway_model" "m" {\n  rest_api_id  = aws_api_gateway_rest_api.a.id\n  name         = "Order"\n  content_type = "application/json"\n  schema       = jsonencode({ type = "‹objekt|object›" })\n}`,
  ),
  refusal(
    'rest-api/model-name',
    guide('models-mappings-models'),
    `${api}resource "aws_api_gateway_model" "m" {\n  rest_api_id  = aws_api_gateway_rest_api.a.id\n  name         = "‹new-order|NewOrder›"\n  content_type = "application/json"\n  schema       = jsonencode({ type = "object" })\n}`,
  ),
  refusal(
    'rest-api/gateway-response-type',
    guide('supported-gateway-response-types'),
    `${api}resource "aws_api_gateway_gateway_response" "g" {\n  rest_api_id   = aws_api_gateway_rest_api.a.id\n  response_type = "‹NOT_FOUND|RESOURCE_NOT_FOUND›"\n}`,
  ),
  refusal(
    'rest-api/authorizer-invoke-arn',
    answer('CreateAuthorizer'),
    `${api}resource "aws_api_gateway_authorizer" "z" {\n  name           = "z"\n  rest_api_id    = aws_api_gateway_rest_api.a.id\n  authorizer_uri = "‹arn:aws:lambda:eu-west-1:111122223333:function:z|arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:z/invocations›"\n}`,
  ),
  refusal(
    'rest-api/integration-parameter-declared',
    answer('PutIntegration'),
    `${method.replace('"NONE"\n}', '"NONE"\n  ‹|request_parameters = { "method.request.path.id" = true }›\n}')}resource "aws_api_gateway_integration" "i" {\n  ${place}\n  type                    = "HTTP_PROXY"\n  integration_http_method = "GET"\n  uri                     = "https://orders.example.com/{id}"\n  request_parameters      = { "integration.request.path.id" = "method.request.path.id" }\n}`,
  ),
  refusal(
    'domain/base-path-level',
    answer('CreateBasePathMapping'),
    `resource "aws_api_gateway_base_path_mapping" "b" {\n  api_id      = "abc"\n  domain_name = "api.example.com"\n  base_path   = "‹/orders|orders›"\n}`,
  ),
  refusal(
    'rest-api/policy-form',
    answer('CreateRestApi'),
    `resource "aws_api_gateway_rest_api" "a" {\n  name   = "orders"\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", ‹|Principal = "*",› Action = "execute-api:Invoke", Resource = "*" }] })\n}`,
  ),
];
