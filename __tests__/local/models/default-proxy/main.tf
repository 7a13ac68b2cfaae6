# A whole application behind one route, by quick create: everything goes to the function.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "name" {
  type    = string
  default = "site"
}

provider "aws" {
  region = "eu-central-1"
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "site" {
  name               = "${var.name}-role"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_lambda_function" "site" {
  function_name = var.name
  filename      = "code"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  role          = aws_iam_role.site.arn

  environment {
    variables = {
      GREETING = "Welcome to ${var.name}"
    }
  }
}

resource "aws_apigatewayv2_api" "site" {
  name          = var.name
  protocol_type = "HTTP"
  target        = aws_lambda_function.site.arn
}

resource "aws_lambda_permission" "api" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.site.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.site.execution_arn}/*/*"
}
