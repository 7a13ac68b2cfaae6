/** Types that cost nothing by themselves, by what their names begin with: `aws_` and the text here. */
const families = [
  'api_gateway_(account|api_key|authorizer|base_path_mapping|client_certificate|deployment|documentation_part|documentation_version|domain_name|domain_name_access_association|gateway_response|integration|integration_response|method|method_response|method_settings|model|request_validator|resource|rest_api_policy|rest_api_put|usage_plan|usage_plan_key|vpc_link)',
  'apigatewayv2_(api_mapping|authorizer|deployment|domain_name|integration|integration_response|model|route|route_response|stage|vpc_link)',
  'lambda_(alias|code_signing_config|event_source_mapping|function_event_invoke_config|function_recursion_config|function_url|invocation|layer_version|layer_version_permission|permission|runtime_management_config)',
  'iam_\\w+',
  'acm_(certificate|certificate_validation)',
  '(appautoscaling)_(policy|scheduled_action|target)',
  'cloudwatch_event_(bus|bus_policy|connection|permission|rule|target)',
  'cloudwatch_log_(account_policy|destination|destination_policy|group|index_policy|metric_filter|resource_policy|stream|subscription_filter)',
  'cloudwatch_query_definition',
  'codedeploy_(app|deployment_config|deployment_group)',
  'cognito_(?!user_pool$)\\w+',
  'dynamodb_(resource_policy|table_item|tag)',
  'scheduler_schedule_group',
  'sns_(sms_preferences|platform_application|topic_policy|topic_subscription)',
  'sqs_queue_(policy|redrive_allow_policy|redrive_policy)',
  'kms_(alias|ciphertext|grant|key_policy)',
  'secretsmanager_secret_(policy|rotation|version)',
  'ssm_(document|parameter)',
  'xray_(encryption_config|group|resource_policy|sampling_rule)',
  'wafv2_(api_key|ip_set|regex_pattern_set|web_acl_association)',
  '(lb|alb)_(cookie_stickiness_policy|listener|listener_certificate|listener_rule|ssl_negotiation_policy|target_group|target_group_attachment)',
  'route53_(cidr_collection|cidr_location|delegation_set|hosted_zone_dnssec|key_signing_key|record|records_exclusive|vpc_association_authorization|zone_association)',
  'service_discovery_(http_namespace|service)',
  's3_(account_public_access_block|access_point|bucket_(acl|cors_configuration|lifecycle_configuration|logging|notification|object_lock_configuration|ownership_controls|policy|public_access_block|request_payment_configuration|server_side_encryption_configuration|versioning|website_configuration))',
  'vpc(_block_public_access_options|_dhcp_options|_dhcp_options_association|_ipv4_cidr_block_association|_ipv6_cidr_block_association|_peering_connection\\w*|_security_group_\\w+)?',
  'vpc_endpoint_(connection_accepter|connection_notification|policy|private_dns|route_table_association|security_group_association|service_allowed_principal|subnet_association)',
  'default_(network_acl|route_table|security_group|subnet|vpc|vpc_dhcp_options)',
  '(security_group|security_group_rule|subnet|internet_gateway|internet_gateway_attachment|egress_only_internet_gateway|main_route_table_association)',
  '(route|route_table|route_table_association|network_acl|network_acl_association|network_acl_rule)',
  '(network_interface\\w*|eip_association|eip_domain_name|nat_gateway_eip_association|ec2_managed_prefix_list\\w*|ec2_tag|customer_gateway)',
  'ecr_(lifecycle_policy|repository_policy)',
  'resourcegroups_group',
];

const free = new RegExp(`^aws_(${families.join('|')})$`);

/** Types of providers that make nothing outside of Terraform. */
const withoutBill = /^(random|null|time|tls|local|archive|template)_\w+$|^terraform_data$/;

/** Types that the meters price. */
const metered: ReadonlySet<string> = new Set([
  'aws_alb',
  'aws_api_gateway_rest_api',
  'aws_api_gateway_stage',
  'aws_apigatewayv2_api',
  'aws_cloudwatch_composite_alarm',
  'aws_cloudwatch_dashboard',
  'aws_cloudwatch_metric_alarm',
  'aws_cognito_user_pool',
  'aws_dynamodb_table',
  'aws_eip',
  'aws_kinesis_firehose_delivery_stream',
  'aws_kms_external_key',
  'aws_kms_key',
  'aws_kms_replica_external_key',
  'aws_kms_replica_key',
  'aws_lambda_function',
  'aws_lambda_provisioned_concurrency_config',
  'aws_lb',
  'aws_nat_gateway',
  'aws_route53_zone',
  'aws_scheduler_schedule',
  'aws_secretsmanager_secret',
  'aws_service_discovery_instance',
  'aws_sns_topic',
  'aws_sqs_queue',
  'aws_vpc_endpoint',
  'aws_wafv2_web_acl',
]);

/** Whether it is known what a type costs, or that it costs nothing. */
export const isKnown = (type: string): boolean => metered.has(type) || free.test(type) || withoutBill.test(type);
