# Notes of a user: one route an operation, made by for_each, all behind tokens of a user pool; a table; a named stage.
locals {
  prefix = "notes-${terraform.workspace}"
  routes = {
    list   = "GET /notes"
    create = "POST /notes"
    read   = "GET /notes/{id}"
    delete = "DELETE /notes/{id}"
  }
}

provider "aws" {
  region = "us-west-2"
}

resource "aws_cognito_user_pool" "users" {
  name = "${local.prefix}-users"
}

resource "aws_cognito_user_pool_client" "app" {
  name         = "${local.prefix}-app"
  user_pool_id = aws_cognito_user_pool.users.id
}

resource "aws_dynamodb_table" "notes" {
  name         = "${local.prefix}-notes"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "owner"
  range_key    = "id"

  attribute {
    name = "owner"
    type = "S"
  }
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_iam_role" "notes" {
  name = "${local.prefix}-role"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "notes" {
  role = aws_iam_role.notes.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["dynamodb:Query", "dynamodb:PutItem", "dynamodb:GetItem"]
      Resource = aws_dynamodb_table.notes.arn
    }]
  })
}

resource "aws_lambda_function" "notes" {
  function_name = "${local.prefix}-api"
  filename      = "${path.module}/code"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  role          = aws_iam_role.notes.arn
  timeout       = 10
  memory_size   = 256

  environment {
    variables = {
      TABLE = aws_dynamodb_table.notes.name
    }
  }
}

resource "aws_apigatewayv2_api" "notes" {
  name          = "${local.prefix}-api"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "v1" {
  api_id      = aws_apigatewayv2_api.notes.id
  name        = "v1"
  auto_deploy = true
}

resource "aws_apigatewayv2_authorizer" "users" {
  api_id           = aws_apigatewayv2_api.notes.id
  name             = "users"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    audience = [aws_cognito_user_pool_client.app.id]
    issuer   = "https://${aws_cognito_user_pool.users.endpoint}"
  }
}

resource "aws_apigatewayv2_integration" "notes" {
  api_id                 = aws_apigatewayv2_api.notes.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.notes.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "notes" {
  for_each = local.routes

  api_id             = aws_apigatewayv2_api.notes.id
  route_key          = each.value
  target             = "integrations/${aws_apigatewayv2_integration.notes.id}"
  authorization_type = "JWT"
  authorizer_id      = aws_apigatewayv2_authorizer.users.id
}

resource "aws_lambda_permission" "api" {
  for_each = local.routes

  statement_id  = "Allow-${each.key}"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.notes.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.notes.execution_arn}/*/${replace(each.value, " ", "")}"
}
