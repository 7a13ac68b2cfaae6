# A library: no stage resource, CORS by MOCK, a proxy function and one behind templates.
variable "stage" {
  type    = string
  default = "v1"
}

locals {
  cors = {
    "method.response.header.Access-Control-Allow-Headers" = "'Content-Type,X-Amz-Date,Authorization,X-Api-Key'"
    "method.response.header.Access-Control-Allow-Methods" = "'GET,POST,OPTIONS'"
    "method.response.header.Access-Control-Allow-Origin"  = "'*'"
  }
}

provider "aws" {
  region = "us-west-2"
}

resource "aws_iam_role" "fn" {
  name = "library-fn"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_lambda_function" "books" {
  function_name = "library-books"
  role          = aws_iam_role.fn.arn
  handler       = "books.handler"
  runtime       = "nodejs20.x"
  filename      = "code"
}

resource "aws_lambda_function" "loans" {
  function_name = "library-loans"
  role          = aws_iam_role.fn.arn
  handler       = "loans.handler"
  runtime       = "nodejs20.x"
  filename      = "code"
}

resource "aws_lambda_permission" "gateway" {
  for_each      = { books = aws_lambda_function.books.function_name, loans = aws_lambda_function.loans.function_name }
  statement_id  = "AllowGateway-${each.key}"
  action        = "lambda:InvokeFunction"
  function_name = each.value
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.library.execution_arn}/*/*"
}

resource "aws_api_gateway_rest_api" "library" {
  name = "library"
}

resource "aws_api_gateway_resource" "books" {
  rest_api_id = aws_api_gateway_rest_api.library.id
  parent_id   = aws_api_gateway_rest_api.library.root_resource_id
  path_part   = "books"
}

resource "aws_api_gateway_resource" "book" {
  rest_api_id = aws_api_gateway_rest_api.library.id
  parent_id   = aws_api_gateway_resource.books.id
  path_part   = "{isbn}"
}

resource "aws_api_gateway_resource" "loans" {
  rest_api_id = aws_api_gateway_rest_api.library.id
  parent_id   = aws_api_gateway_resource.book.id
  path_part   = "loans"
}

resource "aws_api_gateway_resource" "rest" {
  rest_api_id = aws_api_gateway_rest_api.library.id
  parent_id   = aws_api_gateway_rest_api.library.root_resource_id
  path_part   = "{proxy+}"
}

resource "aws_api_gateway_method" "book" {
  rest_api_id   = aws_api_gateway_rest_api.library.id
  resource_id   = aws_api_gateway_resource.book.id
  http_method   = "ANY"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "book" {
  rest_api_id             = aws_api_gateway_rest_api.library.id
  resource_id             = aws_api_gateway_resource.book.id
  http_method             = aws_api_gateway_method.book.http_method
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  uri                     = aws_lambda_function.books.invoke_arn
}

resource "aws_api_gateway_method" "rest" {
  rest_api_id   = aws_api_gateway_rest_api.library.id
  resource_id   = aws_api_gateway_resource.rest.id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "rest" {
  rest_api_id             = aws_api_gateway_rest_api.library.id
  resource_id             = aws_api_gateway_resource.rest.id
  http_method             = aws_api_gateway_method.rest.http_method
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  uri                     = aws_lambda_function.books.invoke_arn
}

resource "aws_api_gateway_method" "lend" {
  rest_api_id   = aws_api_gateway_rest_api.library.id
  resource_id   = aws_api_gateway_resource.loans.id
  http_method   = "POST"
  authorization = "NONE"

  request_parameters = {
    "method.request.querystring.days" = false
  }
}

resource "aws_api_gateway_integration" "lend" {
  rest_api_id             = aws_api_gateway_rest_api.library.id
  resource_id             = aws_api_gateway_resource.loans.id
  http_method             = aws_api_gateway_method.lend.http_method
  integration_http_method = "POST"
  type                    = "AWS"
  uri                     = aws_lambda_function.loans.invoke_arn
  passthrough_behavior    = "WHEN_NO_TEMPLATES"

  request_templates = {
    "application/json" = <<-EOT
      #set($body = $input.path('$'))
      {
        "isbn": "$util.escapeJavaScript($input.params('isbn'))",
        "days": #if($input.params('days') != "")$input.params('days')#{else}14#end,
        "readers": [#foreach($reader in $body.readers)
          { "name": "$reader.name", "place": $foreach.count }#if($foreach.hasNext),#end
        #end],
        "stage": "$context.stage",
        "limit": "$stageVariables.limit"
      }
    EOT
  }
}

resource "aws_api_gateway_method_response" "lend" {
  for_each    = toset(["201", "404", "409"])
  rest_api_id = aws_api_gateway_rest_api.library.id
  resource_id = aws_api_gateway_resource.loans.id
  http_method = aws_api_gateway_method.lend.http_method
  status_code = each.value

  response_parameters = {
    "method.response.header.X-Loan" = true
  }
}

resource "aws_api_gateway_integration_response" "lent" {
  rest_api_id = aws_api_gateway_rest_api.library.id
  resource_id = aws_api_gateway_resource.loans.id
  http_method = aws_api_gateway_method.lend.http_method
  status_code = aws_api_gateway_method_response.lend["201"].status_code

  response_parameters = {
    "method.response.header.X-Loan"   = "integration.response.body.id"
    "method.response.header.X-Hidden" = "'not declared'"
  }

  response_templates = {
    "application/json" = <<-EOT
      {"loan": $input.json('$.id'), "due": $input.json('$.due'), "none": $input.json('$.none')}
    EOT
  }
  depends_on = [aws_api_gateway_integration.lend]
}

resource "aws_api_gateway_integration_response" "refused" {
  for_each          = { "404" = ".*NotFound.*", "409" = "Conflict: .*" }
  rest_api_id       = aws_api_gateway_rest_api.library.id
  resource_id       = aws_api_gateway_resource.loans.id
  http_method       = aws_api_gateway_method.lend.http_method
  status_code       = aws_api_gateway_method_response.lend[each.key].status_code
  selection_pattern = each.value

  response_templates = {
    "application/json" = "{\"error\": $input.json('$.errorMessage')}"
  }
  depends_on = [aws_api_gateway_integration.lend]
}

resource "aws_api_gateway_method" "cors" {
  rest_api_id   = aws_api_gateway_rest_api.library.id
  resource_id   = aws_api_gateway_resource.loans.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "cors" {
  rest_api_id = aws_api_gateway_rest_api.library.id
  resource_id = aws_api_gateway_resource.loans.id
  http_method = aws_api_gateway_method.cors.http_method
  type        = "MOCK"

  request_templates = {
    "application/json" = "{ statusCode: 204 }"
  }
}

resource "aws_api_gateway_method_response" "cors" {
  rest_api_id         = aws_api_gateway_rest_api.library.id
  resource_id         = aws_api_gateway_resource.loans.id
  http_method         = aws_api_gateway_method.cors.http_method
  status_code         = "204"
  response_parameters = { for name, value in local.cors : name => true }
}

resource "aws_api_gateway_integration_response" "cors" {
  rest_api_id         = aws_api_gateway_rest_api.library.id
  resource_id         = aws_api_gateway_resource.loans.id
  http_method         = aws_api_gateway_method.cors.http_method
  status_code         = aws_api_gateway_method_response.cors.status_code
  response_parameters = local.cors
}

resource "aws_api_gateway_deployment" "library" {
  rest_api_id = aws_api_gateway_rest_api.library.id
  stage_name  = var.stage

  variables = {
    limit = "3"
  }

  depends_on = [aws_api_gateway_integration.book, aws_api_gateway_integration.lend, aws_api_gateway_integration.cors]
}
