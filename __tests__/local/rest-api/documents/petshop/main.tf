# A pet shop from a Swagger 2 file, with two stages of one deployment.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

provider "aws" {
  region = "ap-southeast-2"
}

data "aws_region" "here" {}
data "aws_caller_identity" "me" {}

resource "aws_iam_role" "pets" {
  name               = "petshop"
  assume_role_policy = data.aws_iam_policy_document.assume.json
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

resource "aws_lambda_function" "pets" {
  function_name = "petshop"
  role          = aws_iam_role.pets.arn
  handler       = "pets.handler"
  runtime       = "nodejs22.x"
  filename      = "${path.module}/code"
}

resource "aws_lambda_permission" "pets" {
  statement_id  = "api"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.pets.arn
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:aws:execute-api:${data.aws_region.here.name}:${data.aws_caller_identity.me.account_id}:${aws_api_gateway_rest_api.pets.id}/*"
}

resource "aws_api_gateway_rest_api" "pets" {
  name = "petshop"
  body = templatefile("${path.module}/petshop.yaml.tftpl", {
    uri     = aws_lambda_function.pets.invoke_arn
    origins = ["https://pets.example"]
  })
}

resource "aws_api_gateway_deployment" "pets" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  triggers    = { body = sha1(aws_api_gateway_rest_api.pets.body) }
}

resource "aws_api_gateway_stage" "pets" {
  for_each      = toset(["test", "live"])
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  deployment_id = aws_api_gateway_deployment.pets.id
  stage_name    = each.key
  variables     = { mood = each.key == "live" ? "serious" : "playful" }
}

resource "aws_api_gateway_api_key" "vet" {
  name  = "vet"
  value = "vet-0123456789abcdefghij"
}

resource "aws_api_gateway_usage_plan" "vet" {
  name = "vet"

  dynamic "api_stages" {
    for_each = aws_api_gateway_stage.pets
    content {
      api_id = aws_api_gateway_rest_api.pets.id
      stage  = api_stages.value.stage_name
    }
  }
}

resource "aws_api_gateway_usage_plan_key" "vet" {
  key_id        = aws_api_gateway_api_key.vet.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.vet.id
}
