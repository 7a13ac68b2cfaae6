import {
  eventRule,
  httpApi,
  integration,
  lambda,
  lambdaWith,
  method,
  policyOf,
  poolClient,
  queue,
  reading,
  record,
  restApi,
  restIntegration,
  role,
  rolePolicy,
  table,
} from './pieces';
import { type Refusal, refusal } from './refusal';

const aws = (path: string): string => `https://docs.aws.amazon.com/${path}.html`;
const block = (type: string, name: string, body: string): string => `resource "${type}" "${name}" {\n${body}\n}\n`;
const byRequest = 'billing_mode = "PAY_PER_REQUEST"\n';
const pool = (more = ''): string => block('aws_cognito_user_pool', 'u', `name = "u"\n${more}`);
const user = (more: string): string =>
  block('aws_cognito_user', 'j', `user_pool_id = aws_cognito_user_pool.u.id\n${more}`);
const item = (json: string): string =>
  `${table(byRequest)}${block('aws_dynamodb_table_item', 'i', `table_name = aws_dynamodb_table.t.name\nhash_key = "id"\nitem = jsonencode({ ${json} })`)}`;
const senderOf = (condition: string): string =>
  block(
    'aws_iam_role',
    'r',
    `name = "r"\nassume_role_policy = ${policyOf(`Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "cognito-idp.amazonaws.com" }, Condition = { StringEquals = { "sts:ExternalId" = "${condition}" } }`)}`,
  );
const sms = 'sms_configuration {\n  external_id = "x"\n  sns_caller_arn = aws_iam_role.r.arn\n}';
const alarm = (more: string): string =>
  block(
    'aws_cloudwatch_metric_alarm',
    'a',
    `alarm_name = "errors"\ncomparison_operator = "GreaterThanThreshold"\nevaluation_periods = 1\nthreshold = 1\n${more}`,
  );
const metric = 'namespace = "Shop"\nmetric_name = "Errors"\nperiod = 60\nstatistic = "Sum"';
const query = (id: string): string =>
  `metric_query {\n  id = "${id}"\n  metric {\n    metric_name = "Errors"\n    namespace = "Shop"\n    period = 60\n    stat = "Sum"\n  }\n}\n`;
const expression = (text: string): string =>
  `metric_query {\n  id = "e1"\n  expression = "${text}"\n  return_data = true\n}\n`;
const target = (more: string): string =>
  block('aws_cloudwatch_event_target', 't', `rule = "hourly"\nrole_arn = "arn:aws:iam::111122223333:role/r"\n${more}`);
const logged = (more = ''): string =>
  block(
    'aws_cloudwatch_log_subscription_filter',
    's',
    `name = "s"\nlog_group_name = "g"\nfilter_pattern = ""\n${more}`,
  );
const trust = (principal: string): string =>
  block(
    'aws_iam_role',
    'r',
    `name = "r"\nassume_role_policy = ${policyOf(`Effect = "Allow", Action = "sts:AssumeRole", Principal = { ${principal} }`)}`,
  );
const policy = (resource: string): string =>
  block(
    'aws_iam_policy',
    'p',
    `name = "p"\npolicy = ${policyOf(`Effect = "Allow", Action = "iam:PassRole", Resource = "${resource}"`)}`,
  );
const attached = (arn: string): string =>
  block('aws_iam_role_policy_attachment', 'p', `role = "r"\npolicy_arn = "arn:aws:iam::aws:policy/${arn}"`);
const schedule = (action: string): string =>
  block(
    'aws_scheduler_schedule',
    's',
    `name = "s"\nschedule_expression = "rate(1 hour)"\nflexible_time_window {\n  mode = "OFF"\n}\ntarget {\n  arn = "arn:aws:scheduler:::aws-sdk:${action}"\n  role_arn = "arn:aws:iam::111122223333:role/r"\n  input = "{}"\n}`,
  );
const weighted = (name: string, more: string): string =>
  record(name, `name = "a"\n  type = "A"\n  records = ["192.0.2.1"]\n  ${more}`);
const zone = (more = ''): string => block('aws_route53_zone', 'z', `name = "example.com"\n${more}`);
const certificate = (name: string): string =>
  block('aws_acm_certificate', 'c', `domain_name = "${name}"\nvalidation_method = "DNS"`);
const validated = `${block('aws_acm_certificate_validation', 'v', 'certificate_arn = aws_acm_certificate.c.arn')}`;
const attachment = block(
  'aws_iam_role_policy_attachment',
  'w',
  'role = aws_iam_role.r.name\npolicy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"',
);
const distribution = (association: string): string =>
  block(
    'aws_cloudfront_distribution',
    'd',
    `enabled = true\norigin {\n  origin_id = "o"\n  domain_name = "o.example.com"\n  custom_origin_config {\n    http_port = 80\n    https_port = 443\n    origin_protocol_policy = "https-only"\n    origin_ssl_protocols = ["TLSv1.2"]\n  }\n}\ndefault_cache_behavior {\n  target_origin_id = "o"\n  allowed_methods = ["GET", "HEAD"]\n  cached_methods = ["GET", "HEAD"]\n  viewer_protocol_policy = "https-only"\n  cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"\n  lambda_function_association {\n    event_type = "viewer-request"\n    lambda_arn = ${association}\n  }\n}\nrestrictions {\n  geo_restriction {\n    restriction_type = "none"\n  }\n}\nviewer_certificate {\n  cloudfront_default_certificate = true\n}`,
  );
const edgeRole = (services: string): string =>
  trust(`Service = [${services}]`) + lambda.replace('"arn:aws:iam::111122223333:role/r"', 'aws_iam_role.r.arn');

const identities: readonly Refusal[] = [
  refusal(
    'cognito/user-name',
    aws('cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser'),
    pool('username_attributes = ["email"]') + user('username = "admin‹|@example.com›"'),
  ),
  refusal(
    'cognito/user-password',
    aws('cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword'),
    pool() + user('username = "admin"\npassword = "‹Sh0rt!a|L0ng-enough›"'),
  ),
  refusal(
    'cognito/user-password',
    aws('cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword'),
    pool('password_policy {\n  minimum_length = 8\n  require_symbols = true\n}') +
      user('username = "admin"\ntemporary_password = "longenough‹|-›"'),
  ),
  refusal(
    'cognito/user-attributes',
    aws('cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser'),
    pool('‹|schema {\n  name = "team"\n  attribute_data_type = "String"\n}›') +
      user('username = "admin"\nattributes = { team = "a", email = "a@example.com" }'),
  ),
  refusal(
    'cognito/page-needs-domain',
    aws('cognito-user-identity-pools/latest/APIReference/API_SetUICustomization'),
    pool() +
      block('aws_cognito_user_pool_domain', 'd', 'domain = "shop-1"\nuser_pool_id = aws_cognito_user_pool.u.id') +
      block(
        'aws_cognito_user_pool_ui_customization',
        'p',
        'user_pool_id = ‹aws_cognito_user_pool.u.id|aws_cognito_user_pool_domain.d.user_pool_id›\ncss = ".label-customizable {font-weight: 400;}"',
      ),
  ),
  refusal(
    'cognito/sms-external-id',
    aws('cognito/latest/developerguide/cognito-user-pool-settings-sms'),
    senderOf('‹other|x›') + rolePolicy('"sns:Publish"') + pool(sms),
  ),
  refusal(
    'cognito/sms-role',
    aws('cognito/latest/developerguide/cognito-user-pool-settings-sms'),
    senderOf('x') + rolePolicy('"sns:‹Subscribe|Publish›"') + pool(sms),
  ),
  refusal(
    'cognito/sender-key',
    aws('cognito/latest/developerguide/user-pool-lambda-custom-email-sender'),
    pool(
      'lambda_config {\n  ‹|kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/k"›\n  custom_email_sender {\n    lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:f"\n    lambda_version = "V1_0"\n  }\n}',
    ),
  ),
  refusal(
    'cognito/token-trigger',
    aws('cognito-user-identity-pools/latest/APIReference/API_LambdaConfigType'),
    pool(
      'lambda_config {\n  pre_token_generation = "arn:aws:lambda:eu-west-1:111122223333:function:‹f|g›"\n  pre_token_generation_config {\n    lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:g"\n    lambda_version = "V2_0"\n  }\n}',
    ),
  ),
  refusal(
    'cognito/logout-urls',
    aws('cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient'),
    poolClient('logout_urls = ["http‹|s›://shop.example.com", "http://localhost:3000"]'),
  ),
  refusal(
    'cognito/context-data-secret',
    aws('cognito/latest/developerguide/user-pool-settings-viewing-threat-protection-app'),
    poolClient('enable_propagate_additional_user_context_data = true\n‹|generate_secret = true›'),
  ),
  refusal(
    'cognito/identity-pool-provider',
    aws('cognitoidentity/latest/APIReference/API_CognitoIdentityProvider'),
    block(
      'aws_cognito_identity_pool',
      'p',
      'identity_pool_name = "p"\nallow_unauthenticated_identities = false\ncognito_identity_providers {\n  client_id = "c"\n  provider_name = "‹|cognito-idp.eu-west-1.amazonaws.com/›eu-west-1_AbCdEfGhI"\n}',
    ),
  ),
  refusal(
    'iam/managed-policy-path',
    aws('aws-managed-policy/latest/reference/policy-list'),
    attached('‹|service-role/›AWSLambdaBasicExecutionRole'),
  ),
  refusal(
    'iam/managed-policy-path',
    aws('aws-managed-policy/latest/reference/policy-list'),
    attached('‹service-role/|›AWSXRayDaemonWriteAccess'),
  ),
  refusal(
    'iam/managed-policy-path',
    aws('lambda/latest/dg/access-control-identity-based'),
    attached('AWSLambda‹|_›FullAccess'),
  ),
  refusal(
    'iam/managed-policies-path',
    aws('aws-managed-policy/latest/reference/policy-list'),
    trust('Service = "lambda.amazonaws.com"').replace(
      'name = "r"',
      'name = "r"\nmanaged_policy_arns = ["arn:aws:iam::aws:policy/‹|service-role/›AWSLambdaVPCAccessExecutionRole"]',
    ),
  ),
  refusal(
    'iam/trust-policy',
    aws('IAM/latest/UserGuide/reference_policies_elements_principal'),
    trust('Service = "lambda.‹amazon|amazonaws›.com"'),
  ),
  refusal(
    'iam/trust-principal',
    aws('IAM/latest/UserGuide/reference_policies_elements_principal'),
    trust('AWS = "arn:aws:iam::111122223333:role/‹*|deploy›"'),
  ),
  refusal(
    'iam/policy-statement',
    aws('IAM/latest/UserGuide/reference-arns'),
    policy('arn:aws:iam:‹|:111122223333:›role/r'),
  ),
  refusal(
    'iam/policy-statement',
    aws('IAM/latest/UserGuide/reference_identifiers'),
    policy('arn:aws:iam::111122223333:‹|role/›orders'),
  ),
  refusal(
    'iam/resource-policy',
    aws('AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy'),
    block(
      'aws_cloudwatch_log_resource_policy',
      'p',
      `policy_name = "p"\npolicy_document = ${policyOf('Effect = "Allow", Action = "logs:PutLogEvents", Resource = "*"‹|, Principal = { Service = "delivery.logs.amazonaws.com" }›')}`,
    ),
  ),
  refusal(
    'iam/role-trusted',
    aws('AmazonCloudWatch/latest/monitoring/CloudWatch-metric-streams-trustpolicy'),
    role('‹firehose|streams.metrics.cloudwatch›') +
      block(
        'aws_cloudwatch_metric_stream',
        's',
        'name = "s"\nrole_arn = aws_iam_role.r.arn\nfirehose_arn = "arn:aws:firehose:eu-west-1:111122223333:deliverystream/d"\noutput_format = "json"',
      ),
  ),
  refusal(
    'tags/limits',
    aws('IAM/latest/UserGuide/id_tags'),
    trust('Service = "lambda.amazonaws.com"').replace(
      'name = "r"',
      'name = "r"\ntags = { Team = "a", ‹team|Owner› = "b" }',
    ),
  ),
];

const storage: readonly Refusal[] = [
  refusal(
    'dynamodb/item-value',
    aws('amazondynamodb/latest/APIReference/API_AttributeValue'),
    item('id = { S = "a" }, price = { N = "‹five|5.0e2›" }'),
  ),
  refusal(
    'dynamodb/item-value',
    aws('amazondynamodb/latest/APIReference/API_AttributeValue'),
    item('id = { S = "a" }, price = { N = ‹5|"5"› }'),
  ),
  refusal(
    'dynamodb/item-value',
    aws('amazondynamodb/latest/APIReference/API_PutItem'),
    item('id = { S = "‹|a›" }, note = { S = "" }'),
  ),
  refusal(
    'dynamodb/export-recovery',
    aws('amazondynamodb/latest/APIReference/API_ExportTableToPointInTime'),
    table(`${byRequest}‹|point_in_time_recovery {\n  enabled = true\n}›`) +
      block('aws_dynamodb_table_export', 'e', 'table_arn = aws_dynamodb_table.t.arn\ns3_bucket = "b"'),
  ),
  refusal(
    'dynamodb/export-recovery',
    aws('amazondynamodb/latest/APIReference/API_ExportTableToPointInTime'),
    table(`${byRequest}point_in_time_recovery {\n  enabled = ‹false|true›\n}`) +
      block('aws_dynamodb_table_export', 'e', 'table_arn = aws_dynamodb_table.t.arn\ns3_bucket = "b"'),
  ),
  refusal(
    'dynamodb/replica-table',
    aws('amazondynamodb/latest/APIReference/API_UpdateTable'),
    table(`${byRequest}‹|stream_enabled = true\nstream_view_type = "NEW_AND_OLD_IMAGES"›`) +
      block('aws_dynamodb_table_replica', 'e', 'global_table_arn = aws_dynamodb_table.t.arn'),
  ),
  refusal(
    'dynamodb/on-demand-throughput',
    aws('amazondynamodb/latest/APIReference/API_OnDemandThroughput'),
    table(
      '‹read_capacity = 1\nwrite_capacity = 1|billing_mode = "PAY_PER_REQUEST"›\non_demand_throughput {\n  max_read_request_units = 10\n}',
    ),
  ),
  refusal(
    'dynamodb/replica-key',
    aws('amazondynamodb/latest/APIReference/API_CreateReplicationGroupMemberAction'),
    table(
      `${byRequest}stream_enabled = true\nstream_view_type = "NEW_AND_OLD_IMAGES"\nserver_side_encryption {\n  enabled = true\n  kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/k"\n}\nreplica {\n  region_name = "eu-central-1"\n  ‹|kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/k"›\n}`,
    ),
  ),
  refusal(
    'event-source/unique',
    aws('lambda/latest/api/API_CreateEventSourceMapping'),
    `${lambda}${queue()}${reading()}${reading().replace('"e"', '"again"')}`.replace(
      /event_source_arn = aws_sqs_queue.q.arn(?![\s\S]*event_source_arn)/,
      'event_source_arn = ‹aws_sqs_queue.q.arn|"arn:aws:sqs:eu-west-1:111122223333:other"›',
    ),
  ),
  refusal(
    'lambda/file-system-waits',
    aws('lambda/latest/dg/configuration-filesystem'),
    block('aws_efs_file_system', 's', '') +
      block('aws_efs_mount_target', 'm', 'file_system_id = aws_efs_file_system.s.id\nsubnet_id = "subnet-0a1b2c3d"') +
      block('aws_efs_access_point', 'p', 'file_system_id = aws_efs_file_system.s.id') +
      lambdaWith(
        'vpc_config {\n    subnet_ids = ["subnet-0a1b2c3d"]\n    security_group_ids = ["sg-0a1b2c3d"]\n  }\n  file_system_config {\n    arn = aws_efs_access_point.p.arn\n    local_mount_path = "/mnt/files"\n  }\n  ‹|depends_on = [aws_efs_mount_target.m]›',
      ),
  ),
  refusal(
    'lambda/invoke-config',
    aws('lambda/latest/dg/invocation-async-retain-records'),
    lambda +
      block(
        'aws_lambda_function_event_invoke_config',
        'c',
        'function_name = aws_lambda_function.f.function_name\ndestination_config {\n  on_‹success|failure› {\n    destination = "arn:aws:s3:::failures"\n  }\n}',
      ),
  ),
];

const watching: readonly Refusal[] = [
  refusal(
    'alarm/expression',
    aws('AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm'),
    alarm(query('m1') + expression('IF(‹m2|m1› > 0, m1)')),
  ),
  refusal(
    'alarm/expression',
    aws('AmazonCloudWatch/latest/monitoring/using-search-expressions'),
    alarm(query('m1') + expression("‹SUM(SEARCH('{Shop} Errors', 'Sum'))|SUM(m1)›")),
  ),
  refusal(
    'alarm/composite-waits',
    aws('AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm'),
    alarm(metric) +
      block(
        'aws_cloudwatch_composite_alarm',
        'b',
        `alarm_name = "b"\nalarm_rule = "ALARM(‹errors|\${aws_cloudwatch_metric_alarm.a.alarm_name}›)"`,
      ),
  ),
  refusal(
    'alarm/instance-action',
    aws('AmazonCloudWatch/latest/monitoring/UsingAlarmActions'),
    alarm(`${metric}\nalarm_actions = ["arn:aws:automate:eu-west-1:ec2:stop"]\n‹|dimensions = { InstanceId = "i-1" }›`),
  ),
  refusal(
    'logs/own-group',
    aws('AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter'),
    lambda +
      block(
        'aws_lambda_permission',
        'p',
        'function_name = aws_lambda_function.f.function_name\naction = "lambda:InvokeFunction"\nprincipal = "logs.amazonaws.com"\nsource_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/‹orders|items›:*"',
      ) +
      logged('destination_arn = aws_lambda_function.f.arn\ndepends_on = [aws_lambda_permission.p]').replace(
        '"g"',
        '"/aws/lambda/‹orders|items›"',
      ),
  ),
  refusal(
    'logs/subscription-role',
    aws('AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter'),
    role('logs') +
      rolePolicy('"kinesis:‹GetRecords|PutRecord›"') +
      logged('role_arn = aws_iam_role.r.arn\ndestination_arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/s"'),
  ),
  refusal(
    'events/target-service',
    aws('eventbridge/latest/userguide/eb-targets'),
    target('arn = "arn:aws:‹apigateway:eu-west-1::/apis/abc|execute-api:eu-west-1:111122223333:abc/prod/POST/orders›"'),
  ),
  refusal(
    'events/path-parameters',
    aws('eventbridge/latest/APIReference/API_HttpParameters'),
    target(
      'arn = "arn:aws:execute-api:eu-west-1:111122223333:abc/prod/POST/orders/*"\nhttp_target {\n  path_parameter_values = [‹|"$.detail.id"›]\n}',
    ),
  ),
  refusal(
    'events/partner-bus',
    aws('eventbridge/latest/APIReference/API_CreateEventBus'),
    block(
      'aws_cloudwatch_event_bus',
      'b',
      'name = "‹orders|aws.partner/example.com/orders›"\nevent_source_name = "aws.partner/example.com/orders"',
    ),
  ),
  refusal(
    'events/pattern',
    aws('eventbridge/latest/APIReference/API_CreateArchive'),
    block(
      'aws_cloudwatch_event_archive',
      'a',
      'name = "a"\nevent_source_arn = "arn:aws:events:eu-west-1:111122223333:event-bus/default"\nevent_pattern = jsonencode({ source = ‹"orders"|["orders"]› })',
    ),
  ),
  refusal(
    'events/target-bus',
    aws('eventbridge/latest/APIReference/API_PutTargets'),
    block('aws_cloudwatch_event_bus', 'b', 'name = "orders"') +
      eventRule('event_pattern = "{\\"source\\":[\\"orders\\"]}"\n  event_bus_name = aws_cloudwatch_event_bus.b.name') +
      block(
        'aws_cloudwatch_event_target',
        't',
        'rule = aws_cloudwatch_event_rule.e.name\narn = "arn:aws:sqs:eu-west-1:111122223333:q"\n‹|event_bus_name = aws_cloudwatch_event_bus.b.name›',
      ),
  ),
  refusal(
    'scheduler/service',
    aws('scheduler/latest/UserGuide/managing-targets-universal'),
    schedule('‹SQS|sqs›:sendMessage'),
  ),
  refusal(
    'scheduler/reading',
    aws('scheduler/latest/UserGuide/managing-targets-universal'),
    schedule('sqs:‹receive|delete›Message'),
  ),
];

const names: readonly Refusal[] = [
  refusal(
    'route53/failover-health',
    aws('Route53/latest/DeveloperGuide/resource-record-sets-values-failover'),
    weighted(
      'r',
      'set_identifier = "p"\n  ‹|health_check_id = "h"›\n  failover_routing_policy {\n    type = "PRIMARY"\n  }',
    ),
  ),
  refusal(
    'route53/latency-region',
    aws('Route53/latest/APIReference/API_ResourceRecordSet'),
    weighted('r', 'set_identifier = "p"\n  latency_routing_policy {\n    region = "eu-west-1‹a|›"\n  }'),
  ),
  refusal(
    'route53/one-routing-policy',
    aws('Route53/latest/DeveloperGuide/routing-policy'),
    weighted('r', 'set_identifier = "p"\n  weighted_routing_policy {\n    weight = 1\n  }') +
      weighted(
        's',
        'set_identifier = "q"\n  ‹latency_routing_policy {\n    region = "eu-west-1"\n  }|weighted_routing_policy {\n    weight = 2\n  }›',
      ),
  ),
  refusal(
    'route53/set-identifier-unique',
    aws('Route53/latest/APIReference/API_ResourceRecordSet'),
    weighted('r', 'set_identifier = "p"\n  weighted_routing_policy {\n    weight = 1\n  }') +
      weighted('s', 'set_identifier = "‹p|q›"\n  weighted_routing_policy {\n    weight = 2\n  }'),
  ),
  refusal(
    'route53/health-check-regions',
    aws('Route53/latest/APIReference/API_HealthCheckConfig'),
    block(
      'aws_route53_health_check',
      'h',
      'fqdn = "example.com"\nport = 443\ntype = "HTTPS"\nregions = ["us-east-1", "eu-west-1"‹|, "us-west-1"›]',
    ),
  ),
  refusal(
    'route53/health-check-children',
    aws('Route53/latest/APIReference/API_HealthCheckConfig'),
    block(
      'aws_route53_health_check',
      'h',
      'type = "CALCULATED"\nchild_healthchecks = ["c"]\n‹|child_health_threshold = 1›',
    ),
  ),
  refusal(
    'route53/private-zone-association',
    aws('Route53/latest/APIReference/API_AssociateVPCWithHostedZone'),
    zone('‹|vpc {\n  vpc_id = "vpc-1"\n}›') +
      block('aws_route53_zone_association', 'a', 'zone_id = aws_route53_zone.z.zone_id\nvpc_id = "vpc-2"'),
  ),
  refusal(
    'route53/query-log-region',
    aws('Route53/latest/APIReference/API_CreateQueryLoggingConfig'),
    zone() +
      block(
        'aws_route53_query_log',
        'q',
        'zone_id = aws_route53_zone.z.zone_id\ncloudwatch_log_group_arn = "arn:aws:logs:‹eu-west|us-east›-1:111122223333:log-group:/aws/route53/z"',
      ),
  ),
  refusal(
    'route53/signing-key',
    aws('Route53/latest/DeveloperGuide/dns-configuring-dnssec-cmk-requirements'),
    `${zone()}${block('aws_kms_key', 'k', '‹|customer_master_key_spec = "ECC_NIST_P256"\nkey_usage = "SIGN_VERIFY"›')}${block('aws_route53_key_signing_key', 's', 'hosted_zone_id = aws_route53_zone.z.id\nkey_management_service_arn = aws_kms_key.k.arn\nname = "k"')}`,
  ),
  refusal(
    'certificate/email-records',
    'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/acm_certificate_validation',
    certificate('api.example.com').replace('"DNS"', '"‹EMAIL|DNS›"') +
      validated.replace(
        'aws_acm_certificate.c.arn',
        'aws_acm_certificate.c.arn\nvalidation_record_fqdns = ["_x.api.example.com"]',
      ),
  ),
  refusal(
    'certificate/covers',
    aws('apigateway/latest/developerguide/how-to-custom-domains-prerequisites'),
    certificate('*.‹|v1.›example.com') +
      validated +
      block(
        'aws_apigatewayv2_domain_name',
        'd',
        'domain_name = "api.v1.example.com"\ndomain_name_configuration {\n  certificate_arn = aws_acm_certificate_validation.v.certificate_arn\n  endpoint_type = "REGIONAL"\n  security_policy = "TLS_1_2"\n}',
      ),
  ),
  refusal(
    'cloudfront/edge-function',
    aws('AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions'),
    edgeRole('"lambda.amazonaws.com", "edgelambda.amazonaws.com"').replace('runtime', 'publish = true\n  runtime') +
      distribution('aws_lambda_function.f.‹arn|qualified_arn›'),
  ),
  refusal(
    'cloudfront/edge-function',
    aws('AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions'),
    edgeRole('"lambda.amazonaws.com"‹|, "edgelambda.amazonaws.com"›').replace('runtime', 'publish = true\n  runtime') +
      distribution('aws_lambda_function.f.qualified_arn'),
  ),
  refusal(
    'cloudfront/edge-function',
    aws('AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions'),
    lambdaWith('publish = true\n  ‹environment {\n    variables = { STAGE = "prod" }\n  }|›') +
      distribution('aws_lambda_function.f.qualified_arn'),
  ),
];

const gateways: readonly Refusal[] = [
  refusal(
    'http-api/integration-arn',
    aws('apigatewayv2/latest/api-reference/apis-apiid-integrations'),
    httpApi +
      integration(
        'integration_type = "AWS_PROXY"\n  payload_format_version = "2.0"\n  integration_uri = "‹|arn:aws:lambda:eu-west-1:111122223333:function:›orders"',
      ),
  ),
  refusal(
    'rest-api/integration-invoke-arn',
    aws('apigateway/latest/api/API_PutIntegration'),
    restApi +
      method() +
      restIntegration(
        'type = "AWS_PROXY"\n  integration_http_method = "POST"\n  uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:f‹|/invocations›"',
      ),
  ),
  refusal(
    'rest-api/model-reference',
    aws('apigateway/latest/developerguide/models-mappings-models'),
    restApi +
      block(
        'aws_api_gateway_model',
        'm',
        'rest_api_id = aws_api_gateway_rest_api.a.id\nname = "Orders"\ncontent_type = "application/json"\nschema = jsonencode({ type = "array", items = { "$ref" = "#/definitions/Order" }‹|, definitions = { Order = { type = "object" } }› })',
      ),
  ),
  refusal(
    'rest-api/account-role-policy',
    aws('apigateway/latest/developerguide/set-up-logging'),
    role('apigateway') +
      block('aws_api_gateway_account', 'a', 'cloudwatch_role_arn = aws_iam_role.r.arn') +
      `‹|${attachment}›`,
  ),
  refusal(
    'rest-api/private-mapping',
    aws('apigateway/latest/developerguide/apigateway-private-custom-domains'),
    block(
      'aws_api_gateway_rest_api',
      'a',
      `name = "a"\npolicy = ${policyOf('Effect = "Allow", Action = "execute-api:Invoke", Principal = "*", Resource = "*"')}\nendpoint_configuration {\n  types = ["‹PRIVATE|REGIONAL›"]\n}`,
    ) +
      block(
        'aws_api_gateway_domain_name',
        'd',
        'domain_name = "api.example.com"\nregional_certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/c"\nsecurity_policy = "TLS_1_2"\nendpoint_configuration {\n  types = ["REGIONAL"]\n}',
      ) +
      block(
        'aws_api_gateway_base_path_mapping',
        'm',
        'api_id = aws_api_gateway_rest_api.a.id\nstage_name = "prod"\ndomain_name = aws_api_gateway_domain_name.d.domain_name',
      ),
  ),
];

const configurations: readonly Refusal[] = [
  refusal(
    'configuration/attribute',
    aws('lambda/latest/api/API_CreateEventSourceMapping'),
    lambda + queue() + reading().replace('aws_sqs_queue.q.arn', 'aws_sqs_queue.q.‹url|arn›'),
  ),
  refusal(
    'configuration/attribute',
    aws('waf/latest/APIReference/API_AssociateWebACL'),
    `${restApi}${block('aws_api_gateway_stage', 's', 'rest_api_id = aws_api_gateway_rest_api.a.id\nstage_name = "prod"\ndeployment_id = "d"')}${block('aws_wafv2_web_acl_association', 'w', 'resource_arn = aws_api_gateway_stage.s.‹id|arn›\nweb_acl_arn = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/b"')}`,
  ),
  refusal(
    'configuration/attribute',
    aws('apigateway/latest/api/API_CreateUsagePlan'),
    `${restApi}${block('aws_api_gateway_stage', 's', 'rest_api_id = aws_api_gateway_rest_api.a.id\nstage_name = "prod"\ndeployment_id = "d"')}${block('aws_api_gateway_usage_plan', 'p', 'name = "p"\napi_stages {\n  api_id = aws_api_gateway_rest_api.a.id\n  stage = aws_api_gateway_stage.s.‹id|stage_name›\n}')}`,
  ),
  refusal(
    'configuration/name-unique',
    aws('lambda/latest/api/API_CreateFunction'),
    lambda + lambda.replace('"f"', '"g"').replace('"orders"', '"‹orders|items›"'),
  ),
  refusal(
    'configuration/waits',
    aws('AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter'),
    block('aws_cloudwatch_log_group', 'g', 'name = "g"\nretention_in_days = 7') +
      block(
        'aws_cloudwatch_log_metric_filter',
        'm',
        'name = "m"\nlog_group_name = ‹"g"|aws_cloudwatch_log_group.g.name›\npattern = "ERROR"\nmetric_transformation {\n  name = "m"\n  namespace = "Shop"\n  value = "1"\n}',
      ),
  ),
];

/** Refusals that AWS's own pages tell of, of what stands behind and around APIs. */
export const pageRefusals: readonly Refusal[] = [
  ...identities,
  ...storage,
  ...watching,
  ...names,
  ...gateways,
  ...configurations,
];
