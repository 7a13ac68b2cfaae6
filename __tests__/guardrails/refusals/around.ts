import { provider, type Refusal, refusal } from './refusal';

const lambda =
  'resource "aws_lambda_function" "f" {\n  function_name = "orders"\n  role          = "arn:aws:iam::111122223333:role/r"\n  s3_bucket     = "b"\n  s3_key        = "k"\n  handler       = "i.h"\n  runtime       = "nodejs22.x"\n}\n';
const role = (service: string): string =>
  `resource "aws_iam_role" "r" {\n  name = "r"\n  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${service}.amazonaws.com" } }] })\n}\n`;
const permission = (service: string): string =>
  `resource "aws_lambda_permission" "p" {\n  function_name = aws_lambda_function.f.function_name\n  action        = "lambda:InvokeFunction"\n  principal     = "${service}.amazonaws.com"\n  source_arn    = "arn:aws:${service}:eu-west-1:111122223333:x"\n}\n`;
const alarm = (more: string): string =>
  `resource "aws_cloudwatch_metric_alarm" "a" {\n  alarm_name          = "errors"\n  comparison_operator = "GreaterThanThreshold"\n  evaluation_periods  = 1\n  threshold           = 1\n  ${more}\n}\n`;
const metric = 'namespace   = "AWS/Lambda"\n  metric_name = "Errors"\n  period      = 60\n  statistic   = "Sum"';
const query = (more: string): string =>
  `metric_query {\n    id = "m1"\n    ${more}\n    metric {\n      metric_name = "Errors"\n      namespace   = "AWS/Lambda"\n      period      = 60\n      stat        = "Sum"\n    }\n  }`;
const target = (arn: string, more: string): string =>
  `resource "aws_cloudwatch_event_rule" "e" {\n  name                = "hourly"\n  schedule_expression = "rate(1 hour)"\n}\nresource "aws_cloudwatch_event_target" "t" {\n  rule = aws_cloudwatch_event_rule.e.name\n  arn  = "${arn}"\n  ${more}\n}\n`;
const schedule = (arn: string, roleArn: string, more = ''): string =>
  `resource "aws_scheduler_schedule" "s" {\n  name                = "hourly"\n  schedule_expression = "rate(1 hour)"\n  flexible_time_window {\n    mode = "OFF"\n  }\n  target {\n    arn      = "${arn}"\n    role_arn = ${roleArn}\n    ${more}\n  }\n}\n`;
const policy = (statement: string, version = '2012-10-17'): string =>
  `resource "aws_iam_policy" "p" {\n  name   = "p"\n  policy = jsonencode({ Version = "${version}", Statement = [{ ${statement} }] })\n}\n`;
const record = (name: string, more: string): string =>
  `resource "aws_route53_record" "${name}" {\n  zone_id = "Z1"\n  ttl     = 300\n  ${more}\n}\n`;
const acl = (rules: string, scope = 'REGIONAL'): string =>
  `resource "aws_wafv2_web_acl" "w" {\n  name  = "w"\n  scope = "${scope}"\n  default_action {\n    allow {}\n  }\n  ${rules}\n  visibility_config {\n    cloudwatch_metrics_enabled = false\n    metric_name                = "w"\n    sampled_requests_enabled   = false\n  }\n}\n`;
const seen =
  'visibility_config {\n      cloudwatch_metrics_enabled = false\n      metric_name                = "r"\n      sampled_requests_enabled   = false\n    }';
const geo = 'geo_match_statement {\n        country_codes = ["FR"]\n      }';
const wafRule = (name: string, priority: string, action: string, statement: string): string =>
  `rule {\n    name     = "${name}"\n    priority = ${priority}\n    ${action}\n    statement {\n      ${statement}\n    }\n    ${seen}\n  }`;
const managed =
  'managed_rule_group_statement {\n        name        = "AWSManagedRulesCommonRuleSet"\n        vendor_name = "AWS"\n      }';
const block = 'action {\n      block {}\n    }';
const balancer = (kind: string): string =>
  `resource "aws_lb" "l" {\n  load_balancer_type = "${kind}"\n  subnets            = ["subnet-1", "subnet-2"]\n}\n`;
const listener = (more: string): string =>
  `resource "aws_lb_listener" "h" {\n  load_balancer_arn = aws_lb.l.arn\n  port              = 443\n  ${more}\n  default_action {\n    type             = "forward"\n    target_group_arn = aws_lb_target_group.g.arn\n  }\n}\n`;
const group = (protocol: string): string =>
  `resource "aws_lb_target_group" "g" {\n  port     = 80\n  protocol = "${protocol}"\n  vpc_id   = "vpc-1"\n}\n`;
const served = (beside: string): string =>
  `resource "aws_ecs_service" "s" {\n  name            = "orders"\n  task_definition = "orders:1"\n  load_balancer {\n    target_group_arn = aws_lb_target_group.g.arn\n    container_name   = "web"\n    container_port   = 80\n  }\n}\n${group('HTTP')}‹|${beside}›`;
const clustered =
  'resource "aws_ecs_cluster" "c" {\n  name = "orders"\n}\nresource "aws_ecs_service" "s" {\n  name            = "orders"\n  cluster         = aws_ecs_cluster.c.id\n  task_definition = "orders:1"\n  capacity_provider_strategy {\n    capacity_provider = "FARGATE_SPOT"\n    weight            = 1\n  }\n}\n';
const pool = 'resource "aws_cognito_user_pool" "u" {\n  name = "u"\n}\n';
const aws = (service: string, page: string): string => `https://docs.aws.amazon.com/${service}/${page}.html`;

/** Refusals of what stands around APIs: events, logs, alarms, policies, records, firewalls, load balancers. */
export const aroundRefusals: readonly Refusal[] = [
  refusal(
    'pipes/source-parameters',
    provider(32018),
    `resource "aws_pipes_pipe" "p" {\n  name     = "p"\n  role_arn = "arn:aws:iam::111122223333:role/r"\n  source   = "arn:aws:kafka:eu-west-1:111122223333:cluster/c/1"\n  target   = "arn:aws:sqs:eu-west-1:111122223333:q"\n  ‹|source_parameters {\n    managed_streaming_kafka_parameters {\n      topic_name = "orders"\n    }\n  }›\n}`,
  ),
  refusal(
    'pipes/source-parameters',
    provider(32018),
    `resource "aws_pipes_pipe" "p" {\n  name     = "p"\n  role_arn = "arn:aws:iam::111122223333:role/r"\n  source   = "arn:aws:kinesis:eu-west-1:111122223333:stream/s"\n  target   = "arn:aws:sqs:eu-west-1:111122223333:q"\n  ‹|source_parameters {\n    kinesis_stream_parameters {\n      starting_position = "LATEST"\n    }\n  }›\n}`,
  ),
  refusal(
    'iam/role-trusted',
    'https://github.com/terraform-aws-modules/terraform-aws-eventbridge/pull/133',
    `${role('‹events|pipes›')}resource "aws_pipes_pipe" "p" {\n  name     = "p"\n  role_arn = aws_iam_role.r.arn\n  source   = "arn:aws:sqs:eu-west-1:111122223333:s"\n  target   = "arn:aws:sqs:eu-west-1:111122223333:q"\n}`,
  ),
  refusal(
    'iam/role-trusted',
    'https://github.com/aws/aws-sdk-js-v3/issues/6494',
    role('‹events|scheduler›') + schedule('arn:aws:sqs:eu-west-1:111122223333:q', 'aws_iam_role.r.arn'),
  ),
  refusal(
    'iam/role-trusted',
    'https://github.com/aws/aws-sdk-ruby/issues/772',
    `${role('‹lambda|codedeploy›')}resource "aws_codedeploy_deployment_group" "g" {\n  app_name              = "a"\n  deployment_group_name = "g"\n  service_role_arn      = aws_iam_role.r.arn\n}`,
  ),
  refusal(
    'iam/role-trusted',
    aws('step-functions', 'latest/apireference/API_CreateStateMachine'),
    `${role('‹lambda|states›')}resource "aws_sfn_state_machine" "m" {\n  name       = "m"\n  role_arn   = aws_iam_role.r.arn\n  definition = jsonencode({ StartAt = "A", States = { A = { Type = "Pass", End = true } } })\n}`,
  ),
  refusal(
    'iam/role-trusted',
    aws('eventbridge', 'latest/APIReference/API_PutTargets'),
    role('‹lambda|events›') +
      target('arn:aws:states:eu-west-1:111122223333:stateMachine:m', 'role_arn = aws_iam_role.r.arn'),
  ),
  refusal(
    'iam/role-trusted',
    aws('apigateway', 'latest/developerguide/set-up-logging'),
    `${role('‹lambda|apigateway›')}resource "aws_iam_role_policy_attachment" "p" {\n  role       = aws_iam_role.r.name\n  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"\n}\nresource "aws_api_gateway_account" "a" {\n  cloudwatch_role_arn = aws_iam_role.r.arn\n}`,
  ),
  refusal(
    'scheduler/target-parameters',
    aws('scheduler', 'latest/APIReference/API_Target'),
    schedule(
      'arn:aws:sqs:eu-west-1:111122223333:orders.fifo',
      '"arn:aws:iam::111122223333:role/r"',
      '‹|sqs_parameters {\n      message_group_id = "orders"\n    }›',
    ),
  ),
  refusal(
    'scheduler/target-parameters',
    aws('scheduler', 'latest/APIReference/API_Target'),
    schedule(
      'arn:aws:kinesis:eu-west-1:111122223333:stream/s',
      '"arn:aws:iam::111122223333:role/r"',
      '‹|kinesis_parameters {\n      partition_key = "orders"\n    }›',
    ),
  ),
  refusal(
    'events/target-parameters',
    aws('eventbridge', 'latest/APIReference/API_PutTargets'),
    target('arn:aws:sqs:eu-west-1:111122223333:orders.fifo', '‹|sqs_target {\n    message_group_id = "orders"\n  }›'),
  ),
  refusal(
    'events/target-parameters',
    aws('eventbridge', 'latest/APIReference/API_PutTargets'),
    target(
      'arn:aws:ecs:eu-west-1:111122223333:cluster/c',
      'role_arn = "arn:aws:iam::111122223333:role/r"\n  ‹|ecs_target {\n    task_definition_arn = "arn:aws:ecs:eu-west-1:111122223333:task-definition/t:1"\n  }›',
    ),
  ),
  refusal(
    'events/target-role',
    provider(20519),
    target('arn:aws:states:eu-west-1:111122223333:stateMachine:m', '‹|role_arn = "arn:aws:iam::111122223333:role/r"›'),
  ),
  refusal(
    'events/cron',
    'https://github.com/cds-snc/notification-terraform/pull/344',
    'resource "aws_cloudwatch_event_rule" "e" {\n  name                = "e"\n  schedule_expression = "cron(‹*/1 * * * *|0 * * * ? *›)"\n}',
  ),
  refusal(
    'events/rate',
    'https://github.com/stackshy/cloudemu/pull/1120',
    `resource "aws_cloudwatch_event_rule" "e" {\n  name                = "e"\n  schedule_expression = "rate(1 ‹minutes|minute›)"\n}`,
  ),
  refusal(
    'events/targets-per-rule',
    provider(41316),
    `resource "aws_cloudwatch_event_rule" "e" {\n  name                = "e"\n  schedule_expression = "rate(1 minute)"\n}\nresource "aws_cloudwatch_event_target" "t" {\n  count = ‹6|5›\n  rule  = aws_cloudwatch_event_rule.e.name\n  arn   = "arn:aws:sqs:eu-west-1:111122223333:q\${count.index}"\n}`,
  ),
  refusal(
    'scheduler/expression',
    'https://github.com/localstack/localstack/issues/9284',
    schedule('arn:aws:sqs:eu-west-1:111122223333:q', '"arn:aws:iam::111122223333:role/r"').replace(
      'rate(1 hour)',
      '‹every hour|rate(1 hour)›',
    ),
  ),
  refusal('alarm/one-query-returns', provider(29894), alarm(query('‹|return_data = true›'))),
  refusal(
    'alarm/action-arn',
    'https://github.com/hashicorp/terraform/issues/19015',
    `resource "aws_autoscaling_policy" "p" {\n  name                   = "p"\n  autoscaling_group_name = "g"\n  scaling_adjustment     = 1\n  adjustment_type        = "ChangeInCapacity"\n}\n${alarm(`${metric}\n  alarm_actions = [aws_autoscaling_policy.p.‹name|arn›]`)}`,
  ),
  refusal(
    'logs/subscription-permission',
    'https://github.com/hashicorp/terraform/pull/5996',
    `${lambda}‹|${permission('logs').replace(/\n$/, '')}\n›resource "aws_cloudwatch_log_subscription_filter" "s" {\n  name            = "s"\n  log_group_name  = "g"\n  filter_pattern  = ""\n  destination_arn = aws_lambda_function.f.arn\n}`,
  ),
  refusal(
    'logs/subscription-permission',
    'https://github.com/hashicorp/terraform/issues/18434',
    `${lambda}${permission('‹events|logs›')}resource "aws_cloudwatch_log_subscription_filter" "s" {\n  name            = "s"\n  log_group_name  = "g"\n  filter_pattern  = ""\n  destination_arn = aws_lambda_function.f.arn\n  depends_on      = [aws_lambda_permission.p]\n}`,
  ),
  refusal(
    'logs/subscription',
    'https://github.com/YumaInaura/YumaInaura/issues/3449',
    `resource "aws_cloudwatch_log_subscription_filter" "s" {\n  name            = "s"\n  log_group_name  = "g"\n  filter_pattern  = ""\n  destination_arn = "arn:aws:lambda:eu-west-1:111122223333:function:f"\n  ‹role_arn = "arn:aws:iam::111122223333:role/r"|›\n}`,
  ),
  refusal(
    'logs/subscription',
    'https://github.com/theburningmonk/lambda-logging-kinesis-demo/issues/1',
    `resource "aws_cloudwatch_log_subscription_filter" "s" {\n  name            = "s"\n  log_group_name  = "g"\n  filter_pattern  = ""\n  destination_arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/s"\n  ‹|role_arn = "arn:aws:iam::111122223333:role/r"›\n}`,
  ),
  refusal(
    's3/notification-permission',
    aws('AmazonS3', 'latest/userguide/grant-destinations-permissions-to-s3'),
    `${lambda}‹|${permission('s3').replace(/\n$/, '')}\n›resource "aws_s3_bucket_notification" "n" {\n  bucket = "b"\n  lambda_function {\n    lambda_function_arn = aws_lambda_function.f.arn\n    events              = ["s3:ObjectCreated:*"]\n  }\n  ‹|depends_on = [aws_lambda_permission.p]›\n}`,
  ),
  refusal(
    'step-functions/log-destination',
    aws('step-functions', 'latest/apireference/API_CloudWatchLogsLogGroup'),
    `resource "aws_cloudwatch_log_group" "g" {\n  name              = "g"\n  retention_in_days = 30\n}\nresource "aws_sfn_state_machine" "m" {\n  name       = "m"\n  role_arn   = "arn:aws:iam::111122223333:role/r"\n  definition = jsonencode({ StartAt = "A", States = { A = { Type = "Pass", End = true } } })\n  logging_configuration {\n    level           = "ERROR"\n    log_destination = "\${aws_cloudwatch_log_group.g.arn}‹|:*›"\n  }\n}`,
  ),
  refusal(
    'iam/policy-statement',
    provider(10419),
    policy('Effect = "Allow", Action = "sqs:SendMessage", Resource = "*"‹, Principal = "*"|›'),
  ),
  refusal(
    'iam/policy-statement',
    'https://github.com/serverless-operations/serverless-step-functions/issues/146',
    policy('Effect = "Allow", Action = "sqs:SendMessage"‹|, Resource = "*"›'),
  ),
  refusal(
    'iam/policy-statement',
    aws('IAM', 'latest/UserGuide/reference_policies_elements_action'),
    policy('Effect = "Allow", Action = "‹SendMessage|sqs:SendMessage›", Resource = "*"'),
  ),
  refusal(
    'iam/policy-statement',
    aws('IAM', 'latest/UserGuide/reference_policies_elements_resource'),
    policy(
      'Effect = "Allow", Action = "sqs:SendMessage", Resource = "‹orders|arn:aws:sqs:eu-west-1:111122223333:orders›"',
    ),
  ),
  refusal(
    'iam/policy-version',
    aws('IAM', 'latest/UserGuide/reference_policies_elements_version'),
    policy('Effect = "Allow", Action = "sqs:SendMessage", Resource = "*"', '‹2024-01-01|2012-10-17›'),
  ),
  refusal(
    'iam/trust-principal',
    provider(7756),
    `resource "aws_iam_role" "r" {\n  name = "r"\n  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole"‹|, Principal = { Service = "lambda.amazonaws.com" }› }] })\n}`,
  ),
  refusal(
    'iam/trust-policy',
    aws('IAM', 'latest/UserGuide/id_roles_create_for-service'),
    role('x').replace('x.amazonaws.com', '‹lambda|lambda.amazonaws.com›'),
  ),
  refusal(
    'iam/sid',
    aws('IAM', 'latest/UserGuide/reference_policies_elements_sid'),
    policy('Sid = "‹send-orders|SendOrders›", Effect = "Allow", Action = "sqs:SendMessage", Resource = "*"'),
  ),
  refusal(
    'route53/record-unique',
    'https://github.com/clouddrove/terraform-aws-ses/issues/25',
    record('a', 'name = "api.example.com"\n  type = "TXT"\n  records = ["one"]') +
      record('b', 'name = "‹api|www›.example.com"\n  type = "TXT"\n  records = ["two"]'),
  ),
  refusal(
    'route53/record-values',
    'https://github.com/hashicorp/terraform/issues/9732',
    record('a', 'name = "api.example.com"\n  type = "CNAME"\n  records = ["‹https://x.example.com/|x.example.com›"]'),
  ),
  refusal(
    'route53/text-length',
    aws('Route53', 'latest/DeveloperGuide/ResourceRecordTypes'),
    record('a', `name = "api.example.com"\n  type = "TXT"\n  records = ["${'x'.repeat(255)}‹x|›"]`),
  ),
  refusal(
    'route53/mail-record',
    aws('Route53', 'latest/DeveloperGuide/ResourceRecordTypes'),
    record('a', 'name = "example.com"\n  type = "MX"\n  records = ["‹|10 ›mail.example.com"]'),
  ),
  refusal(
    'route53/alias-type',
    aws('Route53', 'latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias'),
    'resource "aws_route53_record" "a" {\n  zone_id = "Z1"\n  name    = "api.example.com"\n  type    = "‹CNAME|A›"\n  alias {\n    name                   = "d-abc.execute-api.eu-west-1.amazonaws.com"\n    zone_id                = "ZLY8HYME6SFDD"\n    evaluate_target_health = false\n  }\n}',
  ),
  refusal(
    'tags/limits',
    'https://github.com/terraform-aws-modules/terraform-aws-acm/issues/93',
    'resource "aws_acm_certificate" "c" {\n  domain_name       = "api.example.com"\n  validation_method = "DNS"\n  tags              = { Name = "‹*.|›example.com" }\n}',
  ),
  refusal(
    'certificate/name-length',
    aws('acm', 'latest/APIReference/API_RequestCertificate'),
    `resource "aws_acm_certificate" "c" {\n  domain_name       = "‹x|›${'a'.repeat(52)}.example.com"\n  validation_method = "DNS"\n}`,
  ),
  refusal('waf/rule-action', provider(42217), acl(wafRule('r', '1', '‹|action {\n      block {}\n    }›', geo))),
  refusal(
    'waf/rule-action',
    provider(42217),
    acl(wafRule('r', '1', '‹action {\n      block {}\n    }|override_action {\n      none {}\n    }›', managed)),
  ),
  refusal(
    'waf/rule-action',
    'https://github.com/umotif-public/terraform-aws-waf-webaclv2/pull/85',
    acl(wafRule('r', '1', 'action {\n      block {}\n      ‹count {}|›\n    }', geo)),
  ),
  refusal(
    'waf/joined-statements',
    provider(34320),
    acl(
      wafRule(
        'r',
        '1',
        block,
        `and_statement {\n        statement {\n          ${geo}\n        }\n        ‹|statement {\n          label_match_statement {\n            key   = "a"\n            scope = "LABEL"\n          }\n        }›\n      }`,
      ),
    ),
  ),
  refusal(
    'waf/priority-unique',
    aws('waf', 'latest/APIReference/API_Rule'),
    acl(`${wafRule('r', '1', block, geo)}\n  ${wafRule('s', '‹1|2›', block, geo)}`),
  ),
  refusal(
    'waf/global-region',
    aws('waf', 'latest/APIReference/API_CreateWebACL'),
    `provider "aws" {\n  region = "‹eu-west-1|us-east-1›"\n}\n${acl(wafRule('r', '1', block, geo), 'CLOUDFRONT')}`,
  ),
  refusal(
    'waf/addresses',
    aws('waf', 'latest/APIReference/API_CreateIPSet'),
    'resource "aws_wafv2_ip_set" "i" {\n  name               = "i"\n  scope              = "REGIONAL"\n  ip_address_version = "IPV4"\n  addresses          = ["192.0.2.1‹|/32›"]\n}',
  ),
  refusal(
    'waf/log-destination',
    aws('waf', 'latest/APIReference/API_LoggingConfiguration'),
    'resource "aws_cloudwatch_log_group" "g" {\n  name              = "‹firewall-logs|aws-waf-logs-firewall›"\n  retention_in_days = 30\n}\nresource "aws_wafv2_web_acl_logging_configuration" "c" {\n  resource_arn            = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/w/1"\n  log_destination_configs = [aws_cloudwatch_log_group.g.arn]\n}',
  ),
  refusal(
    'waf/rest-stage',
    aws('waf', 'latest/APIReference/API_AssociateWebACL'),
    'resource "aws_wafv2_web_acl_association" "a" {\n  web_acl_arn  = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/w/1"\n  resource_arn = "arn:aws:apigateway:eu-west-1::/‹apis|restapis›/abc/stages/v1"\n}',
  ),
  refusal(
    'waf/regional-acl',
    aws('waf', 'latest/APIReference/API_AssociateWebACL'),
    'resource "aws_wafv2_web_acl_association" "a" {\n  web_acl_arn  = "arn:aws:wafv2:‹us-east-1|eu-west-1›:111122223333:‹global|regional›/webacl/w/1"\n  resource_arn = "arn:aws:apigateway:eu-west-1::/restapis/abc/stages/v1"\n}',
  ),
  refusal(
    'load-balancer/listener-protocol',
    provider(6173),
    balancer('‹application|network›') + group('TCP').replace('"TCP"', '"TCP"') + listener('protocol = "TCP"'),
  ),
  refusal(
    'load-balancer/listener-certificate',
    'https://github.com/USEPA/webcms/pull/526',
    balancer('network') +
      group('TCP') +
      listener('protocol = "TCP"\n  ‹ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"|›'),
  ),
  refusal(
    'load-balancer/listener-certificate',
    aws('elasticloadbalancing', 'latest/APIReference/API_CreateListener'),
    balancer('application') +
      group('HTTP') +
      listener('protocol = "HTTPS"\n  ‹|certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/c"›'),
  ),
  refusal(
    'load-balancer/group-protocol',
    aws('elasticloadbalancing', 'latest/APIReference/API_CreateListener'),
    balancer('application') + group('‹TCP|HTTP›') + listener('protocol = "HTTP"'),
  ),
  refusal(
    'load-balancer/subnets',
    aws('elasticloadbalancing', 'latest/APIReference/API_CreateLoadBalancer'),
    'resource "aws_lb" "l" {\n  subnets = ["subnet-1"‹|, "subnet-2"›]\n}',
  ),
  refusal(
    'security-group/permission-once',
    provider(2587),
    'resource "aws_security_group" "g" {\n  vpc_id = "vpc-1"\n  ingress {\n    from_port   = 443\n    to_port     = 443\n    protocol    = "tcp"\n    cidr_blocks = ["10.0.0.0/16"]\n  }\n  ingress {\n    description = "again"\n    from_port   = 443\n    to_port     = 443\n    protocol    = "tcp"\n    cidr_blocks = ["10.‹0|1›.0.0/16"]\n  }\n}',
  ),
  refusal(
    'security-group/icmp',
    'https://github.com/terraform-aws-modules/terraform-aws-security-group/issues/7',
    'resource "aws_security_group_rule" "r" {\n  type              = "ingress"\n  security_group_id = "sg-1"\n  from_port         = ‹0|-1›\n  to_port           = ‹65535|-1›\n  protocol          = "icmp"\n  cidr_blocks       = ["10.0.0.0/16"]\n}',
  ),
  refusal(
    'cognito/provider-waits',
    'https://github.com/lgallard/terraform-aws-cognito-user-pool/issues/71',
    `${pool}resource "aws_cognito_identity_provider" "i" {\n  user_pool_id     = aws_cognito_user_pool.u.id\n  provider_name    = "Salesforce"\n  provider_type    = "SAML"\n  provider_details = { MetadataURL = "https://sso.example.com" }\n}\nresource "aws_cognito_user_pool_client" "c" {\n  name                         = "c"\n  user_pool_id                 = aws_cognito_user_pool.u.id\n  supported_identity_providers = [‹"Salesforce"|aws_cognito_identity_provider.i.provider_name›]\n}`,
  ),
  refusal(
    'cognito/schema',
    'https://github.com/boto/boto3/issues/2317',
    'resource "aws_cognito_user_pool" "u" {\n  name = "u"\n  schema {\n    name                = "tenant"\n    attribute_data_type = "String"\n    required            = ‹true|false›\n    string_attribute_constraints {\n      min_length = 1\n      max_length = 50\n    }\n  }\n}',
  ),
  refusal(
    'cognito/mfa-way',
    aws('cognito-user-identity-pools', 'latest/APIReference/API_SetUserPoolMfaConfig'),
    'resource "aws_cognito_user_pool" "u" {\n  name              = "u"\n  mfa_configuration = "‹ON|OFF›"\n}',
  ),
  refusal(
    'cognito/callback-urls',
    aws('cognito-user-identity-pools', 'latest/APIReference/API_CreateUserPoolClient'),
    `${pool}resource "aws_cognito_user_pool_client" "c" {\n  name                                 = "c"\n  user_pool_id                         = aws_cognito_user_pool.u.id\n  allowed_oauth_flows_user_pool_client = true\n  allowed_oauth_flows                  = ["code"]\n  allowed_oauth_scopes                 = ["openid"]\n  ‹|callback_urls = ["https://shop.example.com"]›\n}`,
  ),
  refusal(
    'cognito/client-credentials',
    aws('cognito-user-identity-pools', 'latest/APIReference/API_CreateUserPoolClient'),
    `${pool}resource "aws_cognito_user_pool_client" "c" {\n  name                                 = "c"\n  user_pool_id                         = aws_cognito_user_pool.u.id\n  allowed_oauth_flows_user_pool_client = true\n  allowed_oauth_flows                  = ["client_credentials"]\n  allowed_oauth_scopes                 = ["orders/read"]\n  ‹generate_secret = "false"|generate_secret = "true"›\n}\nresource "aws_cognito_resource_server" "s" {\n  identifier   = "orders"\n  name         = "orders"\n  user_pool_id = aws_cognito_user_pool.u.id\n  scope {\n    scope_name        = "read"\n    scope_description = "read"\n  }\n}`.replace(
      '["orders/read"]',
      'aws_cognito_resource_server.s.scope_identifiers',
    ),
  ),
  refusal(
    'sqs/fifo-arguments',
    aws('AWSSimpleQueueService', 'latest/APIReference/API_CreateQueue'),
    'resource "aws_sqs_queue" "q" {\n  name                  = "orders"\n  ‹deduplication_scope = "messageGroup"|›\n}',
  ),
  refusal(
    'sqs/policy-queue',
    aws('AWSSimpleQueueService', 'latest/APIReference/API_SetQueueAttributes'),
    'resource "aws_sqs_queue_policy" "p" {\n  queue_url = "‹arn:aws:sqs:eu-west-1:111122223333:q|https://sqs.eu-west-1.amazonaws.com/111122223333/q›"\n  policy    = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "sqs:SendMessage", Resource = "*" }] })\n}',
  ),
  refusal(
    'sns/name-form',
    aws('sns', 'latest/api/API_CreateTopic'),
    'resource "aws_sns_topic" "t" {\n  name = "orders‹ |-›new"\n}',
  ),
  refusal(
    'sns/fifo-queue',
    aws('sns', 'latest/dg/sns-fifo-topics'),
    'resource "aws_sns_topic" "t" {\n  name = "orders"\n}\nresource "aws_sqs_queue" "q" {\n  name       = "orders‹.fifo|›"\n  fifo_queue = ‹true|false›\n}\nresource "aws_sns_topic_subscription" "s" {\n  topic_arn = aws_sns_topic.t.arn\n  protocol  = "sqs"\n  endpoint  = aws_sqs_queue.q.arn\n}',
  ),
  refusal(
    'lambda/async-config-queue',
    aws('lambda', 'latest/api/API_PutFunctionEventInvokeConfig'),
    `${lambda}resource "aws_lambda_function_event_invoke_config" "c" {\n  function_name = aws_lambda_function.f.function_name\n  destination_config {\n    on_failure {\n      destination = "arn:aws:‹kinesis|sqs›:eu-west-1:111122223333:‹stream/|›q"\n    }\n  }\n}`,
  ),
  refusal(
    'ecs/service-target-served',
    aws('AmazonECS', 'latest/APIReference/API_CreateService'),
    served('output "group" {\n  value = aws_lb_target_group.g.arn\n}\n'),
  ),
  refusal(
    'ecs/service-target-served',
    aws('AmazonECS', 'latest/APIReference/API_CreateService'),
    served('module "balancer" {\n  source = "terraform-aws-modules/alb/aws"\n}\n'),
  ),
  refusal(
    'ecs/strategy-associated',
    'https://github.com/dask/dask-cloudprovider/issues/328',
    `${clustered}‹|output "cluster" {\n  value = aws_ecs_cluster.c.name\n}›`,
  ),
];
