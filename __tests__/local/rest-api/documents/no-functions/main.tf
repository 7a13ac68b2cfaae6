# Notes without a function: methods call DynamoDB themselves.
locals {
  methods = {
    GET    = { action = "GetItem", template = "{\"TableName\": \"${aws_dynamodb_table.notes.name}\", \"Key\": {\"id\": {\"S\": \"$util.escapeJavaScript($input.params('id'))\"}}}" }
    DELETE = { action = "DeleteItem", template = "{\"TableName\": \"${aws_dynamodb_table.notes.name}\", \"Key\": {\"id\": {\"S\": \"$input.params('id')\"}}}" }
    PUT = {
      action   = "PutItem"
      template = <<-EOT
        {
          "TableName": "${aws_dynamodb_table.notes.name}",
          "Item": {
            "id": {"S": "$input.params('id')"},
            "text": {"S": $input.json('$.text')}
          }
        }
      EOT
    }
  }
  answers = {
    GET    = "#set($item = $input.path('$.Item'))\n#if($item.id){\"id\": \"$item.id.S\", \"text\": $input.json('$.Item.text.S')}#{else}#set($context.responseOverride.status = 404){}#end"
    DELETE = "{}"
    PUT    = "#set($context.responseOverride.status = 201){\"id\": \"$input.params('id')\"}"
  }
}

data "aws_region" "current" {}

resource "aws_dynamodb_table" "notes" {
  name         = "notes"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_iam_role" "gateway" {
  name               = "notes-gateway"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }] })
}

resource "aws_iam_role_policy" "gateway" {
  role   = aws_iam_role.gateway.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["dynamodb:GetItem", "dynamodb:PutItem"], Resource = aws_dynamodb_table.notes.arn }] })
}

resource "aws_api_gateway_rest_api" "notes" {
  name = "notes"
}

resource "aws_api_gateway_resource" "notes" {
  rest_api_id = aws_api_gateway_rest_api.notes.id
  parent_id   = aws_api_gateway_rest_api.notes.root_resource_id
  path_part   = "notes"
}

resource "aws_api_gateway_resource" "note" {
  rest_api_id = aws_api_gateway_rest_api.notes.id
  parent_id   = aws_api_gateway_resource.notes.id
  path_part   = "{id}"
}

resource "aws_api_gateway_method" "note" {
  for_each      = local.methods
  rest_api_id   = aws_api_gateway_rest_api.notes.id
  resource_id   = aws_api_gateway_resource.note.id
  http_method   = each.key
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "note" {
  for_each                = local.methods
  rest_api_id             = aws_api_gateway_rest_api.notes.id
  resource_id             = aws_api_gateway_resource.note.id
  http_method             = aws_api_gateway_method.note[each.key].http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = "arn:aws:apigateway:${data.aws_region.current.name}:dynamodb:action/${each.value.action}"
  credentials             = aws_iam_role.gateway.arn
  request_templates       = { "application/json" = each.value.template }
}

resource "aws_api_gateway_method_response" "note" {
  for_each    = { for pair in setproduct(keys(local.methods), ["200", "502"]) : join(" ", pair) => pair }
  rest_api_id = aws_api_gateway_rest_api.notes.id
  resource_id = aws_api_gateway_resource.note.id
  http_method = aws_api_gateway_method.note[each.value[0]].http_method
  status_code = each.value[1]
}

resource "aws_api_gateway_integration_response" "note" {
  for_each           = local.answers
  rest_api_id        = aws_api_gateway_rest_api.notes.id
  resource_id        = aws_api_gateway_resource.note.id
  http_method        = aws_api_gateway_method.note[each.key].http_method
  status_code        = "200"
  response_templates = { "application/json" = each.value }
}

resource "aws_api_gateway_integration_response" "refused" {
  for_each           = local.methods
  rest_api_id        = aws_api_gateway_rest_api.notes.id
  resource_id        = aws_api_gateway_resource.note.id
  http_method        = aws_api_gateway_method.note[each.key].http_method
  status_code        = "502"
  selection_pattern  = "4\\d\\d"
  response_templates = { "application/json" = "{\"code\": 400}" }
}

resource "aws_api_gateway_deployment" "notes" {
  rest_api_id = aws_api_gateway_rest_api.notes.id
  lifecycle { create_before_destroy = true }
}

resource "aws_api_gateway_stage" "v1" {
  rest_api_id   = aws_api_gateway_rest_api.notes.id
  deployment_id = aws_api_gateway_deployment.notes.id
  stage_name    = "v1"
}
