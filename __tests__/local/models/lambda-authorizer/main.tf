# Two functions: one answers, one decides who may ask. The authorizer answers with a policy, in payload format 1.0.
variable "functions" {
  type = map(object({ handler = string, timeout = optional(number, 3) }))
  default = {
    api   = { handler = "api.handler" }
    guard = { handler = "guard.handler", timeout = 5 }
  }
}

resource "aws_iam_role" "functions" {
  name               = "functions"
  assume_role_policy = <<-JSON
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
  JSON
}

resource "aws_lambda_function" "all" {
  for_each = var.functions

  function_name = "guarded-${each.key}"
  filename      = "code"
  handler       = each.value.handler
  timeout       = each.value.timeout
  runtime       = "nodejs22.x"
  role          = aws_iam_role.functions.arn
}

resource "aws_apigatewayv2_api" "guarded" {
  name          = "guarded"
  protocol_type = "HTTP"

  cors_configuration {
    allow_origins = ["*"]
    allow_methods = ["*"]
    allow_headers = ["*"]
  }
}

resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.guarded.id
  name        = "$default"
  auto_deploy = true
}

resource "aws_apigatewayv2_authorizer" "guard" {
  api_id                            = aws_apigatewayv2_api.guarded.id
  name                              = "guard"
  authorizer_type                   = "REQUEST"
  authorizer_uri                    = aws_lambda_function.all["guard"].invoke_arn
  authorizer_payload_format_version = "1.0"
  authorizer_result_ttl_in_seconds  = 0
  identity_sources                  = ["$request.header.x-key"]
}

resource "aws_apigatewayv2_integration" "api" {
  api_id           = aws_apigatewayv2_api.guarded.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.all["api"].invoke_arn
}

resource "aws_apigatewayv2_route" "open" {
  api_id    = aws_apigatewayv2_api.guarded.id
  route_key = "GET /health"
  target    = "integrations/${aws_apigatewayv2_integration.api.id}"
}

resource "aws_apigatewayv2_route" "guarded" {
  count = 2

  api_id             = aws_apigatewayv2_api.guarded.id
  route_key          = "${["GET", "DELETE"][count.index]} /things/{proxy+}"
  target             = "integrations/${aws_apigatewayv2_integration.api.id}"
  authorization_type = "CUSTOM"
  authorizer_id      = aws_apigatewayv2_authorizer.guard.id
}

resource "aws_lambda_permission" "api" {
  for_each = aws_lambda_function.all

  action        = "lambda:InvokeFunction"
  function_name = each.value.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.guarded.execution_arn}/*"
}
