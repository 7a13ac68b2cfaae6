import { provider, type Refusal, refusal, thread } from './refusal';

/**
 * Refusals of everything around APIs, load balancers and their logs for the most part, found in about 75 searches for the service and the exception
 * that it answers with. 54 that the provider plans without complaint were written down before the guard was run on them; it refused 30.
 * Four of the others stay unrefused: a built-in target of EventBridge (hashicorp/terraform-provider-aws/issues/17619), which AWS takes for some; a
 * long parameter that names no tier (github-aws-runners/terraform-aws-github-runner/issues/3815), which an account may make Advanced; a text
 * record with quotes inside of quotes (hashicorp/terraform-provider-aws/issues/365) and slow_start of TCP (7047), of which it is not known
 * what the provider sends today.
 */
export const ninthCollection: readonly Refusal[] = [
  // Forwarded_values next to cache_policy_id.
  refusal(
    'cloudfront/cache-policy',
    provider(17662),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_cloudfront_distribution" "d" {
  enabled = true
  origin {
    domain_name = "origin.example.com"
    origin_id = "o"
    custom_origin_config {
      http_port = 80
      https_port = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id = "o"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods = ["GET", "HEAD"]
    cached_methods = ["GET", "HEAD"]
‹    cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"
|›    forwarded_values {
      query_string = true
      cookies {
        forward = "none"
      }
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
  // Log bucket made without ownership controls.
  refusal(
    'cloudfront/log-bucket-acl',
    thread('c6fc/npk/issues/88'),
    `provider "aws" {
  region = "us-west-2"
}
resource "aws_s3_bucket" "logs" {
  bucket_prefix = "npk-logs-"
}
resource "aws_cloudfront_distribution" "d" {
  enabled = true
  origin {
    domain_name = "origin.example.com"
    origin_id = "o"
    custom_origin_config {
      http_port = 80
      https_port = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id = "o"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods = ["GET", "HEAD"]
    cached_methods = ["GET", "HEAD"]
    cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
  logging_config {
    bucket = aws_s3_bucket.logs.bucket_domain_name
  }
}
‹|resource "aws_s3_bucket_ownership_controls" "logs" {
  bucket = aws_s3_bucket.logs.id
  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}
›`,
  ),
  // Pipe role may not send to its dead letter queue.
  refusal(
    'pipes/dead-letter-role',
    thread('aws-samples/serverless-patterns/issues/1857'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_dynamodb_table" "t" {
  name = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key = "id"
  stream_enabled = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  attribute {
    name = "id"
    type = "S"
  }
}
resource "aws_cloudwatch_event_bus" "bus" {
  name = "orders"
}
resource "aws_sqs_queue" "dead" {
  name = "dead"
}
resource "aws_iam_role" "r" {
  name = "r"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "pipes.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "p" {
  role = aws_iam_role.r.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"], Resource = aws_dynamodb_table.t.stream_arn },
      { Effect = "Allow", Action = ‹["events:PutEvents"], Resource = aws_cloudwatch_event_bus.bus.arn|["events:PutEvents", "sqs:SendMessage"], Resource = "*"› }
    ]
  })
}
resource "aws_pipes_pipe" "ddb_to_eventbridge" {
  name = "ddb-to-eventbridge"
  role_arn = aws_iam_role.r.arn
  source = aws_dynamodb_table.t.stream_arn
  target = aws_cloudwatch_event_bus.bus.arn
  depends_on = [aws_iam_role_policy.p]
  source_parameters {
    dynamodb_stream_parameters {
      starting_position = "LATEST"
      batch_size = 1
      dead_letter_config {
        arn = aws_sqs_queue.dead.arn
      }
    }
  }
}
`,
  ),
  // Aws_iam_policy_document with resources = [].
  refusal(
    'iam/policy-statement',
    provider(37900),
    `provider "aws" {
  region = "eu-west-1"
}
data "aws_iam_policy_document" "this" {
  statement {
    actions = [
      "sqs:*",
    ]
    ‹resources = []|resources = ["*"]›
  }
}
resource "aws_iam_policy" "lambda_deployment_policies" {
  name = "policy"
  policy = data.aws_iam_policy_document.this.json
}
`,
  ),
  // Condition operator holds a list of keys, not a map.
  refusal(
    'iam/statement-elements',
    provider(39833),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_iam_policy" "p" {
  name = "p"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Action = ["ec2:Describe*"]
      Effect = "Allow"
      Resource = "*"
      Condition = { "ForAnyValue:StringLike" = ‹["aws:MultiFactorAuthAge"]|{ "aws:ResourceTag/a" = ["b"] }› }
    }]
  })
}
`,
  ),
  // Arn of partition aws in a policy applied to a region of China.
  refusal(
    'iam/policy-partition',
    thread('terraform-aws-modules/terraform-aws-iam/issues/309'),
    `provider "aws" {
  region = "cn-north-1"
}
resource "aws_iam_policy" "karpenter_controller" {
  name = "AmazonEKS_Karpenter_Controller_Policy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["ssm:GetParameter"]
      Resource = [‹"arn:aws:ssm:*|"arn:aws-cn:ssm:*›:*:parameter/aws/service/*"]
    }]
  })
}
`,
  ),
  // Logging on, role without logs permissions.
  refusal(
    'step-functions/log-role',
    thread('aws-samples/serverless-patterns/pull/102'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_cloudwatch_log_group" "g" {
  name = "/aws/vendedlogs/states/toapigw"
}
resource "aws_iam_role" "r" {
  name = "r"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "states.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "p" {
  role = aws_iam_role.r.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ‹["execute-api:Invoke"]|["execute-api:Invoke", "logs:*"]›, Resource = "*" }]
  })
}
resource "aws_sfn_state_machine" "s" {
  name = "toapigw"
  role_arn = aws_iam_role.r.arn
  type = "EXPRESS"
  depends_on = [aws_iam_role_policy.p]
  definition = jsonencode({ StartAt = "P", States = { P = { Type = "Pass", End = true } } })
  logging_configuration {
    log_destination = "\${aws_cloudwatch_log_group.g.arn}:*"
    level = "ALL"
    include_execution_data = true
  }
}
`,
  ),
  // Permission whose source_arn lacks the :* of log streams.
  refusal(
    'lambda/permission-log-group',
    thread('moritzzimmer/terraform-aws-lambda/issues/2'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_lambda_function" "f" {
  function_name = "orders"
  role = "arn:aws:iam::111122223333:role/orders"
  s3_bucket = "code"
  s3_key = "orders.zip"
  handler = "index.handler"
  runtime = "nodejs22.x"
}
resource "aws_cloudwatch_log_group" "lambda" {
  name = "/aws/lambda/source"
}
resource "aws_lambda_permission" "cloudwatch_logs" {
  action = "lambda:InvokeFunction"
  function_name = aws_lambda_function.f.function_name
  principal = "logs.eu-west-1.amazonaws.com"
  ‹source_arn = aws_cloudwatch_log_group.lambda.arn|source_arn = "\${aws_cloudwatch_log_group.lambda.arn}:*"›
}
resource "aws_cloudwatch_log_subscription_filter" "cloudwatch_logs_to_es" {
  depends_on = [aws_lambda_permission.cloudwatch_logs]
  name = "logs-to-es"
  log_group_name = aws_cloudwatch_log_group.lambda.name
  filter_pattern = ""
  destination_arn = aws_lambda_function.f.arn
}
`,
  ),
  // Integration_uri is the arn of the load balancer.
  refusal(
    'http-api/vpc-link-target',
    thread('klothoplatform/klotho/pull/347'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "eu-west-1b"
}
resource "aws_lb" "alb" {
  internal = true
  load_balancer_type = "application"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_apigatewayv2_api" "a" {
  name = "embed-assets"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_vpc_link" "l" {
  name = "l"
  security_group_ids = []
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_apigatewayv2_integration" "i" {
  api_id = aws_apigatewayv2_api.a.id
  integration_type = "HTTP_PROXY"
  integration_method = "GET"
  connection_type = "VPC_LINK"
  connection_id = aws_apigatewayv2_vpc_link.l.id
  ‹integration_uri = aws_lb.alb.arn|integration_uri = aws_lb_listener.l.arn›
}
‹|resource "aws_lb_target_group" "t" {
  port = 80
  protocol = "HTTP"
  target_type = "ip"
  vpc_id = aws_vpc.v.id
}
resource "aws_lb_listener" "l" {
  load_balancer_arn = aws_lb.alb.arn
  port = 80
  default_action {
    type = "forward"
    target_group_arn = aws_lb_target_group.t.arn
  }
}
›`,
  ),
  // Lambda_arn ends with $LATEST.
  refusal(
    'cloudfront/edge-function',
    thread('chantzlarge/terraform-aws-hugo/issues/44'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_cloudfront_distribution" "d" {
  enabled = true
  origin {
    domain_name = "origin.example.com"
    origin_id = "o"
    custom_origin_config {
      http_port = 80
      https_port = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id = "o"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods = ["GET", "HEAD"]
    cached_methods = ["GET", "HEAD"]
    cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:default-directory-index-redirect-905dda57‹:$LATEST"|:1"›
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
  // Function at the edge has environment variables.
  refusal(
    'cloudfront/edge-function',
    thread('anomalyco/ion/issues/1194'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_iam_role" "r" {
  name = "edge"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] } }]
  })
}
resource "aws_lambda_function" "server" {
  function_name = "cyclixfrontend-production-MyWebEdgeServerFunction"
  role = aws_iam_role.r.arn
  s3_bucket = "code"
  s3_key = "server.zip"
  handler = "index.handler"
  runtime = "nodejs22.x"
  publish = true
‹  environment {
    variables = {
      ORIGIN = "https://example.com"
    }
  }
|›}
resource "aws_cloudfront_distribution" "d" {
  enabled = true
  origin {
    domain_name = "origin.example.com"
    origin_id = "o"
    custom_origin_config {
      http_port = 80
      https_port = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id = "o"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods = ["GET", "HEAD"]
    cached_methods = ["GET", "HEAD"]
    cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    lambda_function_association {
      event_type = "origin-request"
      lambda_arn = aws_lambda_function.server.qualified_arn
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
  // Web ACL of CloudFront lies in us-east-1, its logging configuration is made with the provider of another region.
  refusal(
    'waf/logging-region',
    provider(29705),
    `provider "aws" {
  region = "eu-west-2"
}
provider "aws" {
  alias = "us_east_1"
  region = "us-east-1"
}
resource "aws_wafv2_web_acl" "w" {
  provider = aws.us_east_1
  name = "test-product-page-waf"
  scope = "CLOUDFRONT"
  default_action {
    allow {}
  }
  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name = "waf"
    sampled_requests_enabled = false
  }
}
resource "aws_cloudwatch_log_group" "g" {
  provider = aws.us_east_1
  name = "aws-waf-logs-product-page"
}
‹resource "aws_wafv2_web_acl_logging_configuration" "l" {
|resource "aws_wafv2_web_acl_logging_configuration" "l" {
  provider = aws.us_east_1
›  log_destination_configs = [aws_cloudwatch_log_group.g.arn]
  resource_arn = aws_wafv2_web_acl.w.arn
}
`,
  ),
  // Description holds ->.
  refusal(
    'security-group/signs',
    thread('agentic-community/mcp-gateway-registry/pull/1728'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_security_group" "registry" {
  name = "registry"
  vpc_id = aws_vpc.v.id
}
resource "aws_vpc_security_group_ingress_rule" "auth_internal" {
  security_group_id = aws_security_group.registry.id
  description = "‹auth-server -> registry|auth-server to registry› internal vend listener"
  cidr_ipv4 = "10.0.0.0/16"
  from_port = 8091
  to_port = 8091
  ip_protocol = "tcp"
}
`,
  ),
  // FIFO queue as a target without sqs_target.
  refusal(
    'events/target-parameters',
    thread('hashicorp/terraform/issues/20263'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_sqs_queue" "q" {
  name = "orders.fifo"
  fifo_queue = true
}
resource "aws_cloudwatch_event_rule" "event_rule" {
  name = "orders"
  schedule_expression = "rate(1 hour)"
}
resource "aws_cloudwatch_event_target" "event_target" {
  target_id = "orders-target"
  rule = aws_cloudwatch_event_rule.event_rule.name
‹  arn = aws_sqs_queue.q.arn
|  arn = aws_sqs_queue.q.arn
  sqs_target {
    message_group_id = "test"
  }
›}
`,
  ),
  // Runtime nodejs10.x.
  refusal(
    'lambda/runtime-blocked',
    thread('transcend-io/terraform-aws-lambda-at-edge/pull/18'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_lambda_function" "f" {
  function_name = "orders"
  role = "arn:aws:iam::111122223333:role/orders"
  s3_bucket = "code"
  s3_key = "orders.zip"
  handler = "index.handler"
  runtime = "‹nodejs10.x|nodejs22.x›"
}
`,
  ),
  // Environment variable AWS_REGION.
  refusal(
    'lambda/environment-reserved',
    thread('mattermost/mattermost-cloud-monitoring/pull/264'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_lambda_function" "f" {
  function_name = "orders"
  role = "arn:aws:iam::111122223333:role/orders"
  s3_bucket = "code"
  s3_key = "orders.zip"
  handler = "index.handler"
  runtime = "nodejs22.x"
  environment {
    variables = {
      ‹AWS_REGION|REGION› = "us-east-1"
    }
  }
}
`,
  ),
  // No endpoint_configuration (EDGE), certificate_arn of us-west-2.
  refusal(
    'domain/edge-certificate-region',
    provider(5305),
    `provider "aws" {
  region = "us-west-2"
}
resource "aws_api_gateway_rest_api" "primary" {
  name = "api"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}
resource "aws_api_gateway_domain_name" "primary" {
  domain_name = "tfapi-dev.example.com"
  certificate_arn = "arn:aws:‹acm:us-west-2|acm:us-east-1›:111122223333:certificate/6b1f7b5e-1b1c-4c0d-8c5e-1f2a3b4c5d6e"
}
`,
  ),
  // Certificate_arn next to endpoint type REGIONAL.
  refusal(
    'domain/certificate-argument',
    thread('anomalyco/sst/issues/4131'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_api_gateway_domain_name" "api" {
  domain_name = "api.example.com"
‹  certificate_arn = |  regional_certificate_arn = ›"arn:aws:acm:us-east-1:111122223333:certificate/6b1f7b5e-1b1c-4c0d-8c5e-1f2a3b4c5d6e"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}
`,
  ),
  // Regional_certificate_arn of another region.
  refusal(
    'domain/certificate-region',
    thread('amplify-education/serverless-domain-manager/pull/49'),
    `provider "aws" {
  region = "us-west-2"
}
resource "aws_api_gateway_domain_name" "d" {
  domain_name = "domain-manager-quotes-regional2.example.net"
  regional_certificate_arn = "arn:aws:‹acm:us-east-1|acm:us-west-2›:111122223333:certificate/2405ea9f-280a-4caa-9147-51e00fff8bfb"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}
`,
  ),
  // Deployment does not wait for aws_api_gateway_rest_api_policy.
  refusal(
    'rest-api/private-policy-first',
    thread('adamwshero/terraform-aws-api-gateway/pull/16'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_api_gateway_rest_api" "this" {
  name = "private"
  body = jsonencode({
    openapi = "3.0.1"
    info = { title = "private", version = "1.0" }
    paths = { "/x" = { get = { "x-amazon-apigateway-integration" = { type = "HTTP_PROXY", httpMethod = "GET", uri = "https://ip-ranges.amazonaws.com/ip-ranges.json" } } } }
  })
  endpoint_configuration {
    types = ["PRIVATE"]
  }
}
resource "aws_api_gateway_rest_api_policy" "this" {
  rest_api_id = aws_api_gateway_rest_api.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "\${aws_api_gateway_rest_api.this.execution_arn}/*" }]
  })
}
resource "aws_api_gateway_deployment" "this" {
‹  rest_api_id = aws_api_gateway_rest_api.this.id
}
resource "aws_api_gateway_stage"|  rest_api_id = aws_api_gateway_rest_api.this.id
  depends_on = [aws_api_gateway_rest_api_policy.this]
}
resource "aws_api_gateway_stage"› "this" {
  rest_api_id = aws_api_gateway_rest_api.this.id
  deployment_id = aws_api_gateway_deployment.this.id
  stage_name = "dev"
}
`,
  ),
  // Prefix with an expression, no error_output_prefix.
  refusal(
    'firehose/prefix',
    thread('hashicorp/terraform-provider-aws/pull/13416'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_kinesis_firehose_delivery_stream" "test" {
  name = "test"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn = "arn:aws:iam::111122223333:role/firehose"
    bucket_arn = "arn:aws:s3:::logs-bucket"
‹    prefix = "test/dt|    error_output_prefix = "errors/!{firehose:error-output-type}/"
    prefix = "test/dt›=!{timestamp:yyyy-MM-dd}/"
  }
}
`,
  ),
  // S3:GetBucketAcl on the objects only.
  refusal(
    's3/bucket-policy',
    thread('ministryofjustice/modernisation-platform/pull/10762'),
    `provider "aws" {
  region = "eu-west-2"
}
resource "aws_s3_bucket" "logs" {
  bucket = "modernisation-platform-logs-cloudtrail"
}
resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "AclCheck", Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = ‹"s3:GetBucketAcl", Resource = "arn:aws:s3:::modernisation-platform-logs-cloudtrail/*"|"s3:GetBucketAcl", Resource = "arn:aws:s3:::modernisation-platform-logs-cloudtrail"› },
      { Sid = "Write", Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", Resource = "arn:aws:s3:::modernisation-platform-logs-cloudtrail/*" }
    ]
  })
}
`,
  ),
  // One text string of 392 characters.
  refusal(
    'route53/text-length',
    provider(46922),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_route53_zone" "main" {
  name = "example.com"
}
resource "aws_route53_record" "dkim_failure_repro" {
  zone_id = aws_route53_zone.main.zone_id
  name = "selector._domainkey.example.com"
  type = "TXT"
  ttl = 300
  records = [
    "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAMIIBIjANBgkqhkiG9w0BAQEF‹|\\"\\"›AAOCAQ8AMIIBCgKCAQEAMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAMIIBIjANBgkqhkiG9w0BA"
  ]
}
`,
  ),
  // Principal = "arn:..." instead of { AWS = ... }.
  refusal(
    'iam/resource-policy',
    provider(28609),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_secretsmanager_secret" "s" {
  name = "s"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["secretsmanager:Delete*", "secretsmanager:PutResourcePolicy", "secretsmanager:TagResource"]
      ‹Principal = "arn:aws:iam::111122223333:root"|Principal = { AWS = "arn:aws:iam::111122223333:root" }›
      Resource = "*"
    }]
  })
}
`,
  ),
  // Table with a customer key, replica without kms_key_arn.
  refusal(
    'dynamodb/replica-key',
    provider(17422),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_kms_key" "k" {
  description = "tables"
}
resource "aws_dynamodb_table" "t" {
  name = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key = "id"
  stream_enabled = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  attribute {
    name = "id"
    type = "S"
  }
  server_side_encryption {
    enabled = true
    kms_key_arn = aws_kms_key.k.arn
  }
  replica {
‹    region_name = "us-east-2"
|    region_name = "us-east-2"
    kms_key_arn = "arn:aws:kms:us-east-2:111122223333:key/1a2b3c4d-0000-4000-8000-000000000000"
›  }
}
`,
  ),
  // Name holds @.
  refusal(
    'ssm/parameter-name',
    thread('aws/aws-sdk-php/issues/1952'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_ssm_parameter" "p" {
  name = "/myPrefix/xmpt/‹support@gmail.com|support›"
  type = "String"
  value = "12345"
}
`,
  ),
  // Policy Version 2019-10-19.
  refusal(
    'iam/policy-version',
    thread('awsdocs/aws-cloudformation-user-guide/pull/623'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_secretsmanager_secret" "s" {
  name = "s"
}
resource "aws_secretsmanager_secret_policy" "p" {
  secret_arn = aws_secretsmanager_secret.s.arn
  policy = jsonencode({
    Version = "‹2019-10-19|2012-10-17›"
    Statement = [{
      Resource = "*"
      Action = "secretsmanager:DeleteSecret"
      Effect = "Deny"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
    }]
  })
}
`,
  ),
  // Application load balancer with one subnet.
  refusal(
    'load-balancer/subnets',
    thread('kasmtech/terraform/issues/5'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_lb" "kasm-alb" {
  name = "office-lb"
  internal = false
  load_balancer_type = "application"
  subnets = ‹[aws_subnet.a.id]|[aws_subnet.a.id, "subnet-0b"]›
}
`,
  ),
  // Two of its subnets lie in one zone.
  refusal(
    'load-balancer/one-subnet-a-zone',
    thread('robertdebock/terraform-aws-vault/issues/5'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "c" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.3.0/24"
  availability_zone = "eu-west-1b"
}
resource "aws_lb" "default" {
  load_balancer_type = "application"
  name = "vault"
  subnets = ‹[aws_subnet.a.id, aws_subnet.b.id, aws_subnet.c.id]|[aws_subnet.a.id, aws_subnet.c.id]›
}
`,
  ),
  // Access_logs to a bucket that has no policy.
  refusal(
    'load-balancer/log-bucket',
    thread('cn-terraform/terraform-aws-ecs-alb/pull/4'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "eu-west-1b"
}
resource "aws_s3_bucket" "logs" {
  bucket = "fnx-sonar-lb-logs"
}
resource "aws_lb" "lb" {
  name = "sonar-lb"
  load_balancer_type = "application"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
  access_logs {
    bucket = aws_s3_bucket.logs.id
    enabled = true
  }
}
‹|resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }, Action = "s3:PutObject", Resource = "arn:aws:s3:::fnx-sonar-lb-logs/*" }]
  })
}
›`,
  ),
  // Bucket policy lets delivery.logs.amazonaws.com write, not the account of load balancers of the region.
  refusal(
    'load-balancer/log-bucket',
    thread('terraform-aws-modules/terraform-aws-s3-bucket/issues/98'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "eu-west-1b"
}
resource "aws_s3_bucket" "logs" {
  bucket = "test"
}
resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = ‹"AWSLogDeliveryWrite", Effect = "Allow", Principal = { Service = "delivery.logs|"AWSLogDeliveryWrite", Effect = "Allow", Principal = { Service = "logdelivery.elasticloadbalancing›.amazonaws.com" }, Action = "s3:PutObject", Resource = "arn:aws:s3:::test/*", Condition = { StringEquals = { "s3:x-amz-acl" = "bucket-owner-full-control" } } },
      { Sid = "AWSLogDeliveryAclCheck", Effect = "Allow", Principal = { Service = "delivery.logs.amazonaws.com" }, Action = "s3:GetBucketAcl", Resource = "arn:aws:s3:::test" }
    ]
  })
}
resource "aws_lb" "alb" {
  name = "alb"
  load_balancer_type = "application"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
  depends_on = [aws_s3_bucket_policy.logs]
  access_logs {
    bucket = aws_s3_bucket.logs.id
    prefix = "alb"
    enabled = true
  }
}
`,
  ),
  // Log bucket encrypted with aws:kms.
  refusal(
    'load-balancer/log-encryption',
    thread('terraform-aws-modules/terraform-aws-alb/issues/61'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "eu-west-1b"
}
resource "aws_s3_bucket" "logs" {
  bucket = "my.bucketname"
}
resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "‹aws:kms|AES256›"
    }
  }
}
resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Sid = "AllowToPutLoadBalancerLogsToS3Bucket", Effect = "Allow", Principal = { AWS = "arn:aws:iam::156460612806:root" }, Action = "s3:PutObject", Resource = "arn:aws:s3:::my.bucketname/*" }]
  })
}
resource "aws_alb" "my_alb" {
  name = "my-alb"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
  depends_on = [aws_s3_bucket_policy.logs, aws_s3_bucket_server_side_encryption_configuration.logs]
  access_logs {
    bucket = aws_s3_bucket.logs.id
    enabled = true
  }
}
`,
  ),
  // TCP listener on an application load balancer.
  refusal(
    'load-balancer/listener-protocol',
    thread('hashicorp/terraform/issues/18126'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "eu-west-1b"
}
resource "aws_lb" "PblPcfHttpAlb" {
  name = "pcf"
  load_balancer_type = "application"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_lb_target_group" "PblPcfHttpAlbTargetGroup" {
  name = "pcf"
  port = 443
  protocol = "HTTPS"
  vpc_id = aws_vpc.v.id
}
resource "aws_lb_listener" "PblPcfHttpAlb443Listener" {
  load_balancer_arn = aws_lb.PblPcfHttpAlb.arn
  port = "443"
  protocol = ‹"TCP"|"HTTPS"
  certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1a2b"›
  default_action {
    target_group_arn = aws_lb_target_group.PblPcfHttpAlbTargetGroup.arn
    type = "forward"
  }
}
`,
  ),
  // HTTPS listener without certificate_arn.
  refusal(
    'load-balancer/listener-certificate',
    thread('terraform-aws-modules/terraform-aws-alb/issues/231'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.v.id
  cidr_block = "10.0.2.0/24"
  availability_zone = "eu-west-1b"
}
resource "aws_lb" "this" {
  name = "this"
  load_balancer_type = "application"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_lb_target_group" "main" {
  name = "main"
  port = 80
  protocol = "HTTP"
  vpc_id = aws_vpc.v.id
}
resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port = 443
‹  protocol = "HTTPS"
|  protocol = "HTTPS"
  certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1a2b"
›  default_action {
    target_group_arn = aws_lb_target_group.main.arn
    type = "forward"
  }
}
`,
  ),
  // Attachment does not wait for the permission.
  refusal(
    'load-balancer/function-permission',
    thread('aws-samples/serverless-patterns/pull/2803'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_lambda_function" "f" {
  function_name = "orders"
  role = "arn:aws:iam::111122223333:role/orders"
  s3_bucket = "code"
  s3_key = "orders.zip"
  handler = "index.handler"
  runtime = "nodejs22.x"
}
resource "aws_lambda_permission" "with_lb" {
  statement_id = "AllowExecutionFromlb"
  action = "lambda:InvokeFunction"
  function_name = aws_lambda_function.f.function_name
  principal = "elasticloadbalancing.amazonaws.com"
  source_arn = aws_lb_target_group.target_group.arn
}
resource "aws_lb_target_group" "target_group" {
  name = "myLambdaTargetGroup"
  target_type = "lambda"
}
resource "aws_lb_target_group_attachment" "target_group_attachment" {
  target_group_arn = aws_lb_target_group.target_group.arn
‹  target_id = aws_lambda_function.f.arn
|  target_id = aws_lambda_function.f.arn
  depends_on = [aws_lambda_permission.with_lb]
›}
`,
  ),
  // Policy of one bus names another bus as its Resource.
  refusal(
    'events/bus-policy-bus',
    provider(27976),
    `provider "aws" {
  region = "eu-central-1"
}
resource "aws_cloudwatch_event_bus" "ssm_ingress_deploy" {
  name = "ssm-ingress-deploy-event-bus"
}
resource "aws_cloudwatch_event_bus_policy" "ssm_ingress_deploy" {
  event_bus_name = aws_cloudwatch_event_bus.ssm_ingress_deploy.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Sid = "allow", Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:root" }, Action = "events:PutEvents", Resource = "arn:aws:events:eu-central-1:111122223333:‹event-bus/ssm-event-bus|event-bus/ssm-ingress-deploy-event-bus›" }]
  })
}
`,
  ),
  // Role_arn on a target that is a log group.
  refusal(
    'events/log-group-role',
    thread('terraform-aws-modules/terraform-aws-eventbridge/issues/136'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_cloudwatch_event_rule" "all" {
  name = "test-events"
  event_pattern = jsonencode({ source = ["aws.ec2"] })
}
resource "aws_cloudwatch_event_target" "log_all_events" {
  rule = aws_cloudwatch_event_rule.all.name
  arn = "arn:aws:logs:us-east-1:111122223333:log-group:/aws/events/test-partner-eb"
‹  role_arn = "arn:aws:iam::111122223333:role/events"
|›}
`,
  ),
  // Principal arn:aws:iam::123:root.
  refusal(
    'iam/resource-policy',
    thread('hashicorp/terraform/issues/31538'),
    `provider "aws" {
  region = "eu-central-1"
}
resource "aws_sns_topic" "topic" {
  name = "sample-topic"
}
locals {
  accounts = ‹[123, 345]|[111122223333, 444455556666]›
}
resource "aws_sns_topic_policy" "access" {
  count = length(local.accounts) == 0 ? 0 : 1
  arn = aws_sns_topic.topic.arn
  policy = data.aws_iam_policy_document.access.json
}
data "aws_iam_policy_document" "access" {
  statement {
    actions = ["sns:Subscribe"]
    effect = "Allow"
    resources = [aws_sns_topic.topic.arn]
    principals {
      identifiers = toset([for i in local.accounts : "arn:aws:iam::\${i}:root"])
      type = "AWS"
    }
  }
}
`,
  ),
  // Policy statement of a topic has no principal.
  refusal(
    'sns/topic-policy',
    thread('cloudposse/terraform-aws-sns-topic/pull/44'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_sns_topic" "this" {
  name = "deploy"
}
resource "aws_sns_topic_policy" "this" {
  arn = aws_sns_topic.this.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Id = "SNSTopicsPub"
    Statement = [{ ‹Effect = "Allow", Action|Effect = "Allow", Principal = { Service = "codedeploy.amazonaws.com" }, Action› = "sns:Publish", Resource = aws_sns_topic.this.arn }]
  })
}
`,
  ),
  // "Principle" instead of "Principal", "sns: Publish" with a space.
  refusal(
    'sns/topic-policy',
    thread('serverless/serverless/issues/5519'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_sns_topic" "main" {
  name = "main"
}
resource "aws_sns_topic_policy" "p" {
  arn = aws_sns_topic.main.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Id = "auraAllowSQSsend"
    Statement = [{ Effect = "Allow", Action = [‹"sns: Publish"|"sns:Publish"›], Resource = aws_sns_topic.main.arn, ‹Principle = |Principal = ›{ AWS = "*" } }]
  })
}
`,
  ),
  // Authorization_type JWT without authorizer_id.
  refusal(
    'http-api/jwt-route-needs-authorizer',
    thread('anomalyco/ion/issues/1104'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_apigatewayv2_api" "a" {
  name = "api"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_integration" "i" {
  api_id = aws_apigatewayv2_api.a.id
  integration_type = "HTTP_PROXY"
  integration_method = "ANY"
  integration_uri = "https://example.com"
}
resource "aws_apigatewayv2_route" "r" {
  api_id = aws_apigatewayv2_api.a.id
  route_key = "POST /generate/embedurl"
  target = "integrations/\${aws_apigatewayv2_integration.i.id}"
  authorization_type = ‹"JWT"|"NONE"›
}
`,
  ),
  // Authorization_scopes on a route of type CUSTOM.
  refusal(
    'http-api/scopes-need-jwt',
    thread('aws/aws-cdk/pull/27576'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_apigatewayv2_api" "a" {
  name = "api"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_integration" "i" {
  api_id = aws_apigatewayv2_api.a.id
  integration_type = "HTTP_PROXY"
  integration_method = "ANY"
  integration_uri = "https://example.com"
}
resource "aws_lambda_function" "f" {
  function_name = "orders"
  role = "arn:aws:iam::111122223333:role/orders"
  s3_bucket = "code"
  s3_key = "orders.zip"
  handler = "index.handler"
  runtime = "nodejs22.x"
}
resource "aws_apigatewayv2_authorizer" "z" {
  api_id = aws_apigatewayv2_api.a.id
  authorizer_type = "REQUEST"
  name = "z"
  authorizer_uri = aws_lambda_function.f.invoke_arn
  identity_sources = ["$request.header.Authorization"]
  authorizer_payload_format_version = "2.0"
}
resource "aws_apigatewayv2_route" "r" {
  api_id = aws_apigatewayv2_api.a.id
  route_key = "GET /books"
  target = "integrations/\${aws_apigatewayv2_integration.i.id}"
  authorization_type = "CUSTOM"
  authorizer_id = aws_apigatewayv2_authorizer.z.id
‹  authorization_scopes = ["read:books"]
|›}
`,
  ),
  // Scalable target function:name:$LATEST.
  refusal(
    'autoscaling/resource-id',
    thread('pulumi/pulumi-aws/issues/822'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_appautoscaling_target" "t" {
  service_namespace = "lambda"
  resource_id = "function:‹some_lambda:$LATEST|some_lambda:live›"
  min_capacity = 1
  max_capacity = 10
  scalable_dimension = "lambda:function:ProvisionedConcurrency"
}
`,
  ),
  // Origin domain_name is the whole url of a function.
  refusal(
    'cloudfront/attribute',
    thread('aws/aws-cdk/issues/20090'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_lambda_function" "f" {
  function_name = "orders"
  role = "arn:aws:iam::111122223333:role/orders"
  s3_bucket = "code"
  s3_key = "orders.zip"
  handler = "index.handler"
  runtime = "nodejs22.x"
}
resource "aws_lambda_function_url" "u" {
  function_name = aws_lambda_function.f.function_name
  authorization_type = "NONE"
}
resource "aws_cloudfront_distribution" "d" {
  enabled = true
  origin {
    domain_name = ‹aws_lambda_function_url.u.function_url
|split("/", aws_lambda_function_url.u.function_url)[2]
›    origin_id = "o"
    custom_origin_config {
      http_port = 80
      https_port = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id = "o"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods = ["GET", "HEAD"]
    cached_methods = ["GET", "HEAD"]
    cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"
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
  // Principal amazonaws.com.
  refusal(
    'lambda/permission-principal',
    thread('Pocket/terraform-modules/pull/1037'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_lambda_function" "f" {
  function_name = "orders"
  role = "arn:aws:iam::111122223333:role/orders"
  s3_bucket = "code"
  s3_key = "orders.zip"
  handler = "index.handler"
  runtime = "nodejs22.x"
}
resource "aws_lambda_permission" "p" {
  action = "lambda:InvokeFunction"
  function_name = aws_lambda_function.f.function_name
  principal = ‹"amazonaws.com"|"apigateway.amazonaws.com"›
}
`,
  ),
  // Vpc_config, role has AWSLambdaBasicExecutionRole only.
  refusal(
    'lambda/vpc-role',
    thread('cloudposse/terraform-aws-lambda-function/issues/13'),
    `provider "aws" {
  region = "eu-west-1"
}
resource "aws_iam_role" "r" {
  name = "r"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy_attachment" "logs" {
  role = aws_iam_role.r.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/‹AWSLambdaBasicExecutionRole|AWSLambdaVPCAccessExecutionRole›"
}
resource "aws_lambda_function" "f" {
  function_name = "orders"
  role = aws_iam_role.r.arn
  s3_bucket = "code"
  s3_key = "orders.zip"
  handler = "index.handler"
  runtime = "nodejs22.x"
  depends_on = [aws_iam_role_policy_attachment.logs]
  vpc_config {
    security_group_ids = ["sg-0123456789abcdef0"]
    subnet_ids = ["subnet-0123456789abcdef0"]
  }
}
`,
  ),
  // Alarm_actions holds a topic of another region.
  refusal(
    'alarm/topic-region',
    thread('cds-snc/covid-alert-portal/pull/333'),
    `provider "aws" {
  region = "ca-central-1"
}
provider "aws" {
  alias = "us-east-1"
  region = "us-east-1"
}
‹resource "aws_sns_topic" "alert" {
|resource "aws_sns_topic" "alert" {
  provider = aws.us-east-1
›  name = "alert"
}
resource "aws_cloudwatch_metric_alarm" "route53_ddos" {
  provider = aws.us-east-1
  alarm_name = "Route53DDoS"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods = 1
  metric_name = "DDoSDetected"
  namespace = "AWS/DDoSProtection"
  period = 60
  statistic = "Sum"
  threshold = 0
  alarm_actions = [aws_sns_topic.alert.arn]
}
`,
  ),
  // Policy of the default bus (no event_bus_name) names a custom bus.
  refusal(
    'events/bus-policy-bus',
    thread('aws/aws-cdk/issues/14371'),
    `provider "aws" {
  region = "ap-southeast-2"
}
resource "aws_cloudwatch_event_bus" "bus" {
  name = "my-custom-eventbus"
}
‹resource "aws_cloudwatch_event_bus_policy" "p" {
|resource "aws_cloudwatch_event_bus_policy" "p" {
  event_bus_name = aws_cloudwatch_event_bus.bus.name
›  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Sid = "crossAccountAccess", Effect = "Allow", Principal = { AWS = ["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:root"] }, Action = ["events:PutEvents"], Resource = "arn:aws:events:ap-southeast-2:111122223333:event-bus/my-custom-eventbus" }]
  })
}
`,
  ),
  // Aws_cloudwatch_event_permission for a partner bus.
  refusal(
    'events/permission-bus',
    provider(37693),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_cloudwatch_event_bus" "device-changes" {
  name = "aws.partner/mongodb.com/stitch.trigger/000000000000000000000000"
  event_source_name = "aws.partner/mongodb.com/stitch.trigger/000000000000000000000000"
}
resource "aws_cloudwatch_event_permission" "mongodb_partner_event_source_permission" {
  principal = "*"
  statement_id = "Allow_MongoDB_Partner_Event_Source"
  action = "events:PutEvents"
  event_bus_name = "‹aws.partner/mongodb.com/stitch.trigger/000000000000000000000000|orders›"
}
`,
  ),
  // Alias of type A to a name of the same zone that has a CNAME only.
  refusal(
    'route53/alias-record-type',
    thread('rust-lang/simpleinfra/pull/907'),
    `provider "aws" {
  region = "us-east-1"
}
resource "aws_route53_zone" "z" {
  name = "crates.io"
}
resource "aws_route53_record" "fastly" {
  zone_id = aws_route53_zone.z.zone_id
  name = "fastly-app.crates.io"
‹  type = "CNAME"
  ttl = 300
  records = ["j.sni.global.fastly.net"]|  type = "A"
  ttl = 300
  records = ["151.101.1.1"]›
}
resource "aws_route53_record" "weighted_webapp_fastly_apex" {
  zone_id = aws_route53_zone.z.zone_id
  name = "crates.io"
  type = "A"
  set_identifier = "fastly"
  weighted_routing_policy {
    weight = 1
  }
  alias {
    name = aws_route53_record.fastly.fqdn
    zone_id = aws_route53_zone.z.zone_id
    evaluate_target_health = false
  }
}
`,
  ),
];
