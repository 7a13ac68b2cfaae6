import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { identityOf, oncePerModel, repeated } from '../apis';
import { rule, unique } from '../define';
import { withText } from '../groups';
import { outruns } from '../ordering';

/** What must have a name of its own in an account and region, and the argument that holds it. */
const named: Readonly<Record<string, string>> = {
  aws_lambda_function: 'function_name',
  aws_iam_role: 'name',
  aws_iam_policy: 'name',
  aws_iam_instance_profile: 'name',
  aws_dynamodb_table: 'name',
  aws_cloudwatch_log_group: 'name',
  aws_cognito_user_pool_domain: 'domain',
  aws_cloudwatch_event_bus: 'name',
  aws_cloudwatch_event_connection: 'name',
  aws_cloudwatch_event_api_destination: 'name',
  aws_cloudwatch_event_archive: 'name',
  aws_scheduler_schedule_group: 'name',
  aws_sfn_state_machine: 'name',
  aws_kinesis_stream: 'name',
  aws_kinesis_firehose_delivery_stream: 'name',
  aws_secretsmanager_secret: 'name',
  aws_kms_alias: 'name',
  aws_lb: 'name',
  aws_lb_target_group: 'name',
  aws_wafv2_web_acl: 'name',
  aws_wafv2_ip_set: 'name',
  aws_wafv2_rule_group: 'name',
  aws_wafv2_regex_pattern_set: 'name',
  aws_iam_user: 'name',
  aws_iam_group: 'name',
  aws_iam_openid_connect_provider: 'url',
  aws_iam_saml_provider: 'name',
  aws_ecr_repository: 'name',
  aws_pipes_pipe: 'name',
  aws_codedeploy_app: 'name',
  aws_codedeploy_deployment_config: 'deployment_config_name',
  aws_cloudfront_function: 'name',
  aws_cloudfront_origin_access_control: 'name',
  aws_cloudfront_cache_policy: 'name',
  aws_cloudfront_origin_request_policy: 'name',
  aws_cloudfront_response_headers_policy: 'name',
  aws_db_instance: 'identifier',
  aws_rds_cluster: 'cluster_identifier',
  aws_db_subnet_group: 'name',
  aws_db_proxy: 'name',
  aws_elasticache_replication_group: 'replication_group_id',
  aws_elasticache_cluster: 'cluster_id',
  aws_elasticache_subnet_group: 'name',
  aws_mq_broker: 'broker_name',
  aws_msk_cluster: 'cluster_name',
  aws_autoscaling_group: 'name',
  aws_launch_template: 'name',
  aws_synthetics_canary: 'name',
  aws_xray_sampling_rule: 'rule_name',
  aws_budgets_budget: 'name',
  aws_backup_vault: 'name',
};

/** What names something by its text: type, argument, the type that is named, and the argument that holds the name. */
const namings: readonly (readonly [string, string, string, string])[] = [
  ['aws_cloudwatch_log_subscription_filter', 'log_group_name', 'aws_cloudwatch_log_group', 'name'],
  ['aws_cloudwatch_log_metric_filter', 'log_group_name', 'aws_cloudwatch_log_group', 'name'],
  ['aws_cloudwatch_log_stream', 'log_group_name', 'aws_cloudwatch_log_group', 'name'],
  ['aws_lambda_permission', 'function_name', 'aws_lambda_function', 'function_name'],
  ['aws_lambda_alias', 'function_name', 'aws_lambda_function', 'function_name'],
  ['aws_lambda_event_source_mapping', 'function_name', 'aws_lambda_function', 'function_name'],
  ['aws_lambda_function_event_invoke_config', 'function_name', 'aws_lambda_function', 'function_name'],
  ['aws_lambda_function_url', 'function_name', 'aws_lambda_function', 'function_name'],
  ['aws_lambda_provisioned_concurrency_config', 'function_name', 'aws_lambda_function', 'function_name'],
  ['aws_lambda_function', 's3_key', 'aws_s3_object', 'key'],
  ['aws_lambda_layer_version', 's3_key', 'aws_s3_object', 'key'],
  ['aws_lambda_runtime_management_config', 'function_name', 'aws_lambda_function', 'function_name'],
  ['aws_lambda_function_recursion_config', 'function_name', 'aws_lambda_function', 'function_name'],
  ['aws_iam_instance_profile', 'role', 'aws_iam_role', 'name'],
  ['aws_iam_role_policy', 'role', 'aws_iam_role', 'name'],
  ['aws_iam_role_policy_attachment', 'role', 'aws_iam_role', 'name'],
  ['aws_cloudwatch_event_target', 'rule', 'aws_cloudwatch_event_rule', 'name'],
  ['aws_cloudwatch_event_rule', 'event_bus_name', 'aws_cloudwatch_event_bus', 'name'],
  ['aws_cloudwatch_event_target', 'event_bus_name', 'aws_cloudwatch_event_bus', 'name'],
  ['aws_cloudwatch_event_permission', 'event_bus_name', 'aws_cloudwatch_event_bus', 'name'],
  ['aws_cloudwatch_event_bus_policy', 'event_bus_name', 'aws_cloudwatch_event_bus', 'name'],
  ['aws_scheduler_schedule', 'group_name', 'aws_scheduler_schedule_group', 'name'],
  ['aws_dynamodb_table_item', 'table_name', 'aws_dynamodb_table', 'name'],
  ['aws_dynamodb_contributor_insights', 'table_name', 'aws_dynamodb_table', 'name'],
  ['aws_dynamodb_kinesis_streaming_destination', 'table_name', 'aws_dynamodb_table', 'name'],
  ['aws_appautoscaling_policy', 'resource_id', 'aws_appautoscaling_target', 'resource_id'],
  ['aws_codedeploy_deployment_group', 'app_name', 'aws_codedeploy_app', 'name'],
  [
    'aws_codedeploy_deployment_group',
    'deployment_config_name',
    'aws_codedeploy_deployment_config',
    'deployment_config_name',
  ],
  ['aws_ecr_lifecycle_policy', 'repository', 'aws_ecr_repository', 'name'],
  ['aws_ecr_repository_policy', 'repository', 'aws_ecr_repository', 'name'],
  ['aws_ecs_cluster_capacity_providers', 'cluster_name', 'aws_ecs_cluster', 'name'],
  ['aws_db_instance', 'db_subnet_group_name', 'aws_db_subnet_group', 'name'],
  ['aws_rds_cluster', 'db_subnet_group_name', 'aws_db_subnet_group', 'name'],
  ['aws_elasticache_replication_group', 'subnet_group_name', 'aws_elasticache_subnet_group', 'name'],
  ['aws_elasticache_cluster', 'subnet_group_name', 'aws_elasticache_subnet_group', 'name'],
  ['aws_cognito_user_in_group', 'group_name', 'aws_cognito_user_group', 'name'],
  ['aws_cognito_user_in_group', 'username', 'aws_cognito_user', 'username'],
];

/** Two types that make the same: a domain of API Gateway. */
const domains = ['aws_api_gateway_domain_name', 'aws_apigatewayv2_domain_name'];

const twinsIn = oncePerModel((model) => {
  const twins = new Map<Resource, Resource>();
  for (const [type, argument] of Object.entries(named))
    for (const [one, other] of repeated(model.ofType(type), (each) => nameIn(each, argument))) twins.set(one, other);
  for (const [one, other] of repeated(model.ofType(...domains), (each) => nameIn(each, 'domain_name')))
    twins.set(one, other);
  return twins;
});

/** A name with the place in which it must be the only one. */
function nameIn(resource: Resource, argument: string): string | undefined {
  const name = identityOf(resource, argument);
  const paths = ['path', 'scope'].map((one) => textOf(resource.get(one)) ?? '');
  return name === undefined ? undefined : [name, resource.provider.key, resource.region ?? '', ...paths].join(' ');
}

function waitingProblems(resource: Resource, model: Model): (string | false)[] {
  return namings
    .filter(([type]) => type === resource.type)
    .map(([, argument, other, name]) => {
      const text = textOf(resource.symbolic(argument));
      const found = text === undefined ? [] : withText(other, name, text, model);
      const only = found.length === 1 ? found[0] : undefined;
      return (
        only !== undefined &&
        !only.conditional &&
        only.provider.key === resource.provider.key &&
        outruns(resource, only, model) &&
        `${argument} must wait for ${only.address}, and only repeats its name`
      );
    });
}

/** Rules about names: each once, and known to Terraform where something needs them. */
export const nameRules = [
  unique({
    id: 'configuration/name-unique',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
    on: [...Object.keys(named), ...domains],
    demand: 'what AWS knows by its name must have a name of its own',
    fix: 'Rename one of the two, or refer to the other.',
    at: 'the name',
    within: 'in its account and region',
    twin: (resource, model) => twinsIn(model).get(resource),
  }),
  rule({
    id: 'configuration/waits',
    severity: 'rejects',
    source: 'https://developer.hashicorp.com/terraform/language/resources/behavior#resource-dependencies',
    on: [...new Set(namings.map(([type]) => type))],
    demand: 'what names a resource of the configuration must wait for it',
    fix: 'Refer to the resource instead of repeating its name.',
    check: waitingProblems,
  }),
];
