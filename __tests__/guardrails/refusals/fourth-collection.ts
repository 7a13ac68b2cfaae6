import { lambda, lambdaWith, method, policyOf, queue, reading, restApi, table } from './pieces';
import { provider, type Refusal, refusal, thread } from './refusal';

const parameter = (name: string, value: string): string =>
  `resource "aws_ssm_parameter" "p" {\n  name = "${name}"\n  type = "SecureString"\n  value = "${value}"\n}\n`;
const distribution = (origin: string, certificate: string): string =>
  `resource "aws_cloudfront_distribution" "d" {\n  enabled = true\n  aliases = ["orders.example.com"]\n  origin {\n    domain_name = "orders.example.org"\n    origin_id = "o"\n    ${origin}\n  }\n  default_cache_behavior {\n    allowed_methods = ["GET", "HEAD"]\n    cached_methods = ["GET", "HEAD"]\n    target_origin_id = "o"\n    viewer_protocol_policy = "redirect-to-https"\n    cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"\n  }\n  restrictions {\n    geo_restriction {\n      restriction_type = "none"\n    }\n  }\n  viewer_certificate {\n    acm_certificate_arn = ${certificate}\n    ssl_support_method = "sni-only"\n  }\n}\n`;
const custom =
  'custom_origin_config {\n      http_port = 80\n      https_port = 443\n      origin_protocol_policy = "https-only"\n      origin_ssl_protocols = ["TLSv1.2"]\n    }';
const inVirginia = '"arn:aws:acm:us-east-1:111122223333:certificate/c"';
const bucketPolicy = (statement: string): string =>
  `resource "aws_s3_bucket" "b" {\n  bucket = "orders"\n}\nresource "aws_s3_bucket_policy" "p" {\n  bucket = aws_s3_bucket.b.id\n  policy = ${policyOf(statement)}\n}\n`;
const account = 'Principal = { AWS = "arn:aws:iam::111122223333:root" }';

/** Refusals collected after the rules for the third collection were written, and written down before the guard was run on them. */
export const fourthCollection: readonly Refusal[] = [
  refusal('ssm/parameter-name', thread('DefangLabs/defang/issues/348'), parameter('‹ssm-|›orders-secret', 'x')),
  refusal(
    'ssm/parameter-value',
    thread('crossplane-contrib/provider-upjet-aws/issues/1559'),
    parameter('/orders/secret', '‹|x›'),
  ),
  refusal(
    'event-source/queue-batch',
    thread('ansible-collections/amazon.aws/issues/1995'),
    lambda +
      queue('visibility_timeout_seconds = 60') +
      reading('batch_size = 100\n  ‹|maximum_batching_window_in_seconds = 1›'),
  ),
  refusal('cloudfront/origin-kind', provider(18872), distribution(`‹|${custom}›`, inVirginia)),
  refusal(
    'cloudfront/certificate-region',
    provider(13489),
    distribution(custom, '"arn:aws:acm:‹eu-west-1|us-east-1›:111122223333:certificate/c"'),
  ),
  refusal(
    'dynamodb/replica-stream',
    thread('terraform-aws-modules/terraform-aws-dynamodb-table/pull/30'),
    table(
      'billing_mode = "PAY_PER_REQUEST"\n  stream_enabled = ‹false|true\n  stream_view_type = "NEW_AND_OLD_IMAGES"›\n  replica {\n    region_name = "eu-central-1"\n  }',
    ),
  ),
  refusal(
    'logs/name-prefix',
    thread('aws-solutions/application-monitoring-with-amazon-cloudwatch/issues/11'),
    'resource "aws_cloudwatch_log_group" "g" {\n  name = "‹|/›aws/cwagent"\n  retention_in_days = 30\n}\n',
  ),
  refusal(
    's3/bucket-policy',
    thread('hashicorp/terraform/issues/23570'),
    bucketPolicy(
      `Effect = "Allow", ${account}, Action = "s3:*", Resource = ["‹arn:aws:s3:::|›\${aws_s3_bucket.b.arn}/*"]`,
    ),
  ),
  refusal(
    's3/bucket-policy',
    thread('hashicorp/terraform/issues/28688'),
    bucketPolicy(
      `Effect = "Allow", ‹|${account}, ›Action = ["s3:GetBucketLocation"], Resource = "arn:aws:s3:::orders"`,
    ),
  ),
  refusal(
    's3/bucket-policy',
    thread('wandb/terraform-aws-wandb/issues/156'),
    bucketPolicy(
      `Effect = "Allow", ${account}, Action = ["s3:GetObject"‹, "s3:ListBucket"|›], Resource = ["\${aws_s3_bucket.b.arn}/*"]`,
    ),
  ),
  refusal(
    'iam/policy-statement',
    thread('ministryofjustice/modernisation-platform-environments/pull/590'),
    `resource "aws_s3_bucket" "b" {\n  bucket = "orders"\n}\nresource "aws_iam_policy" "p" {\n  name = "p"\n  policy = ${policyOf('Effect = "Allow", Action = "s3:ListBucket", Resource = aws_s3_bucket.b.‹id|arn›')}\n}\n`,
  ),
  refusal(
    'http-api/cors-credentials-need-named-origins',
    thread('aws/aws-cdk/issues/9076'),
    `resource "aws_apigatewayv2_api" "a" {\n  name = "a"\n  protocol_type = "HTTP"\n  cors_configuration {\n    allow_credentials = true\n    allow_headers = ["authorization"]\n    allow_methods = ["GET"]\n    allow_origins = ["‹*|https://orders.example.com›"]\n  }\n}\n`,
  ),
  refusal(
    'tags/limits',
    thread('aws/aws-cdk/issues/23737'),
    'resource "aws_apigatewayv2_domain_name" "d" {\n  domain_name = "api.example.io"\n  domain_name_configuration {\n    certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/c"\n    endpoint_type = "REGIONAL"\n    security_policy = "TLS_1_2"\n  }\n  tags = { "‹aws:|›cloudformation" = "x" }\n}\n',
  ),
  refusal(
    'lambda/layer-arns',
    thread('aws/aws-sam-cli/issues/7445'),
    lambdaWith(
      'layers = ["arn:aws:lambda:ap-northeast-1:133490724326:layer:AWS-Parameters-and-Secrets-Lambda-Extension‹|:12›"]',
    ),
  ),
  refusal(
    'rest-api/deployment-after-methods',
    thread('serverless/serverless/issues/5100'),
    `${restApi}${method()}‹|resource "aws_api_gateway_integration" "i" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  resource_id = aws_api_gateway_rest_api.a.root_resource_id\n  http_method = aws_api_gateway_method.m.http_method\n  type = "MOCK"\n}›\nresource "aws_api_gateway_deployment" "d" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  depends_on = [aws_api_gateway_method.m‹|, aws_api_gateway_integration.i›]\n}\n`,
  ),
  refusal(
    'sns/topic-arn',
    thread('localstack/localstack/issues/10141'),
    `resource "aws_sns_topic" "t" {\n  name = "t"\n}\n${queue()}resource "aws_sns_topic_subscription" "s" {\n  topic_arn = aws_sns_topic.t.‹name|arn›\n  protocol = "sqs"\n  endpoint = aws_sqs_queue.q.arn\n}\n`,
  ),
  refusal(
    'sns/topic-region',
    thread('sinergise/Sentinel2ProductIngestor/issues/2'),
    'provider "aws" {\n  region = "‹us-west-2|eu-west-1›"\n}\nresource "aws_sns_topic_subscription" "s" {\n  topic_arn = "arn:aws:sns:eu-west-1:214830741341:NewSentinel2Product"\n  protocol = "lambda"\n  endpoint = "arn:aws:lambda:us-west-2:111122223333:function:test"\n}\n',
  ),
  refusal(
    'cloudfront/certificate-waits',
    provider(2418),
    `resource "aws_acm_certificate" "c" {\n  domain_name = "orders.example.com"\n  validation_method = "DNS"\n  lifecycle {\n    create_before_destroy = true\n  }\n}\nresource "aws_route53_record" "v" {\n  for_each = { for one in aws_acm_certificate.c.domain_validation_options : one.domain_name => one }\n  zone_id = "Z1"\n  name = each.value.resource_record_name\n  type = each.value.resource_record_type\n  records = [each.value.resource_record_value]\n  ttl = 60\n}\nresource "aws_acm_certificate_validation" "c" {\n  certificate_arn = aws_acm_certificate.c.arn\n  validation_record_fqdns = [for one in aws_route53_record.v : one.fqdn]\n}\n${distribution(custom, '‹aws_acm_certificate.c.arn|aws_acm_certificate_validation.c.certificate_arn›')}`,
  ),
  refusal(
    'waf/log-destination',
    thread('YumaInaura/YumaInaura/issues/4006'),
    'resource "aws_wafv2_web_acl" "w" {\n  name = "w"\n  scope = "REGIONAL"\n  default_action {\n    allow {}\n  }\n  visibility_config {\n    cloudwatch_metrics_enabled = true\n    metric_name = "w"\n    sampled_requests_enabled = true\n  }\n}\nresource "aws_cloudwatch_log_group" "g" {\n  name = "‹|aws-waf-logs-›example"\n  retention_in_days = 30\n}\nresource "aws_wafv2_web_acl_logging_configuration" "l" {\n  log_destination_configs = [aws_cloudwatch_log_group.g.arn]\n  resource_arn = aws_wafv2_web_acl.w.arn\n}\n',
  ),
];
