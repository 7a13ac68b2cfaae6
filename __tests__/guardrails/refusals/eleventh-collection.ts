import { provider, type Refusal, refusal, thread } from './refusal';

/**
 * Refusals of 48 threads, written down blind. The guard refused 44 of them when it was first run on them. Earlier collections had named six of the
 * threads, all refused; of the 42 others it refused 38. One stays unrefused: a role for a built-in target of EventBridge
 * (hashicorp/terraform/issues/16929), which AWS takes for some.
 */
export const eleventhCollection: readonly Refusal[] = [
  // A parameter of the path that the method does not declare.
  refusal(
    'rest-api/integration-parameter-declared',
    provider(34550),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_api_gateway_rest_api" "main" {
  name = "proxy-api"
}
resource "aws_api_gateway_resource" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  parent_id = aws_api_gateway_rest_api.main.root_resource_id
  path_part = "{proxy+}"
}
resource "aws_api_gateway_method" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = "ANY"
‹|  request_parameters = { "method.request.path.proxy" = true }
›  authorization = "NONE"
}
resource "aws_api_gateway_integration" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = aws_api_gateway_method.main.http_method
  type = "HTTP_PROXY"
  integration_http_method = "ANY"
  uri = "https://backend.example.com/{proxy}"
  request_parameters = {
    "integration.request.path.proxy" = "method.request.path.proxy"
  }
}
resource "aws_api_gateway_deployment" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_resource.main.id,
      aws_api_gateway_method.main.id,
      aws_api_gateway_integration.main.id,
    ]))
  }
  lifecycle {
    create_before_destroy = true
  }
  depends_on = [aws_api_gateway_integration.main]
}
resource "aws_api_gateway_stage" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  deployment_id = aws_api_gateway_deployment.main.id
  stage_name = "live"
}
`,
  ),
  // A proxy to a function without integration_http_method.
  refusal(
    'rest-api/integration-method-given',
    thread('hashicorp/terraform/issues/10501'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_iam_role" "slash" {
  name = "slack-slash-commands-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "slash_logs" {
  role = aws_iam_role.slash.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_lambda_function" "slash" {
  function_name = "slack-slash-commands"
  role = aws_iam_role.slash.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
}
resource "aws_api_gateway_rest_api" "main" {
  name = "slack-commands"
}
resource "aws_api_gateway_resource" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  parent_id = aws_api_gateway_rest_api.main.root_resource_id
  path_part = "slack-commands"
}
resource "aws_api_gateway_method" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = "POST"
  authorization = "NONE"
}
resource "aws_api_gateway_integration" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = aws_api_gateway_method.main.http_method
  type = "AWS_PROXY"
‹|  integration_http_method = "POST"
›  uri         = aws_lambda_function.slash.invoke_arn
}
resource "aws_lambda_permission" "api" {
  statement_id = "AllowExecutionFromAPIGateway"
  action = "lambda:InvokeFunction"
  function_name = aws_lambda_function.slash.function_name
  principal = "apigateway.amazonaws.com"
  source_arn = "\${aws_api_gateway_rest_api.main.execution_arn}/*/*"
}
resource "aws_api_gateway_deployment" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_resource.main.id,
      aws_api_gateway_method.main.id,
      aws_api_gateway_integration.main.id,
    ]))
  }
  lifecycle {
    create_before_destroy = true
  }
  depends_on = [aws_api_gateway_integration.main]
}
resource "aws_api_gateway_stage" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  deployment_id = aws_api_gateway_deployment.main.id
  stage_name = "live"
}
`,
  ),
  // A function, or an operation of AWS, without integration_http_method.
  refusal(
    'rest-api/integration-method-given',
    thread('hashicorp/terraform/pull/5990'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_iam_role" "hello" {
  name = "hello-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "hello_logs" {
  role = aws_iam_role.hello.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_lambda_function" "hello" {
  function_name = "hello"
  role = aws_iam_role.hello.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
}
resource "aws_api_gateway_rest_api" "main" {
  name = "hello"
}
resource "aws_api_gateway_resource" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  parent_id = aws_api_gateway_rest_api.main.root_resource_id
  path_part = "hello"
}
resource "aws_api_gateway_method" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = "GET"
  authorization = "NONE"
}
resource "aws_api_gateway_integration" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = aws_api_gateway_method.main.http_method
  type = "AWS"
‹|  integration_http_method = "POST"
›  uri         = aws_lambda_function.hello.invoke_arn
}
resource "aws_api_gateway_method_response" "ok" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = aws_api_gateway_method.main.http_method
  status_code = "200"
}
resource "aws_api_gateway_integration_response" "ok" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = aws_api_gateway_method.main.http_method
  status_code = aws_api_gateway_method_response.ok.status_code
  depends_on = [aws_api_gateway_integration.main]
}
resource "aws_lambda_permission" "api" {
  statement_id = "AllowExecutionFromAPIGateway"
  action = "lambda:InvokeFunction"
  function_name = aws_lambda_function.hello.function_name
  principal = "apigateway.amazonaws.com"
  source_arn = "\${aws_api_gateway_rest_api.main.execution_arn}/*/*"
}
resource "aws_api_gateway_deployment" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_resource.main.id,
      aws_api_gateway_method.main.id,
      aws_api_gateway_integration.main.id,
    ]))
  }
  lifecycle {
    create_before_destroy = true
  }
  depends_on = [aws_api_gateway_integration.main]
}
resource "aws_api_gateway_stage" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  deployment_id = aws_api_gateway_deployment.main.id
  stage_name = "live"
}
`,
  ),
  // An integration response that may be made before the integration.
  refusal(
    'rest-api/response-after-integration',
    thread('hashicorp/terraform/issues/23353'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_api_gateway_rest_api" "main" {
  name = "MyDemoAPI"
  description = "This is my API for demonstration purposes"
}
resource "aws_api_gateway_resource" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  parent_id = aws_api_gateway_rest_api.main.root_resource_id
  path_part = "mydemoresource"
}
resource "aws_api_gateway_method" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = "GET"
  authorization = "NONE"
}
resource "aws_iam_role" "demo" {
  name = "my-demo-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "demo_logs" {
  role = aws_iam_role.demo.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_lambda_function" "demo" {
  function_name = "my-demo"
  role = aws_iam_role.demo.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
}
resource "aws_lambda_permission" "api" {
  statement_id = "AllowExecutionFromAPIGateway"
  action = "lambda:InvokeFunction"
  function_name = aws_lambda_function.demo.function_name
  principal = "apigateway.amazonaws.com"
  source_arn = "\${aws_api_gateway_rest_api.main.execution_arn}/*/*"
}
resource "aws_api_gateway_integration" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = aws_api_gateway_method.main.http_method
  type = "AWS"
  integration_http_method = "POST"
  uri = aws_lambda_function.demo.invoke_arn
}
resource "aws_api_gateway_method_response" "response_200" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = aws_api_gateway_method.main.http_method
  status_code = "200"
}
resource "aws_api_gateway_integration_response" "MyDemoIntegrationResponse" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = aws_api_gateway_method.main.http_method
  status_code = aws_api_gateway_method_response.response_200.status_code
‹|  depends_on = [aws_api_gateway_integration.main]
›}
resource "aws_api_gateway_deployment" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_resource.main.id,
      aws_api_gateway_method.main.id,
      aws_api_gateway_integration.main.id,
    ]))
  }
  lifecycle {
    create_before_destroy = true
  }
  depends_on = [
    aws_api_gateway_integration.main,
    aws_api_gateway_integration_response.MyDemoIntegrationResponse,
  ]
}
resource "aws_api_gateway_stage" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  deployment_id = aws_api_gateway_deployment.main.id
  stage_name = "live"
}
`,
  ),
  // One stage by the deployment and by a resource of its own.
  refusal(
    'rest-api/stage-made-twice',
    provider(2918),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_api_gateway_rest_api" "main" {
  name = "orders"
}
resource "aws_api_gateway_resource" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  parent_id = aws_api_gateway_rest_api.main.root_resource_id
  path_part = "orders"
}
resource "aws_api_gateway_method" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = "GET"
  authorization = "NONE"
}
resource "aws_api_gateway_integration" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = aws_api_gateway_method.main.http_method
  type = "HTTP_PROXY"
  integration_http_method = "GET"
  uri = "https://backend.example.com/orders"
}
resource "aws_api_gateway_deployment" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
‹  stage_name  = "dev"
|›
  depends_on = [aws_api_gateway_integration.main]
  lifecycle {
    create_before_destroy = true
  }
}
resource "aws_api_gateway_stage" "dev" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  deployment_id = aws_api_gateway_deployment.main.id
  stage_name = "dev"
}
`,
  ),
  // A hyphen in the name of a model.
  refusal(
    'rest-api/model-name',
    thread('terraform-linters/tflint-ruleset-aws/issues/98'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_api_gateway_rest_api" "main" {
  name = "users"
}
resource "aws_api_gateway_model" "user" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  name = "user‹-model|›"
  description = "a user"
  content_type = "application/json"
  schema = jsonencode({
    "$schema" = "http://json-schema.org/draft-04/schema#"
    title = "user"
    type = "object"
    properties = {
      name = { type = "string" }
    }
  })
}
`,
  ),
  // A REST authorizer of an HTTP API.
  refusal(
    'rest-api/api-kind',
    provider(27027),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_iam_role" "authorizer" {
  name = "authorizer-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "authorizer_logs" {
  role = aws_iam_role.authorizer.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_lambda_function" "authorizer" {
  function_name = "authorizer"
  role = aws_iam_role.authorizer.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
}
resource "aws_api‹gatewayv2_api" "http" {
  name = "http"
  protocol_type = "HTTP|_gateway_rest_api" "http" {
  name = "http›"
}
resource "aws_api_gateway_authorizer" "main" {
  name = "main"
  rest_api_id = aws_api‹gatewayv2|_gateway_rest›_api.http.id
  type = "TOKEN"
  authorizer_uri = aws_lambda_function.authorizer.invoke_arn
}
resource "aws_lambda_permission" "authorizer" {
  statement_id = "AllowExecutionFromAPIGateway"
  action = "lambda:InvokeFunction"
  function_name = aws_lambda_function.authorizer.function_name
  principal = "apigateway.amazonaws.com"
  source_arn = "\${aws_api‹gatewayv2|_gateway_rest›_api.http.execution_arn}/authorizers/*"
}
`,
  ),
  // An authorizer of another API.
  refusal(
    'http-api/jwt-route-needs-authorizer',
    thread('anomalyco/sst/issues/4591'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_cognito_user_pool" "main" {
  name = "users"
}
resource "aws_cognito_user_pool_client" "main" {
  name = "web"
  user_pool_id = aws_cognito_user_pool.main.id
}
resource "aws_iam_role" "one" {
  name = "api-one-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "one_logs" {
  role = aws_iam_role.one.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_lambda_function" "one" {
  function_name = "api-one"
  role = aws_iam_role.one.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
}
resource "aws_iam_role" "two" {
  name = "api-two-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "two_logs" {
  role = aws_iam_role.two.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_lambda_function" "two" {
  function_name = "api-two"
  role = aws_iam_role.two.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
}
resource "aws_apigatewayv2_api" "one" {
  name = "one"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_api" "two" {
  name = "two"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_authorizer" "jwt" {
  api_id = aws_apigatewayv2_api.one.id
  name = "jwt"
  authorizer_type = "JWT"
  identity_sources = ["$request.header.Authorization"]
  jwt_configuration {
    audience = [aws_cognito_user_pool_client.main.id]
    issuer = "https://\${aws_cognito_user_pool.main.endpoint}"
  }
}
resource "aws_apigatewayv2_integration" "one" {
  api_id = aws_apigatewayv2_api.one.id
  integration_type = "AWS_PROXY"
  integration_uri = aws_lambda_function.one.invoke_arn
  payload_format_version = "2.0"
}
resource "aws_apigatewayv2_integration" "two" {
  api_id = aws_apigatewayv2_api.two.id
  integration_type = "AWS_PROXY"
  integration_uri = aws_lambda_function.two.invoke_arn
  payload_format_version = "2.0"
}
resource "aws_apigatewayv2_route" "one" {
  api_id = aws_apigatewayv2_api.one.id
  route_key = "GET /{proxy+}"
  target = "integrations/\${aws_apigatewayv2_integration.one.id}"
  authorization_type = "JWT"
  authorizer_id = aws_apigatewayv2_authorizer.jwt.id
}
resource "aws_apigatewayv2_route" "two" {
  api_id = aws_apigatewayv2_api.two.id
  route_key = "GET /{proxy+}"
  target = "integrations/\${aws_apigatewayv2_integration.two.id}"
  authorization_type = "JWT"
  authorizer_id = aws_apigatewayv2_authorizer.‹jwt|two›.id
}
resource "aws_apigatewayv2_stage" "one" {
  api_id = aws_apigatewayv2_api.one.id
  name = "$default"
  auto_deploy = true
}
resource "aws_apigatewayv2_stage" "two" {
  api_id = aws_apigatewayv2_api.two.id
  name = "$default"
  auto_deploy = true
}
resource "aws_lambda_permission" "one" {
  statement_id = "AllowApi"
  action = "lambda:InvokeFunction"
  function_name = aws_lambda_function.one.function_name
  principal = "apigateway.amazonaws.com"
  source_arn = "\${aws_apigatewayv2_api.one.execution_arn}/*/*"
}
resource "aws_lambda_permission" "two" {
  statement_id = "AllowApi"
  action = "lambda:InvokeFunction"
  function_name = aws_lambda_function.two.function_name
  principal = "apigateway.amazonaws.com"
  source_arn = "\${aws_apigatewayv2_api.two.execution_arn}/*/*"
}
‹|resource "aws_apigatewayv2_authorizer" "two" {
  api_id = aws_apigatewayv2_api.two.id
  name = "jwt"
  authorizer_type = "JWT"
  identity_sources = ["$request.header.Authorization"]
  jwt_configuration {
    audience = [aws_cognito_user_pool_client.main.id]
    issuer = "https://\${aws_cognito_user_pool.main.endpoint}"
  }
}
›`,
  ),
  // A load balancer instead of its listener behind a VPC link.
  refusal(
    'http-api/vpc-link-target',
    thread('anomalyco/sst/issues/5510'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  enable_dns_support = true
  enable_dns_hostnames = true
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "us-east-1a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "us-east-1b"
}
resource "aws_security_group" "lb" {
  name = "lb"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port = 80
    to_port = 80
    protocol = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
  egress {
    from_port = 0
    to_port = 0
    protocol = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_lb" "app" {
  name = "app"
  internal = true
  load_balancer_type = "application"
  security_groups = [aws_security_group.lb.id]
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_lb_target_group" "app" {
  name = "app"
  port = 80
  protocol = "HTTP"
  target_type = "ip"
  vpc_id = aws_vpc.main.id
}
resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.app.arn
  port = 80
  protocol = "HTTP"
  default_action {
    type = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}
resource "aws_apigatewayv2_api" "main" {
  name = "private"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_vpc_link" "main" {
  name = "main"
  security_group_ids = [aws_security_group.lb.id]
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_apigatewayv2_integration" "main" {
  api_id = aws_apigatewayv2_api.main.id
  description = "Load balancer integration"
  integration_type = "HTTP_PROXY"
  integration_method = "ANY"
  integration_uri = aws_lb‹.ap|_listener.htt›p.arn
  connection_type = "VPC_LINK"
  connection_id = aws_apigatewayv2_vpc_link.main.id
}
resource "aws_apigatewayv2_route" "default" {
  api_id = aws_apigatewayv2_api.main.id
  route_key = "$default"
  target = "integrations/\${aws_apigatewayv2_integration.main.id}"
}
resource "aws_apigatewayv2_stage" "default" {
  api_id = aws_apigatewayv2_api.main.id
  name = "$default"
  auto_deploy = true
}
`,
  ),
  // A VPC link of the other version.
  refusal(
    'rest-api/vpc-link-version',
    thread('pulumi/pulumi-aws/issues/6020'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  enable_dns_support = true
  enable_dns_hostnames = true
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "us-east-1a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "us-east-1b"
}
resource "aws_security_group" "lb" {
  name = "lb"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port = 80
    to_port = 80
    protocol = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
  egress {
    from_port = 0
    to_port = 0
    protocol = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_lb" "app" {
  name = "app"
  internal = true
  load_balancer_type = "application"
  security_groups = [aws_security_group.lb.id]
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_lb_target_group" "app" {
  name = "app"
  port = 80
  protocol = "HTTP"
  target_type = "ip"
  vpc_id = aws_vpc.main.id
}
resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.app.arn
  port = 80
  protocol = "HTTP"
  default_action {
    type = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}
resource "aws_api‹gatewayv2_vpc_link" "main" {
  name = "main"
  security_group_ids = [aws_security_group.lb.id]
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id|_gateway_vpc_link" "main" {
  name = "main"
  target_arns = ["arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/app/0123456789abcdef"›]
}
resource "aws_api_gateway_rest_api" "main" {
  name = "orders"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}
resource "aws_api_gateway_resource" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  parent_id = aws_api_gateway_rest_api.main.root_resource_id
  path_part = "orders"
}
resource "aws_api_gateway_method" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = "GET"
  authorization = "NONE"
}
resource "aws_api_gateway_integration" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_resource.main.id
  http_method = aws_api_gateway_method.main.http_method
  type = "HTTP_PROXY"
  integration_http_method = "GET"
  uri = "http://\${aws_lb.app.dns_name}/orders"
  connection_type = "VPC_LINK"
  connection_id = aws_api‹gatewayv2|_gateway›_vpc_link.main.id
}
resource "aws_api_gateway_deployment" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_resource.main.id,
      aws_api_gateway_method.main.id,
      aws_api_gateway_integration.main.id,
    ]))
  }
  lifecycle {
    create_before_destroy = true
  }
  depends_on = [aws_api_gateway_integration.main]
}
resource "aws_api_gateway_stage" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  deployment_id = aws_api_gateway_deployment.main.id
  stage_name = "live"
}
`,
  ),
  // A layer without version.
  refusal(
    'lambda/layer-arns',
    thread('pulumi/pulumi-aws/issues/750'),
    `provider "aws" {
  region = "us-west-2"
}
resource "aws_lambda_layer_version" "dependencies" {
  layer_name = "dependenciesLayer"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
  compatible_runtimes = ["nodejs22.x"]
}
resource "aws_iam_role" "main" {
  name = "myLambda-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "main_logs" {
  role = aws_iam_role.main.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_lambda_function" "main" {
  function_name = "myLambda"
  role = aws_iam_role.main.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
  memory_size = 1024
  layers = [aws_lambda_layer_version.dependencies.‹layer_|›arn]
  environment {
    variables = {
      foo = "bar"
    }
  }
}
`,
  ),
  // A function in a network whose role may not make interfaces.
  refusal(
    'lambda/vpc-role',
    thread('magenx/Magento-2-aws-cluster-terraform/issues/44'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  enable_dns_support = true
  enable_dns_hostnames = true
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "us-east-1a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "us-east-1b"
}
resource "aws_security_group" "lambda" {
  name = "image-optimization"
  vpc_id = aws_vpc.main.id
  egress {
    from_port = 443
    to_port = 443
    protocol = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_iam_role" "image_optimization" {
  name = "image-optimization-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "image_optimization_logs" {
  role = aws_iam_role.image_optimization.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambda‹Basic|VPCAccess›ExecutionRole"
}
resource "aws_lambda_function" "image_optimization" {
  function_name = "image-optimization"
  role = aws_iam_role.image_optimization.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
  timeout = 30
  vpc_config {
    subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = [aws_security_group.lambda.id]
  }
}
`,
  ),
  // A queue that shows a message again while the function works.
  refusal(
    'event-source/settings',
    thread('18F/identity-terraform/pull/27'),
    `provider "aws" {
  region = "us-west-2"
}
resource "aws_sqs_queue" "events" {
  name = "event-processor"
  visibility_timeout_seconds = ‹6|72›0
}
resource "aws_iam_role" "event_processor" {
  name = "event-processor-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "event_processor_logs" {
  role = aws_iam_role.event_processor.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_iam_role_policy" "event_processor_sqs" {
  name = "consume-queue"
  role = aws_iam_role.event_processor.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
      Resource = aws_sqs_queue.events.arn
    }]
  })
}
resource "aws_lambda_function" "event_processor" {
  function_name = "event-processor"
  role = aws_iam_role.event_processor.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
  timeout = 120
}
resource "aws_lambda_event_source_mapping" "event_processor" {
  event_source_arn = aws_sqs_queue.events.arn
  function_name = aws_lambda_function.event_processor.arn
  batch_size = 10
  depends_on = [aws_iam_role_policy.event_processor_sqs]
}
`,
  ),
  // The same in another thread.
  refusal(
    'event-source/settings',
    provider(18099),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_sqs_queue" "queue" {
  name = "sqs-qeue"
  message_retention_seconds = 1209600
  visibility_timeout_seconds = ‹|5›400
}
resource "aws_iam_role" "document_processing_lambda" {
  name = "lambda_function_name-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "document_processing_lambda_logs" {
  role = aws_iam_role.document_processing_lambda.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_iam_role_policy" "document_processing_lambda_sqs" {
  name = "consume-queue"
  role = aws_iam_role.document_processing_lambda.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
      Resource = aws_sqs_queue.queue.arn
    }]
  })
}
resource "aws_lambda_function" "document_processing_lambda" {
  function_name = "lambda_function_name"
  role = aws_iam_role.document_processing_lambda.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
  timeout = 900
  memory_size = 2048
  environment {
    variables = {
      env = "staging"
    }
  }
}
resource "aws_lambda_event_source_mapping" "lambda_sqs" {
  event_source_arn = aws_sqs_queue.queue.arn
  function_name = aws_lambda_function.document_processing_lambda.function_name
  batch_size = 10
  depends_on = [aws_iam_role_policy.document_processing_lambda_sqs]
}
`,
  ),
  // The same in another thread.
  refusal(
    'event-source/settings',
    thread('github-aws-runners/terraform-aws-github-runner/issues/5383'),
    `provider "aws" {
  region = "eu-north-1"
}
resource "aws_sqs_queue" "deregister_retry" {
  name = "gha-ghec-eu-deregister-retry"
  visibility_timeout_seconds = ‹6|180›0
}
resource "aws_iam_role" "termination_watcher" {
  name = "termination-watcher-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "termination_watcher_logs" {
  role = aws_iam_role.termination_watcher.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_iam_role_policy" "termination_watcher_sqs" {
  name = "consume-queue"
  role = aws_iam_role.termination_watcher.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
      Resource = aws_sqs_queue.deregister_retry.arn
    }]
  })
}
resource "aws_lambda_function" "termination_watcher" {
  function_name = "termination-watcher"
  role = aws_iam_role.termination_watcher.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
  timeout = 300
}
resource "aws_lambda_event_source_mapping" "deregister_retry" {
  event_source_arn = aws_sqs_queue.deregister_retry.arn
  function_name = aws_lambda_function.termination_watcher.arn
  batch_size = 1
  depends_on = [aws_iam_role_policy.termination_watcher_sqs]
}
`,
  ),
  // A queue that the role of its function may not read.
  refusal(
    'event-source/role',
    provider(14042),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  visibility_timeout_seconds = 180
}
resource "aws_iam_role" "worker" {
  name = "worker-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "worker_logs" {
  role = aws_iam_role.worker.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambda‹Basic|SQSQueue›ExecutionRole"
}
resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role = aws_iam_role.worker.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
  timeout = 30
}
resource "aws_lambda_event_source_mapping" "worker" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name = aws_lambda_function.worker.arn
  batch_size = 10
}
`,
  ),
  // A function at the edge without version.
  refusal(
    'cloudfront/edge-function',
    thread('chantzlarge/terraform-aws-hugo/issues/43'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_iam_role" "redirect" {
  name = "default-directory-index-redirect-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "redirect_logs" {
  role = aws_iam_role.redirect.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_lambda_function" "redirect" {
  function_name = "default-directory-index-redirect"
  role = aws_iam_role.redirect.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
  publish = true
}
resource "aws_cloudfront_distribution" "main" {
  enabled = true
  is_ipv6_enabled = true
  price_class = "PriceClass_All"
  origin {
    domain_name = "www.example.com"
    origin_id = "default"
    custom_origin_config {
      http_port = 80
      https_port = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id = "default"
    viewer_protocol_policy = "https-only"
    allowed_methods = ["GET", "HEAD"]
    cached_methods = ["GET", "HEAD"]
    compress = true
    cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.redirect.‹|qualified_›arn
    }
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,
  ),
  // A state machine as the target of a rule without role.
  refusal(
    'events/target-role',
    thread('localstack/localstack/issues/8224'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_s3_bucket" "uploads" {
  bucket = "uploads-7f3a91"
}
resource "aws_s3_bucket_notification" "uploads" {
  bucket = aws_s3_bucket.uploads.id
  eventbridge = true
}
resource "aws_iam_role" "states" {
  name = "workflow"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "states.amazonaws.com" }
    }]
  })
}
resource "aws_sfn_state_machine" "workflow" {
  name = "workflow"
  role_arn = aws_iam_role.states.arn
  definition = jsonencode({
    StartAt = "Done"
    States = {
      Done = { Type = "Pass", End = true }
    }
  })
}
resource "aws_cloudwatch_event_rule" "upload_event" {
  name = "upload"
  event_pattern = jsonencode({
    source = ["aws.s3"]
    detail-type = ["Object Created"]
    detail = {
      bucket = { name = [aws_s3_bucket.uploads.bucket] }
    }
  })
}
resource "aws_cloudwatch_event_target" "some_workflow" {
  rule = aws_cloudwatch_event_rule.upload_event.name
  arn = aws_sfn_state_machine.workflow.arn
‹|  role_arn = "arn:aws:iam::123456789012:role/events"
›}
`,
  ),
  // A pipe from a table that says no start.
  refusal(
    'pipes/source-parameters',
    provider(30773),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_dynamodb_table" "source" {
  name = "transactions"
  billing_mode = "PAY_PER_REQUEST"
  hash_key = "id"
  stream_enabled = true
  stream_view_type = "NEW_IMAGE"
  attribute {
    name = "id"
    type = "S"
  }
}
resource "aws_sqs_queue" "reporting" {
  name = "reporting"
}
resource "aws_iam_role" "pipe" {
  name = "pipes-transactional-reporting"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "pipes.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy" "pipe" {
  name = "pipe"
  role = aws_iam_role.pipe.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"]
        Resource = aws_dynamodb_table.source.stream_arn
      },
      {
        Effect = "Allow"
        Action = "sqs:SendMessage"
        Resource = aws_sqs_queue.reporting.arn
      },
    ]
  })
}
resource "aws_pipes_pipe" "pipes_pipe_transactional_reporting" {
  name = "reporting-pipe"
  role_arn = aws_iam_role.pipe.arn
  source = aws_dynamodb_table.source.stream_arn
  target = aws_sqs_queue.reporting.arn
  source_parameters {
‹|    dynamodb_stream_parameters {
      starting_position = "LATEST"
    }
›    filter_criteria {
      filter {
        pattern = jsonencode({ eventName = ["INSERT"] })
      }
    }
  }
  depends_on = [aws_iam_role_policy.pipe]
}
`,
  ),
  // Parameters of a log group for a function.
  refusal(
    'pipes/parameters',
    provider(37150),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_kinesis_stream" "foo" {
  name = "foo"
  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}
resource "aws_iam_role" "foo" {
  name = "lambdafoo-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy_attachment" "foo_logs" {
  role = aws_iam_role.foo.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_lambda_function" "foo" {
  function_name = "lambdafoo"
  role = aws_iam_role.foo.arn
  handler = "index.handler"
  runtime = "nodejs22.x"
  filename = "\${path.module}/function.zip"
  source_code_hash = filebase64sha256("\${path.module}/function.zip")
}
resource "aws_iam_role" "pipe" {
  name = "pipesrole"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "pipes.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy" "pipe" {
  name = "pipe"
  role = aws_iam_role.pipe.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
          "kinesis:ListStreams",
        ]
        Resource = aws_kinesis_stream.foo.arn
      },
      {
        Effect = "Allow"
        Action = "lambda:InvokeFunction"
        Resource = aws_lambda_function.foo.arn
      },
    ]
  })
}
resource "aws_pipes_pipe" "EBPipe" {
  name = "my-pipe-foo"
  role_arn = aws_iam_role.pipe.arn
  source = aws_kinesis_stream.foo.arn
  target = aws_lambda_function.foo.arn
  source_parameters {
    kinesis_stream_parameters {
      starting_position = "LATEST"
    }
  }
  target_parameters {
    ‹cloudwatch_logs_parameters {
      log_stream_name = "foo|lambda_function_parameters {
      invocation_type = "FIRE_AND_FORGET›"
    }
  }
  depends_on = [aws_iam_role_policy.pipe]
}
`,
  ),
  // The ARN of a log group without star.
  refusal(
    'step-functions/log-destination',
    thread('hashicorp/terraform-provider-aws/pull/17683'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_cloudwatch_log_group" "sfn" {
  name = "/aws/vendedlogs/states/my-state-machine"
  retention_in_days = 14
}
resource "aws_iam_role" "sfn" {
  name = "my-state-machine"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "states.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy" "sfn_logs" {
  name = "logs"
  role = aws_iam_role.sfn.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = [
        "logs:CreateLogDelivery",
        "logs:GetLogDelivery",
        "logs:UpdateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:DescribeResourcePolicies",
        "logs:DescribeLogGroups",
      ]
      Resource = "*"
    }]
  })
}
resource "aws_sfn_state_machine" "sfn_state_machine" {
  name = "my-state-machine"
  role_arn = aws_iam_role.sfn.arn
  type = "EXPRESS"
  definition = jsonencode({
    StartAt = "HelloWorld"
    States = {
      HelloWorld = { Type = "Pass", End = true }
    }
  })
  logging_configuration {
    log_destination = ‹aws_cloudwatch_log_group.sfn.arn|"\${aws_cloudwatch_log_group.sfn.arn}:*"›
    include_execution_data = true
    level = "ERROR"
  }
  depends_on = [aws_iam_role_policy.sfn_logs]
}
`,
  ),
  // A machine that waits for another one without the rule for it.
  refusal(
    'step-functions/managed-rule-role',
    thread('nasa/cumulus/pull/2693'),
    `provider "aws" {
  region = "us-west-2"
}
resource "aws_iam_role" "child" {
  name = "maap-dit-uw2-PublishGranule"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "states.amazonaws.com" }
    }]
  })
}
resource "aws_sfn_state_machine" "child" {
  name = "maap-dit-uw2-PublishGranule"
  role_arn = aws_iam_role.child.arn
  definition = jsonencode({
    StartAt = "Done"
    States = {
      Done = { Type = "Pass", End = true }
    }
  })
}
resource "aws_iam_role" "parent" {
  name = "maap-dit-uw2-steprole"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "states.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy" "parent" {
  name = "maap-dit-uw2-steprole"
  role = aws_iam_role.parent.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "states:StartExecution"
        Resource = aws_sfn_state_machine.child.arn
      },
      {
        Effect = "Allow"
        Action = ["states:DescribeExecution", "states:StopExecution"]
        Resource = "*"
      },
    ]
  })
}
resource "aws_sfn_state_machine" "parent" {
  name = "maap-dit-uw2-IngestAndPublishGranuleWorkflow"
  role_arn = aws_iam_role.parent.arn
  definition = jsonencode({
    StartAt = "RunChild"
    States = {
      RunChild = {
        Type = "Task"
        Resource = "arn:aws:states:::states:startExecution.sync:2"
        Parameters = {
          StateMachineArn = aws_sfn_state_machine.child.arn
          Input = {
            "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$" = "$$.Execution.Id"
          }
        }
        End = true
      }
    }
  })
  depends_on = [aws_iam_role_policy.parent]
}
‹|resource "aws_iam_role_policy" "managed_rule" {
  role = aws_iam_role.parent.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["events:PutTargets", "events:PutRule", "events:DescribeRule"]
      Resource = "*"
    }]
  })
}
›`,
  ),
  // The same in another thread.
  refusal(
    'step-functions/managed-rule-role',
    thread('aws-ia/terraform-aws-control_tower_account_factory/issues/365'),
    `provider "aws" {
  region = "ap-southeast-2"
}
resource "aws_iam_role" "child" {
  name = "my-customization"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "states.amazonaws.com" }
    }]
  })
}
resource "aws_sfn_state_machine" "child" {
  name = "my-customization"
  role_arn = aws_iam_role.child.arn
  definition = jsonencode({
    StartAt = "Done"
    States = {
      Done = { Type = "Pass", End = true }
    }
  })
}
resource "aws_iam_role" "parent" {
  name = "aft-account-provisioning-customizations-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = { Service = "states.amazonaws.com" }
    }]
  })
}
resource "aws_iam_role_policy" "parent" {
  name = "aft-account-provisioning-customizations-role"
  role = aws_iam_role.parent.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "states:StartExecution"
        Resource = aws_sfn_state_machine.child.arn
      },
      {
        Effect = "Allow"
        Action = ["states:DescribeExecution", "states:StopExecution"]
        Resource = "*"
      },
    ]
  })
}
resource "aws_sfn_state_machine" "parent" {
  name = "aft-account-provisioning-customizations"
  role_arn = aws_iam_role.parent.arn
  definition = jsonencode({
    StartAt = "RunChild"
    States = {
      RunChild = {
        Type = "Task"
        Resource = "arn:aws:states:::states:startExecution.sync"
        Parameters = {
          StateMachineArn = aws_sfn_state_machine.child.arn
          Input = {
            "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$" = "$$.Execution.Id"
          }
        }
        End = true
      }
    }
  })
  depends_on = [aws_iam_role_policy.parent]
}
‹|resource "aws_iam_role_policy" "managed_rule" {
  role = aws_iam_role.parent.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["events:PutTargets", "events:PutRule", "events:DescribeRule"]
      Resource = "*"
    }]
  })
}
›`,
  ),
  // Dimensions of a pattern without fields.
  refusal(
    'logs/metric-transformation',
    provider(28881),
    `provider "aws" {
  region = "eu-central-1"
}
resource "aws_cloudwatch_log_group" "updater" {
  name = "/bitdefender/updater"
  retention_in_days = 30
}
locals {
  filtered_log_lines = [
    "Server has closed the connection",
    "Incremental update is not possible",
  ]
}
resource "aws_cloudwatch_log_metric_filter" "issue_watcher" {
  name = "BitDefenderUpdaterIssueWatcher"
  log_group_name = aws_cloudwatch_log_group.updater.name
  pattern = join(" ", [for line in local.filtered_log_lines : "?\\"\${line}\\""])
  metric_transformation {
    name = "BitDefenderUpdaterIssues"
    namespace = "BitDefender"
    value = "1"
‹
    dimensions = {
      Message = "$.message"
    }
|›  }
}
`,
  ),
  // A log group with a key that does not let CloudWatch Logs in.
  refusal(
    'logs/key-policy',
    thread('hashicorp/terraform/issues/24194'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_kms_key" "cloud-watch-test" {
  description = "This key is used to encrypt an eks cloudwatch log group"
  deletion_window_in_days = 7
  enable_key_rotation = true
  tags = {
    Environment = "test"
  }
}
resource "aws_kms_alias" "cloud-watch-test-alias" {
  name = "alias/cloud-watch-test"
  target_key_id = aws_kms_key.cloud-watch-test.key_id
}
resource "aws_cloudwatch_log_group" "eks" {
  name = "/aws/eks/eks-test/cluster"
  retention_in_days = 1
  kms_key_id = aws_kms_key.cloud-watch-test.arn
  tags = {
    Environment = "test"
  }
}
‹|resource "aws_kms_key_policy" "logs" {
  key_id = aws_kms_key.cloud-watch-test.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "kms:*"
        Principal = { AWS = "arn:aws:iam::123456789012:root" }
        Resource = "*"
      },
      {
        Effect = "Allow"
        Action = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
        Principal = { Service = "logs.amazonaws.com" }
        Resource = "*"
      },
    ]
  })
}
›`,
  ),
  // The same in another thread.
  refusal(
    'logs/key-policy',
    provider(29282),
    `provider "aws" {
  region = "eu-west-2"
}
resource "aws_kms_key" "logs" {
  description = "vpc flow logs"
  deletion_window_in_days = 10
  enable_key_rotation = true
  policy = jsonencode({
    Version = "2012-10-17"
    Id = "default"
    Statement = [{
      Sid = "DefaultAllow"
      Effect = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action = "kms:*"
      Resource = "*"
    }]
  })
}
resource "aws_cloudwatch_log_group" "vpc_flow_logs" {
  name = "vpc-flow-logs"
  retention_in_days = 30
  kms_key_id = aws_kms_key.logs.arn
}
‹|resource "aws_kms_key_policy" "logs" {
  key_id = aws_kms_key.logs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "kms:*"
        Principal = { AWS = "arn:aws:iam::123456789012:root" }
        Resource = "*"
      },
      {
        Effect = "Allow"
        Action = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
        Principal = { Service = "logs.amazonaws.com" }
        Resource = "*"
      },
    ]
  })
}
›`,
  ),
  // Metrics of a dashboard that are no list of lists.
  refusal(
    'alarm/dashboard-metrics',
    thread('pulumi/pulumi/issues/13059'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = "my-dashboard"
  dashboard_body = jsonencode({
    widgets = [
      {
        type = "metric"
        x = 0
        y = 0
        width = 12
        height = 6
        properties = {
          metrics = [‹"AWS/EC2", "CPUUtilization", "InstanceId", "i-012345"|["AWS/EC2", "CPUUtilization", "InstanceId", "i-012345"]›]
          period = 300
          stat = "Average"
          region = "us-east-1"
          title = "EC2 Instance CPU"
        }
      },
      {
        type = "text"
        x = 0
        y = 7
        width = 3
        height = 3
        properties = {
          markdown = "Hello world"
        }
      },
    ]
  })
}
`,
  ),
  // An invitation by e-mail alone, the message to a telephone of which is sent empty.
  refusal(
    'cognito/invitation-texts',
    thread('hashicorp/terraform-provider-aws/pull/49207'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_cognito_user_pool" "users" {
  name = "users"
  auto_verified_attributes = ["email"]
  admin_create_user_config {
    allow_admin_create_user_only = true
    invite_message_template {
‹|      sms_message   = "Username: {username} Temporary password: {####}"
›      email_subject = "Your new account"
      email_message = "Username: {username} Temporary password: {####}"
    }
  }
}
`,
  ),
  // A principal in the policy of an identity.
  refusal(
    'iam/policy-statement',
    thread('hashicorp/terraform/issues/13449'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_iam_user" "deployer" {
  name = "deployer"
}
data "aws_iam_policy_document" "assume" {
  statement {
    effect = "Allow"
    actions = ["sts:AssumeRole"]
    resources = ["arn:aws:iam::123456789012:role/deploy"]
‹
    principals {
      type = "AWS"
      identifiers = [aws_iam_user.deployer.arn]
    }
|›  }
}
resource "aws_iam_policy" "assume" {
  name = "assume-deploy"
  policy = data.aws_iam_policy_document.assume.json
}
resource "aws_iam_user_policy_attachment" "deployer" {
  user = aws_iam_user.deployer.name
  policy_arn = aws_iam_policy.assume.arn
}
`,
  ),
  // A statement without resources.
  refusal(
    'iam/policy-statement',
    thread('hashicorp/terraform/issues/9002'),
    `provider "aws" {
  region = "us-east-1"
}
data "aws_iam_policy_document" "bad" {
  statement {
    actions = ["cloudwatch:PutMetricData"]
‹|    resources = ["*"]
›  }
}
resource "aws_iam_policy" "bad_policy" {
  name = "this-wont-work"
  description = "A policy that blows up."
  policy = data.aws_iam_policy_document.bad.json
}
`,
  ),
  // A telephone at a FIFO topic.
  refusal(
    'sns/fifo-subscription',
    provider(38441),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_sns_topic" "alerts" {
  name = "canary-alerts‹.fifo"
  fifo_topic = true|"›
}
resource "aws_sns_topic_subscription" "topic_email_sub" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol = "sms"
  endpoint = "+12065550100"
}
`,
  ),
  // An ACL of a bucket without ownership controls.
  refusal(
    's3/acl-ownership',
    thread('terraform-aws-modules/terraform-aws-s3-bucket/issues/223'),
    `provider "aws" {
  region = "us-east-2"
}
resource "aws_s3_bucket" "logs" {
  bucket_prefix = "test-bucket"
  force_destroy = true
}
resource "aws_s3_bucket_acl" "logs" {
  bucket = aws_s3_bucket.logs.id
  acl = "log-delivery-write"
‹|  depends_on = [aws_s3_bucket_ownership_controls.own]
›}
‹|resource "aws_s3_bucket_ownership_controls" "own" {
  bucket = aws_s3_bucket.logs.id
  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}
›`,
  ),
  // The same in another thread.
  refusal(
    's3/acl-ownership',
    thread('ministryofjustice/aws-root-account/issues/1068'),
    `provider "aws" {
  region = "eu-west-2"
}
resource "aws_s3_bucket" "default" {
  bucket = "moj-cur-reports-greenopspoc"
}
resource "aws_s3_bucket_acl" "default" {
  bucket = aws_s3_bucket.default.id
  acl = "private"
‹|  depends_on = [aws_s3_bucket_ownership_controls.own]
›}
resource "aws_s3_bucket_public_access_block" "default" {
  bucket = aws_s3_bucket.default.id
  block_public_acls = true
  block_public_policy = true
  ignore_public_acls = true
  restrict_public_buckets = true
}
‹|resource "aws_s3_bucket_ownership_controls" "own" {
  bucket = aws_s3_bucket.default.id
  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}
›`,
  ),
  // An ACL of a new bucket.
  refusal(
    's3/bucket-public-acl',
    thread('cloudposse/terraform-aws-cloudfront-s3-cdn/issues/267'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_s3_bucket" "logs" {
  bucket = "cdn-access-logs-4c1d"
‹  acl    = "log-delivery-write"
|›}
`,
  ),
  // Forwarded values next to a cache policy.
  refusal(
    'cloudfront/cache-policy',
    thread('terraform-aws-modules/terraform-aws-cloudfront/issues/71'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_cloudfront_distribution" "main" {
  enabled = true
  is_ipv6_enabled = true
  price_class = "PriceClass_All"
  origin {
    domain_name = "www.example.com"
    origin_id = "default"
    custom_origin_config {
      http_port = 80
      https_port = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id = "default"
    viewer_protocol_policy = "https-only"
    allowed_methods = ["GET", "HEAD"]
    cached_methods = ["GET", "HEAD"]
    compress = true
    cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    origin_request_policy_id = "acba4595-bd28-49b8-b9fe-13317c0390fa"
    response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03"
‹    forwarded_values {
      query_string = true
      cookies {
        forward = "none"
      }
    }
|›  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,
  ),
  // Forwarded values next to a cache policy, in an ordered behavior.
  refusal(
    'cloudfront/cache-policy',
    thread('cloudposse/terraform-aws-cloudfront-cdn/issues/59'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_cloudfront_distribution" "main" {
  enabled = true
  is_ipv6_enabled = true
  price_class = "PriceClass_All"
  origin {
    domain_name = "www.example.com"
    origin_id = "default"
    custom_origin_config {
      http_port = 80
      https_port = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id = "default"
    viewer_protocol_policy = "https-only"
    allowed_methods = ["GET", "HEAD"]
    cached_methods = ["GET", "HEAD"]
    compress = true
    cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
  ordered_cache_behavior {
    path_pattern = "wp-admin/*"
    target_origin_id = "default"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods = ["GET", "HEAD"]
    cache_policy_id = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
‹    forwarded_values {
      query_string = true
      headers = ["*"]
      cookies {
        forward = "all"
      }
    }
|›  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,
  ),
  // Neither forwarded values nor a cache policy.
  refusal(
    'cloudfront/caching-given',
    thread('cloudposse/terraform-aws-cloudfront-cdn/pull/60'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_cloudfront_distribution" "main" {
  enabled = true
  is_ipv6_enabled = true
  price_class = "PriceClass_All"
  origin {
    domain_name = "www.example.com"
    origin_id = "default"
    custom_origin_config {
      http_port = 80
      https_port = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id = "default"
    viewer_protocol_policy = "https-only"
    allowed_methods = ["GET", "HEAD"]
    cached_methods = ["GET", "HEAD"]
    compress = true
    ‹min_ttl                = 0
    default_ttl = 60
    max_ttl = 31536000|cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"›
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,
  ),
  // A log of a firewall under another name than aws-waf-logs-.
  refusal(
    'waf/log-destination',
    provider(23934),
    `provider "aws" {
  region = "ap-southeast-1"
}
resource "aws_wafv2_web_acl" "main" {
  name = "Wafv2Wacl"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  rule {
    name = "rule-1"
    priority = 1
    action {
      block {}
    }
    statement {
      rate_based_statement {
        limit = 10000
        aggregate_key_type = "IP"
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = false
      metric_name = "rate"
      sampled_requests_enabled = false
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name = "Wafv2Wacl"
    sampled_requests_enabled = false
  }
}
resource "aws_cloudwatch_log_group" "wafv2-log-group" {
  name = "‹/aws/waf|aws-waf-logs-main›"
  retention_in_days = 90
}
resource "aws_wafv2_web_acl_logging_configuration" "waf_logging_configuration" {
  log_destination_configs = [aws_cloudwatch_log_group.wafv2-log-group.arn]
  resource_arn = aws_wafv2_web_acl.main.arn
  depends_on = [aws_cloudwatch_log_group.wafv2-log-group]
}
`,
  ),
  // The same with WAF-logs- before the name.
  refusal(
    'waf/log-destination',
    thread('pulumi/pulumi-aws/issues/1214'),
    `provider "aws" {
  region = "us-west-1"
}
resource "aws_wafv2_web_acl" "main" {
  name = "lf-dev-alb-acl"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  rule {
    name = "rule-1"
    priority = 1
    action {
      block {}
    }
    statement {
      rate_based_statement {
        limit = 10000
        aggregate_key_type = "IP"
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = false
      metric_name = "rate"
      sampled_requests_enabled = false
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name = "lf-dev-alb-acl"
    sampled_requests_enabled = false
  }
}
resource "aws_cloudwatch_log_group" "waf" {
  name = "‹WAF|aws-waf›-logs-alb"
  retention_in_days = 30
}
resource "aws_wafv2_web_acl_logging_configuration" "waf" {
  log_destination_configs = [aws_cloudwatch_log_group.waf.arn]
  resource_arn = aws_wafv2_web_acl.main.arn
}
`,
  ),
  // The same of a bucket.
  refusal(
    'waf/log-destination',
    provider(29114),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_wafv2_web_acl" "main" {
  name = "rate-based-example"
  scope = "CLOUDFRONT"
  default_action {
    allow {}
  }
  rule {
    name = "rule-1"
    priority = 1
    action {
      block {}
    }
    statement {
      rate_based_statement {
        limit = 10000
        aggregate_key_type = "IP"
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = false
      metric_name = "rate"
      sampled_requests_enabled = false
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name = "rate-based-example"
    sampled_requests_enabled = false
  }
}
resource "aws_s3_bucket" "this" {
  bucket = "‹terraform-bucket|aws-waf-logs›-aaabbbccc"
  tags = {
    Name = "Terraform_test_bucket"
    Environment = "Dev"
  }
}
resource "aws_wafv2_web_acl_logging_configuration" "this" {
  log_destination_configs = [aws_s3_bucket.this.arn]
  resource_arn = aws_wafv2_web_acl.main.arn
}
`,
  ),
  // An action and its override in one rule.
  refusal(
    'waf/rule-action',
    provider(29321),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_wafv2_web_acl" "api_gateway" {
  name = "dev-api-gateway-owasp"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  custom_response_body {
    key = "InvalidInput"
    content = jsonencode({ error = "invalid input" })
    content_type = "APPLICATION_JSON"
  }
  rule {
    name = "XSSBody"
    priority = 0
‹    override_action {
      count {}
    }
|›    action {
      block {
        custom_response {
          response_code = 400
          custom_response_body_key = "InvalidInput"
        }
      }
    }
    statement {
      xss_match_statement {
        field_to_match {
          body {
            oversize_handling = "CONTINUE"
          }
        }
        text_transformation {
          priority = 0
          type = "URL_DECODE"
        }
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name = "XSSBody"
      sampled_requests_enabled = true
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name = "owasp"
    sampled_requests_enabled = true
  }
}
`,
  ),
  // A text of more than 255 characters.
  refusal(
    'route53/text-length',
    provider(14941),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_route53_zone" "segmed_ai" {
  name = "segmed.example"
}
resource "aws_route53_record" "google_mail_dkim2" {
  zone_id = aws_route53_zone.segmed_ai.zone_id
  name = "google._domainkey"
  type = "TXT"
  ttl = 1799
  records = [
    "v=DKIM1; k=rsa; p=bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB1L9RIvNEVUxTveLruM0rfj0WAK1jHDhaXXzOI8d4VFmtvBtMkA/+SNV1tdpcY4BAEl9l2w/j4kSUt26phkV9mGCE/tCLl4r019GWp0RqhrWACeY2thHbFiEbZamq3/KcXlLZxQjFAjRz‹RNjAetkcvWBor8df9ikvBioJyjgcieced7mprp4wsNvbb1EKJk753ngVAde2uSronrBZxat0PbZ1humPrSfaC5lovAOaHvNMk5ubjlI6i++J1HhgjF7PbKNYdY9tJ+bPRScpN5d6dI/Yg5HbZ5ztp9x78fAF7oeb7q13mUz1czQewXtYu/frNNJxHJk8HZdrEosxiNwY|\\"\\"RNjAetkcvWBor8df9ikvBioJyjgcieced7mprp4wsNvbb1EKJk753ngVAde2uSronrBZxat0PbZ1humPrSfaC5lovAOaHvNMk5ubjlI6i++J1HhgjF7PbKNYdY9tJ+bPRScpN5d6dI/Yg5HbZ5ztp9x78fAF7oeb7q13mUz1czQewXtYu/frNNJxHJk8HZdrEosxiNwY\\"\\"›KaK0w0L1Qz"
  ]
}
`,
  ),
  // A TCP listener before an HTTP group.
  refusal(
    'load-balancer/group-protocol',
    provider(4955),
    `provider "aws" {
  region = "us-west-2"
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  enable_dns_support = true
  enable_dns_hostnames = true
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "us-west-2a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "us-west-2b"
}
resource "aws_lb" "app" {
  name = "app"
  internal = true
  load_balancer_type = "network"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_lb_target_group" "app" {
  name = "blue-app"
  port = 80
  protocol = "‹HTT|TC›P"
  vpc_id = aws_vpc.main.id
}
resource "aws_lb_listener" "app" {
  load_balancer_arn = aws_lb.app.arn
  port = 80
  protocol = "TCP"
  default_action {
    target_group_arn = aws_lb_target_group.app.arn
    type = "forward"
  }
}
`,
  ),
  // A TCP listener of an application load balancer.
  refusal(
    'load-balancer/listener-protocol',
    thread('alphagov/gsp/pull/351'),
    `provider "aws" {
  region = "eu-west-2"
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  enable_dns_support = true
  enable_dns_hostnames = true
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "eu-west-2a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "eu-west-2b"
}
resource "aws_security_group" "lb" {
  name = "lb"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port = 443
    to_port = 443
    protocol = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
  egress {
    from_port = 0
    to_port = 0
    protocol = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_lb" "app" {
  name = "app"
  internal = true
  load_balancer_type = "application"
  security_groups = [aws_security_group.lb.id]
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_lb_target_group" "ingress_nlb" {
  name = "ingress-nlb"
  port = 443
  protocol = "TCP"
  target_type = "ip"
  vpc_id = aws_vpc.main.id
}
resource "aws_lb" "ingress_nlb" {
  name = "ingress-nlb"
  internal = true
  load_balancer_type = "network"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_lb_listener" "ingress-nlb" {
  load_balancer_arn = aws_lb.‹app|ingress_nlb›.arn
  port = 443
  protocol = "TCP"
  default_action {
    type = "forward"
    target_group_arn = aws_lb_target_group.ingress_nlb.arn
  }
}
`,
  ),
  // A listener that does not wait for its certificate.
  refusal(
    'load-balancer/certificate-issued',
    thread('DataBiosphere/azul/issues/8321'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  enable_dns_support = true
  enable_dns_hostnames = true
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "us-east-1a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "us-east-1b"
}
resource "aws_security_group" "lb" {
  name = "lb"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port = 443
    to_port = 443
    protocol = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
  egress {
    from_port = 0
    to_port = 0
    protocol = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_lb" "app" {
  name = "app"
  internal = true
  load_balancer_type = "application"
  security_groups = [aws_security_group.lb.id]
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_lb_target_group" "app" {
  name = "app"
  port = 80
  protocol = "HTTP"
  target_type = "ip"
  vpc_id = aws_vpc.main.id
}
variable "zone_id" {
  type = string
  default = "Z0123456789ABCDEFGHIJ"
}
resource "aws_acm_certificate" "main" {
  domain_name = "gitlab.dev.example.org"
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}
resource "aws_route53_record" "validation" {
  for_each = {
    for o in aws_acm_certificate.main.domain_validation_options : o.domain_name => {
      name = o.resource_record_name
      type = o.resource_record_type
      record = o.resource_record_value
    }
  }
  zone_id = var.zone_id
  name = each.value.name
  type = each.value.type
  ttl = 60
  records = [each.value.record]
  allow_overwrite = true
}
resource "aws_acm_certificate_validation" "main" {
  certificate_arn = aws_acm_certificate.main.arn
  validation_record_fqdns = [for r in aws_route53_record.validation : r.fqdn]
}
resource "aws_lb_listener" "gitlab_http" {
  load_balancer_arn = aws_lb.app.arn
  port = 443
  protocol = "HTTPS"
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn = aws_acm_certificate‹.main.|_validation.main.certificate_›arn
  default_action {
    type = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}
`,
  ),
  // The same in another thread.
  refusal(
    'load-balancer/certificate-issued',
    thread('cloudposse/terraform-aws-acm-request-certificate/issues/58'),
    `provider "aws" {
  region = "eu-central-1"
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  enable_dns_support = true
  enable_dns_hostnames = true
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "eu-central-1a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "eu-central-1b"
}
resource "aws_security_group" "lb" {
  name = "lb"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port = 443
    to_port = 443
    protocol = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
  egress {
    from_port = 0
    to_port = 0
    protocol = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_lb" "app" {
  name = "app"
  internal = true
  load_balancer_type = "application"
  security_groups = [aws_security_group.lb.id]
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_lb_target_group" "app" {
  name = "app"
  port = 80
  protocol = "HTTP"
  target_type = "ip"
  vpc_id = aws_vpc.main.id
}
variable "zone_id" {
  type = string
  default = "Z0123456789ABCDEFGHIJ"
}
resource "aws_acm_certificate" "main" {
  domain_name = "app.example.net"
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}
resource "aws_route53_record" "validation" {
  for_each = {
    for o in aws_acm_certificate.main.domain_validation_options : o.domain_name => {
      name = o.resource_record_name
      type = o.resource_record_type
      record = o.resource_record_value
    }
  }
  zone_id = var.zone_id
  name = each.value.name
  type = each.value.type
  ttl = 60
  records = [each.value.record]
  allow_overwrite = true
}
resource "aws_acm_certificate_validation" "main" {
  certificate_arn = aws_acm_certificate.main.arn
  validation_record_fqdns = [for r in aws_route53_record.validation : r.fqdn]
}
resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.app.arn
  port = 443
  protocol = "HTTPS"
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn = aws_acm_certificate‹.main.|_validation.main.certificate_›arn
  default_action {
    type = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}
`,
  ),
  // The same of a further certificate.
  refusal(
    'load-balancer/certificate-issued',
    thread('govuk-paas/paas-cf/pull/3063'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  enable_dns_support = true
  enable_dns_hostnames = true
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "eu-west-1b"
}
resource "aws_security_group" "lb" {
  name = "lb"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port = 443
    to_port = 443
    protocol = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
  egress {
    from_port = 0
    to_port = 0
    protocol = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_lb" "app" {
  name = "app"
  internal = true
  load_balancer_type = "application"
  security_groups = [aws_security_group.lb.id]
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_lb_target_group" "app" {
  name = "app"
  port = 80
  protocol = "HTTP"
  target_type = "ip"
  vpc_id = aws_vpc.main.id
}
variable "zone_id" {
  type = string
  default = "Z0123456789ABCDEFGHIJ"
}
resource "aws_acm_certificate" "main" {
  domain_name = "metrics.dev.example.org"
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}
resource "aws_route53_record" "validation" {
  for_each = {
    for o in aws_acm_certificate.main.domain_validation_options : o.domain_name => {
      name = o.resource_record_name
      type = o.resource_record_type
      record = o.resource_record_value
    }
  }
  zone_id = var.zone_id
  name = each.value.name
  type = each.value.type
  ttl = 60
  records = [each.value.record]
  allow_overwrite = true
}
resource "aws_acm_certificate_validation" "main" {
  certificate_arn = aws_acm_certificate.main.arn
  validation_record_fqdns = [for r in aws_route53_record.validation : r.fqdn]
}
resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.app.arn
  port = 443
  protocol = "HTTPS"
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d-1111-2222-3333-444455556666"
  default_action {
    type = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}
resource "aws_lb_listener_certificate" "cf_router_metrics_domain_https" {
  listener_arn = aws_lb_listener.https.arn
  certificate_arn = aws_acm_certificate‹.main.|_validation.main.certificate_›arn
}
`,
  ),
];
