import { lambda, lambdaWith, method, policyOf, restApi, restIntegration, table } from './pieces';
import { provider, type Refusal, refusal, thread } from './refusal';

const block = (type: string, name: string, body: string): string => `resource "${type}" "${name}" {\n${body}\n}\n`;
const deployment = (more: string): string =>
  block(
    'aws_api_gateway_deployment',
    'd',
    `rest_api_id = aws_api_gateway_rest_api.a.id\n${more}\ndepends_on = [aws_api_gateway_integration.i]`,
  );
const restStage = block(
  'aws_api_gateway_stage',
  's',
  'rest_api_id = aws_api_gateway_rest_api.a.id\ndeployment_id = aws_api_gateway_deployment.d.id\nstage_name = "dev"',
);
const served = restApi + method() + restIntegration();
const bucket = block('aws_s3_bucket', 'b', 'bucket = "orders"');
const elsewhere = '"arn:aws:lambda:ap-southeast-2:111122223333:function:insert"';
const distribution = (origin: string): string =>
  block(
    'aws_cloudfront_distribution',
    'd',
    `enabled = true\norigin {\n  origin_id = "o"\n  ${origin}\n}\ndefault_cache_behavior {\n  target_origin_id = "o"\n  viewer_protocol_policy = "redirect-to-https"\n  allowed_methods = ["GET", "HEAD"]\n  cached_methods = ["GET", "HEAD"]\n  cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"\n}\nrestrictions {\n  geo_restriction {\n    restriction_type = "none"\n  }\n}\nviewer_certificate {\n  cloudfront_default_certificate = true\n}`,
  );
const custom =
  'custom_origin_config {\n  http_port = 80\n  https_port = 443\n  origin_protocol_policy = "https-only"\n  origin_ssl_protocols = ["TLSv1.2"]\n}';

/**
 * Refusals of APIs, functions and what stands around them. 52 that the provider plans without complaint were written down blind, from the public
 * threads alone; the guard refused 44 of them for the right reason at its first run. 41 of the threads are of earlier collections: of the 11 that no
 * collection and no rule names, it refused 8. 36 are not repeated here, because an earlier collection has the same thread with the same cause.
 * Two stay unrefused: a stage that logs before the role of its account is set (aws-samples/serverless-patterns/issues/620), which an account may
 * have already, is refused with --no-account-role alone; an authorizer without identity sources and TTL (hashicorp/terraform-provider-aws/pull/32629)
 * is taken, because the provider sends no TTL for it since that change.
 */
export const tenthCollection: readonly Refusal[] = [
  // The region is a word, and the function around it of the configuration.
  refusal(
    'rest-api/authorizer-invoke-arn',
    thread('hashicorp/terraform-provider-aws/pull/1757'),
    lambda +
      restApi +
      block(
        'aws_api_gateway_authorizer',
        'z',
        'name = "z"\nrest_api_id = aws_api_gateway_rest_api.a.id\nauthorizer_uri = "arn:aws:apigateway:‹region|eu-west-1›:lambda:path/2015-03-31/functions/${aws_lambda_function.f.arn}/invocations"',
      ),
  ),
  // "Provisioned Concurrency Configs cannot be applied to unpublished function versions."
  refusal(
    'lambda/provisioned-needs-version',
    provider(12120),
    lambdaWith('‹|publish = true›') +
      block(
        'aws_lambda_alias',
        'l',
        'name = "live"\nfunction_name = aws_lambda_function.f.function_name\nfunction_version = aws_lambda_function.f.version',
      ) +
      block(
        'aws_lambda_provisioned_concurrency_config',
        'p',
        'function_name = aws_lambda_alias.l.function_name\nqualifier = aws_lambda_alias.l.name\nprovisioned_concurrent_executions = 1',
      ),
  ),
  // "the environment variables you have provided exceeded the 4KB limit"
  refusal(
    'lambda/environment-size',
    provider(33893),
    lambdaWith(
      `environment {\n    variables = {\n      greeting = "‹${'Some value. '.repeat(400)}|Hello.›"\n    }\n  }`,
    ),
  ),
  // "API Gateway V1 doesn't support the slash character (/) in base path mappings."
  refusal(
    'domain/base-path-level',
    provider(21986),
    `${served}${deployment('')}${restStage}${block(
      'aws_api_gateway_base_path_mapping',
      'm',
      'api_id = aws_api_gateway_rest_api.a.id\nstage_name = aws_api_gateway_stage.s.stage_name\ndomain_name = "api.example.org"\nbase_path = "‹api/v1|v1›"',
    )}`,
  ),
  // "Stage already exists"
  refusal('rest-api/stage-made-twice', provider(14424), served + deployment('‹stage_name = "dev"|›') + restStage),
  // Nothing listens on the port of the group.
  refusal(
    'load-balancer/alb-target',
    provider(38987),
    `${block('aws_lb', 'inner', 'name = "inner"\ninternal = true\nload_balancer_type = "application"\nsubnets = ["subnet-0a", "subnet-0b"]')}${block(
      'aws_lb_target_group',
      'g',
      'name = "g"\nport = 443\nprotocol = "TCP"\nvpc_id = "vpc-0a"\ntarget_type = "alb"',
    )}‹|${block(
      'aws_lb_listener',
      'inner',
      'load_balancer_arn = aws_lb.inner.arn\nport = 443\nprotocol = "HTTPS"\ncertificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/c"\ndefault_action {\n  type = "fixed-response"\n  fixed_response {\n    content_type = "text/plain"\n  }\n}',
    )}›${block('aws_lb_target_group_attachment', 'a', 'target_group_arn = aws_lb_target_group.g.arn\ntarget_id = aws_lb.inner.arn\nport = 443\n‹|depends_on = [aws_lb_listener.inner]›')}`,
  ),
  // "AssumeRole policy must contain principals."
  refusal(
    'iam/trust-principal',
    thread('hashicorp/terraform/issues/1882'),
    block(
      'aws_iam_role',
      'r',
      `name = "describe"\nassume_role_policy = ${policyOf('Effect = "Allow", Action = "sts:AssumeRole"‹|, Principal = { Service = "ec2.amazonaws.com" }›')}`,
    ),
  ),
  // The permission comes beside the notification.
  refusal(
    's3/notification-permission',
    thread('hashicorp/terraform/issues/19756'),
    `${bucket}${block(
      'aws_lambda_permission',
      'p',
      `statement_id = "AllowExecutionFromS3Bucket"\naction = "lambda:InvokeFunction"\nfunction_name = ${elsewhere}\nprincipal = "s3.amazonaws.com"\nsource_arn = aws_s3_bucket.b.arn`,
    )}${block(
      'aws_s3_bucket_notification',
      'n',
      `bucket = aws_s3_bucket.b.id\nlambda_function {\n  lambda_function_arn = ${elsewhere}\n  events = ["s3:ObjectCreated:*"]\n}\n‹|depends_on = [aws_lambda_permission.p]›`,
    )}`,
  ),
  // S3 may not use the key of AWS for queues.
  refusal(
    's3/notification-key',
    thread('hashicorp/terraform/issues/28360'),
    `${bucket}${block('aws_sqs_queue', 'q', 'name = "q"\n‹kms_master_key_id = "alias/aws/sqs"|sqs_managed_sse_enabled = true›')}${block(
      'aws_sqs_queue_policy',
      'p',
      `queue_url = aws_sqs_queue.q.id\npolicy = ${policyOf('Effect = "Allow", Action = "sqs:SendMessage", Principal = { Service = "s3.amazonaws.com" }, Resource = aws_sqs_queue.q.arn')}`,
    )}${block(
      'aws_s3_bucket_notification',
      'n',
      'bucket = aws_s3_bucket.b.id\nqueue {\n  queue_arn = aws_sqs_queue.q.arn\n  events = ["s3:ObjectCreated:*"]\n}\ndepends_on = [aws_sqs_queue_policy.p]',
    )}`,
  ),
  // A rule of a managed group has neither action nor override_action.
  refusal(
    'waf/rule-action',
    thread('cloud-gov/terraform-provision/pull/1149'),
    block(
      'aws_wafv2_web_acl',
      'w',
      'name = "core"\nscope = "REGIONAL"\ndefault_action {\n  allow {}\n}\nrule {\n  name = "ips"\n  priority = 0\n  ‹|override_action {\n    none {}\n  }›\n  statement {\n    managed_rule_group_statement {\n      name = "AWSManagedRulesAnonymousIpList"\n      vendor_name = "AWS"\n    }\n  }\n  visibility_config {\n    cloudwatch_metrics_enabled = true\n    metric_name = "ips"\n    sampled_requests_enabled = true\n  }\n}\nvisibility_config {\n  cloudwatch_metrics_enabled = true\n  metric_name = "core"\n  sampled_requests_enabled = true\n}',
    ),
  ),
  // The origin is a load balancer of the configuration.
  refusal(
    'cloudfront/origin-kind',
    provider(18872),
    block('aws_lb', 'b', 'name = "front"\nload_balancer_type = "application"\nsubnets = ["subnet-0a", "subnet-0b"]') +
      distribution(`domain_name = aws_lb.b.dns_name\n  ‹|${custom}›`),
  ),
  // The stream is not mentioned at all: AWS turns it on, and the next apply wants it off.
  refusal(
    'dynamodb/replica-stream',
    thread('terraform-aws-modules/terraform-aws-dynamodb-table/pull/30'),
    table(
      'billing_mode = "PAY_PER_REQUEST"\n  ‹|stream_enabled = true\n  stream_view_type = "NEW_AND_OLD_IMAGES"›\n  replica {\n    region_name = "eu-west-2"\n  }',
    ),
  ),
  // "We currently do not support adding policies for $LATEST."
  refusal(
    'lambda/permission-qualifier-latest',
    thread('terraform-aws-modules/terraform-aws-lambda/issues/236'),
    lambdaWith('publish = ‹false|true›') +
      block('aws_cloudwatch_event_rule', 'e', 'name = "hourly"\nschedule_expression = "rate(1 hour)"') +
      block(
        'aws_lambda_permission',
        'p',
        'function_name = aws_lambda_function.f.function_name\nqualifier = aws_lambda_function.f.version\nstatement_id = "Hourly"\naction = "lambda:InvokeFunction"\nprincipal = "events.amazonaws.com"\nsource_arn = aws_cloudwatch_event_rule.e.arn',
      ),
  ),
  // The code is in a bucket of another region.
  refusal(
    'lambda/bucket-region',
    thread('hashicorp/terraform/issues/16821'),
    `provider "aws" {\n  region = "eu-west-1"\n}\nprovider "aws" {\n  alias = "central"\n  region = "eu-central-1"\n}\n${block('aws_s3_bucket', 'code', '‹provider = aws.central|›\nbucket = "artifacts"')}${lambda.replace('"b"', 'aws_s3_bucket.code.id')}`,
  ),
];
