import { eventRule, lambdaWith, policyOf, poolClient, restApi } from './pieces';
import { provider, type Refusal, refusal, thread } from './refusal';

const block = (type: string, name: string, body: string): string => `resource "${type}" "${name}" {\n${body}\n}\n`;
const arn = (service: string, name: string): string => `"arn:aws:${service}:eu-west-1:111122223333:${name}"`;
const target = (name: string, more: string): string =>
  eventRule('schedule_expression = "rate(5 minutes)"') +
  block('aws_cloudwatch_event_target', 't', `rule = aws_cloudwatch_event_rule.e.name\narn = ${name}\n${more}`);
const parameter = (name: string, value: string): string =>
  block('aws_ssm_parameter', 'p', `name = "${name}"\ntype = "String"\nvalue = "${value}"`);
const addresses = (one: string): string =>
  block(
    'aws_wafv2_ip_set',
    's',
    `name = "office"\nscope = "REGIONAL"\nip_address_version = "IPV4"\naddresses = ["${one}"]`,
  );
const loadBalancer = (name: string, type: string): string =>
  block('aws_lb', name, `name = "${name}"\nload_balancer_type = "${type}"\nsubnets = ["subnet-0a", "subnet-0b"]`);
const listener = (name: string, of: string, more: string): string =>
  block('aws_lb_listener', name, `load_balancer_arn = aws_lb.${of}.arn\n${more}`);
const forwarding = (group: string): string =>
  `default_action {\n  type = "forward"\n  target_group_arn = aws_lb_target_group.${group}.arn\n}`;
const distribution = (origin: string, more = ''): string =>
  block(
    'aws_cloudfront_distribution',
    'd',
    `enabled = true\n${more}\norigin {\n  origin_id = "o"\n  ${origin}\n}\ndefault_cache_behavior {\n  target_origin_id = "o"\n  viewer_protocol_policy = "redirect-to-https"\n  allowed_methods = ["GET", "HEAD"]\n  cached_methods = ["GET", "HEAD"]\n  cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"\n}\nrestrictions {\n  geo_restriction {\n    restriction_type = "none"\n  }\n}\nviewer_certificate {\n  cloudfront_default_certificate = true\n}`,
  );

/**
 * Refusals of targets, parameters, address sets, load balancers, distributions, clients, images, keys and filters. Each operation was searched
 * for with the exception that it answers with, 28 searches in all; what is here is every thread of the answers that holds AWS's answer and its
 * cause, shows both in arguments, and was in no collection before. Written down before the guard was run on them. One more was written down,
 * hashicorp/terraform/issues/7486: a response that does not wait for its integration, but for something that takes as long. It stays a race.
 * The function in a network was first written down with a policy that it does not wait for; its thread is of a policy that is missing.
 */
export const seventhCollection: readonly Refusal[] = [
  refusal(
    'events/cron',
    thread('cds-snc/notification-terraform/pull/344'),
    eventRule('schedule_expression = "cron(*/1 * * * ‹*|? *›)"'),
  ),
  refusal(
    'events/rate',
    thread('stackshy/cloudemu/pull/1120'),
    eventRule('schedule_expression = "rate(1 minute‹s|›)"'),
  ),
  refusal(
    'events/target-role',
    thread('hashicorp/terraform-provider-aws/pull/19913'),
    target(arn('states', 'stateMachine:Workflow'), '‹|role_arn = "arn:aws:iam::111122223333:role/events"›'),
  ),
  refusal(
    'route53/zone-name-servers',
    thread('d-velop/dvelop-app-template-cs/issues/39'),
    `${block('aws_route53_zone', 'z', 'name = "app1.example.com"')}${block('aws_route53_record', 'ns', '‹|allow_overwrite = true›\nzone_id = aws_route53_zone.z.zone_id\nname = aws_route53_zone.z.name\ntype = "NS"\nttl = 30\nrecords = aws_route53_zone.z.name_servers')}`,
  ),
  refusal(
    'load-balancer/listener-certificate',
    thread('USEPA/webcms/pull/526'),
    `${loadBalancer('front', 'network')}${block('aws_lb_target_group', 'g', 'name = "g"\nport = 443\nprotocol = "TCP"\nvpc_id = "vpc-0a"')}${listener('https', 'front', `port = 443\nprotocol = "TCP"\n‹ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"|›\n${forwarding('g')}`)}`,
  ),
  refusal(
    'load-balancer/alb-target',
    provider(38987),
    `${loadBalancer('inner', 'application')}${block('aws_lb_target_group', 'web', 'name = "web"\nport = 80\nprotocol = "HTTP"\nvpc_id = "vpc-0a"')}${listener('inner', 'inner', `port = ‹80|443›\nprotocol = "HTTP"\n${forwarding('web')}`)}${block('aws_lb_target_group', 'g', 'name = "g"\nport = 443\nprotocol = "TCP"\nvpc_id = "vpc-0a"\ntarget_type = "alb"')}${block('aws_lb_target_group_attachment', 'a', 'target_group_arn = aws_lb_target_group.g.arn\ntarget_id = aws_lb.inner.arn\nport = 443\n‹|depends_on = [aws_lb_listener.inner]›')}`,
  ),
  refusal(
    'cloudfront/website-origin',
    provider(33214),
    `${block('aws_s3_bucket', 'b', 'bucket = "site"')}${block('aws_s3_bucket_website_configuration', 'w', 'bucket = aws_s3_bucket.b.id\nindex_document {\n  suffix = "index.html"\n}')}${block('aws_cloudfront_origin_access_control', 'c', 'name = "c"\norigin_access_control_origin_type = "s3"\nsigning_behavior = "always"\nsigning_protocol = "sigv4"')}${distribution('domain_name = ‹aws_s3_bucket_website_configuration.w.website_endpoint|aws_s3_bucket.b.bucket_regional_domain_name›\n  origin_access_control_id = aws_cloudfront_origin_access_control.c.id')}`,
  ),
  refusal(
    'cloudfront/alias-form',
    thread('cloudflare/Stout/issues/40'),
    distribution('domain_name = "site.s3.eu-west-1.amazonaws.com"', '‹aliases = ["uniquebucketname9308433270"]|›'),
  ),
  refusal('ssm/parameter-name', provider(7251), parameter('‹|/›shop/prod/version', '1')),
  refusal(
    'ssm/parameter-value',
    thread('ministryofjustice/modernisation-platform/pull/8116'),
    parameter('cortex_account_id', '‹|placeholder›'),
  ),
  refusal(
    'rest-api/method-path-form',
    provider(15855),
    `${restApi}${block('aws_api_gateway_resource', 'p', 'rest_api_id = aws_api_gateway_rest_api.a.id\nparent_id = aws_api_gateway_rest_api.a.root_resource_id\npath_part = "{proxy+}"')}${block('aws_api_gateway_method_settings', 's', 'rest_api_id = aws_api_gateway_rest_api.a.id\nstage_name = "live"\nmethod_path = "{proxy+}/ANY‹/|›"\nsettings {\n  throttling_burst_limit = 10\n  throttling_rate_limit = 10\n}')}`,
  ),
  refusal(
    'iam/resource-policy',
    thread('cloudposse/terraform-aws-vpc-flow-logs-s3-bucket/pull/27'),
    block(
      'aws_kms_key',
      'k',
      `policy = ${policyOf('Effect = "Allow", Action = "kms:*", Resource = "*", Principal = { AWS = "arn:aws:‹|iam:›:111122223333:root" }')}`,
    ),
  ),
  refusal(
    'logs/filter-pattern',
    thread('newrelic/serverless-newrelic-lambda-layers/issues/36'),
    block(
      'aws_cloudwatch_log_subscription_filter',
      's',
      `name = "s"\nlog_group_name = "g"\ndestination_arn = ${arn('kinesis', 'stream/s')}\nrole_arn = "arn:aws:iam::111122223333:role/logs"\nfilter_pattern = "‹?\\"|›?REPORT ?NR_LAMBDA_MONITORING ?\\"Task timed out\\"‹\\"|›"`,
    ),
  ),
  refusal(
    'lambda/vpc-role',
    thread('nozaq/terraform-aws-lambda-auto-package/pull/9'),
    `${block('aws_iam_role', 'r', `name = "r"\nassume_role_policy = ${policyOf('Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" }')}`)}${block('aws_iam_role_policy_attachment', 'v', 'role = aws_iam_role.r.name\npolicy_arn = "arn:aws:iam::aws:policy/service-role/‹AWSLambdaBasicExecutionRole|AWSLambdaVPCAccessExecutionRole›"')}${lambdaWith('vpc_config {\n    subnet_ids = ["subnet-0a1b2c3d"]\n    security_group_ids = ["sg-0a1b2c3d"]\n  }\n  depends_on = [aws_iam_role_policy_attachment.v]').replace('"arn:aws:iam::111122223333:role/r"', 'aws_iam_role.r.arn')}`,
  ),
  refusal(
    'lambda/image-uri',
    thread('ministryofjustice/modernisation-platform/pull/2419'),
    block(
      'aws_lambda_function',
      'f',
      'function_name = "scheduler"\nrole = "arn:aws:iam::111122223333:role/r"\npackage_type = "Image"\nimage_uri = "‹|111122223333.dkr.ecr.eu-west-2.amazonaws.com/›instance-scheduler-ecr-repo:latest"',
    ),
  ),
  refusal(
    'alarm/metric-given',
    thread('hashicorp/terraform-provider-aws/pull/11105'),
    block(
      'aws_cloudwatch_metric_alarm',
      'a',
      'alarm_name = "errors"\ncomparison_operator = "GreaterThanThreshold"\nthreshold = 1\nevaluation_periods = 1\nnamespace = "Shop"\n‹|metric_name = "Errors"›\nperiod = 60\nstatistic = "Sum"',
    ),
  ),
  refusal('waf/address-first', thread('aws/aws-cdk/issues/20003'), addresses('195.178.188.‹66|64›/29')),
  refusal('waf/addresses', thread('floci-io/floci/pull/3511'), addresses('203.0.113.10‹|/32›')),
  refusal(
    'cognito/callback-urls',
    thread('cisagov/crossfeed/pull/440'),
    poolClient(
      'allowed_oauth_flows_user_pool_client = true\n  allowed_oauth_flows = ["code"]\n  allowed_oauth_scopes = ["openid"]\n  supported_identity_providers = ["COGNITO"]\n  ‹|callback_urls = ["https://example.com/signed-in"]›',
    ),
  ),
  refusal(
    'cognito/scopes-known',
    thread('awsdocs/aws-cloudformation-user-guide/issues/564'),
    poolClient(
      'allowed_oauth_flows_user_pool_client = true\n  allowed_oauth_flows = ["code"]\n  allowed_oauth_scopes = ["openid", "‹Cognito|profile›"]\n  supported_identity_providers = ["COGNITO"]\n  callback_urls = ["https://example.com/signed-in"]',
    ),
  ),
];
