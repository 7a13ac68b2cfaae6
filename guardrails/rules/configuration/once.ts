import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { identityOf, perModel, repeated } from '../apis';
import { unique } from '../define';

/** What AWS makes once of the same arguments, and refuses the second time. */
const once: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_method_response: ['rest_api_id', 'resource_id', 'http_method', 'status_code'],
  aws_api_gateway_usage_plan_key: ['usage_plan_id', 'key_id'],
  aws_apigatewayv2_integration_response: ['api_id', 'integration_id', 'integration_response_key'],
  aws_apigatewayv2_route_response: ['api_id', 'route_id', 'route_response_key'],
  aws_apigatewayv2_model: ['api_id', 'name'],
  aws_lambda_alias: ['function_name', 'name'],
  aws_lambda_function_url: ['function_name', 'qualifier'],
  aws_cognito_identity_provider: ['user_pool_id', 'provider_name'],
  aws_cognito_resource_server: ['user_pool_id', 'identifier'],
  aws_cognito_user_group: ['user_pool_id', 'name'],
  aws_cognito_user: ['user_pool_id', 'username'],
  aws_cloudwatch_log_stream: ['log_group_name', 'name'],
  aws_scheduler_schedule: ['group_name', 'name'],
  aws_codedeploy_deployment_group: ['app_name', 'deployment_group_name'],
  aws_security_group: ['vpc_id', 'name'],
  aws_lb_listener: ['load_balancer_arn', 'port'],
  aws_lb_listener_rule: ['listener_arn', 'priority'],
  aws_ecs_service: ['cluster', 'name'],
  aws_route: ['route_table_id', 'destination_cidr_block'],
  aws_route_table_association: ['subnet_id'],
  aws_appsync_resolver: ['api_id', 'type', 'field'],
  aws_appsync_datasource: ['api_id', 'name'],
  aws_ecr_pull_through_cache_rule: ['ecr_repository_prefix'],
};

/** Arguments that may be left out: all who leave them out have the same. */
const optional = new Set(['qualifier', 'group_name', 'cluster', 'vpc_id']);

function keyOf(resource: Resource, names: readonly string[]): string | undefined {
  const parts = names.map((name) => (optional.has(name) && resource.lacks(name) ? '' : identityOf(resource, name)));
  return parts.includes(undefined) ? undefined : [...parts, resource.provider.key, resource.region ?? ''].join(' ');
}

const twins = perModel((type: string, model: Model) =>
  repeated(model.ofType(type), (one) => keyOf(one, once[type] ?? [])),
);

/** The rule about what may be made once within something. */
export const onceRule = unique({
  id: 'configuration/once',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html',
  on: Object.keys(once),
  demand: 'what AWS makes once within an API, a function, a pool or a listener must stand once',
  fix: 'Remove one of the two, or rename it.',
  at: 'what names it',
  within: 'where it belongs',
  twin: (resource, model) => twins(resource.type, model).get(resource),
});
