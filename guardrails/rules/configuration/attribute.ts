import { isList, isMap, Unknown, type Value } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { soleReference } from '../apis';
import { rule, shown } from '../define';

/** Resources whose API takes nothing but the ARN or id that its arguments are named for. */
const looked =
  /^aws_(lambda|apigatewayv2|api_gateway|cloudwatch|scheduler|pipes|sns|sqs|cognito|wafv2|sfn|acm|s3_bucket_notification|kinesis_firehose|route53|iam_\w*policy_attachment)(_|$)/;

/** What is no ARN, by the type that has it. */
const noArn: Readonly<Record<string, readonly string[]>> = {
  aws_sqs_queue: ['id', 'url', 'name'],
  aws_sns_topic: ['name'],
  aws_lambda_function: ['id', 'function_name', 'invoke_arn', 'version'],
  aws_lambda_alias: ['name', 'invoke_arn', 'function_version'],
  aws_iam_role: ['id', 'name', 'unique_id'],
  aws_iam_policy: ['name', 'policy_id'],
  aws_dynamodb_table: ['id', 'name'],
  aws_kinesis_stream: ['name'],
  aws_kinesis_firehose_delivery_stream: ['name'],
  aws_cloudwatch_log_group: ['id', 'name'],
  aws_s3_bucket: ['id', 'bucket', 'bucket_domain_name'],
  aws_wafv2_web_acl: ['id', 'name'],
  aws_cognito_user_pool: ['id', 'name', 'endpoint'],
  aws_lb: ['name', 'dns_name', 'arn_suffix'],
  aws_acm_certificate: ['domain_name'],
  aws_api_gateway_rest_api: ['id', 'name'],
  aws_api_gateway_stage: ['id', 'stage_name', 'invoke_url'],
  aws_apigatewayv2_api: ['id', 'name', 'api_endpoint'],
  aws_apigatewayv2_stage: ['id', 'name', 'invoke_url'],
  aws_cloudwatch_event_bus: ['id', 'name'],
  aws_sfn_state_machine: ['name'],
  aws_kms_key: ['id', 'key_id'],
  aws_kms_alias: ['name', 'target_key_id'],
  aws_cloudwatch_event_rule: ['id', 'name'],
  aws_apigatewayv2_vpc_link: ['id', 'name'],
  aws_api_gateway_vpc_link: ['id', 'name'],
  aws_lb_target_group: ['name', 'arn_suffix'],
  aws_ecs_cluster: ['name'],
  aws_ecs_task_definition: ['id', 'family'],
  aws_secretsmanager_secret: ['name'],
  aws_cloudwatch_metric_alarm: ['id', 'alarm_name'],
  aws_ses_domain_identity: ['id', 'domain'],
  aws_ses_email_identity: ['id', 'email'],
};

/** Arguments that take one attribute of a type, and what is handed to them by mistake. */
const mistaken: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  api_id: { aws_apigatewayv2_api: ['arn', 'execution_arn', 'name', 'api_endpoint'] },
  rest_api_id: { aws_api_gateway_rest_api: ['arn', 'execution_arn', 'name', 'root_resource_id'] },
  resource_id: {
    aws_api_gateway_rest_api: ['id', 'arn', 'execution_arn', 'name'],
    aws_api_gateway_resource: ['path', 'path_part', 'rest_api_id', 'parent_id'],
  },
  parent_id: {
    aws_api_gateway_rest_api: ['id', 'arn', 'execution_arn', 'name'],
    aws_api_gateway_resource: ['path', 'path_part', 'rest_api_id'],
  },
  stage_name: { aws_api_gateway_stage: ['id', 'arn', 'invoke_url', 'execution_arn'] },
  stage: {
    aws_api_gateway_stage: ['id', 'arn', 'invoke_url', 'execution_arn'],
    aws_apigatewayv2_stage: ['arn', 'invoke_url', 'execution_arn'],
  },
  authorizer_id: { aws_api_gateway_authorizer: ['name', 'arn'], aws_apigatewayv2_authorizer: ['name'] },
  request_validator_id: { aws_api_gateway_request_validator: ['name'] },
  connection_id: { aws_apigatewayv2_vpc_link: ['arn', 'name'], aws_api_gateway_vpc_link: ['arn', 'name'] },
  usage_plan_id: { aws_api_gateway_usage_plan: ['arn', 'name'] },
  key_id: { aws_api_gateway_api_key: ['arn', 'name', 'value'] },
  user_pool_id: { aws_cognito_user_pool: ['arn', 'name', 'endpoint', 'domain'] },
  provider_name: { aws_cognito_user_pool: ['id', 'arn', 'name'] },
  log_group_name: { aws_cloudwatch_log_group: ['arn'] },
  zone_id: { aws_route53_zone: ['name', 'arn'] },
  client_certificate_id: { aws_api_gateway_client_certificate: ['arn', 'pem_encoded_certificate'] },
  deployment_id: { aws_api_gateway_deployment: ['execution_arn', 'invoke_url', 'rest_api_id'] },
  health_check_id: { aws_route53_health_check: ['arn'] },
  bucket: { aws_s3_bucket: ['arn', 'bucket_domain_name', 'bucket_regional_domain_name', 'website_endpoint'] },
  uri: {
    aws_lambda_function: ['id', 'function_name', 'version'],
    aws_lambda_alias: ['name', 'function_version'],
    aws_sqs_queue: ['arn'],
    aws_sns_topic: ['arn', 'id'],
    aws_sfn_state_machine: ['arn', 'id'],
    aws_dynamodb_table: ['arn', 'id', 'name'],
    aws_s3_bucket: ['arn', 'id', 'bucket'],
    aws_kinesis_stream: ['arn', 'id', 'name'],
    aws_lb_listener: ['arn', 'id'],
    aws_lb_target_group: ['arn', 'id'],
  },
  authorizer_uri: {
    aws_lambda_function: ['id', 'function_name', 'version'],
    aws_lambda_alias: ['name', 'function_version'],
  },
  vpc_endpoint_ids: { aws_vpc: ['id', 'arn'], aws_vpc_endpoint: ['arn'] },
  integration_uri: {
    aws_lambda_function: ['id', 'function_name', 'version'],
    aws_lambda_alias: ['name', 'function_version'],
    aws_sqs_queue: ['arn'],
    aws_sns_topic: ['arn', 'id'],
    aws_sfn_state_machine: ['arn', 'id'],
    aws_dynamodb_table: ['arn', 'id', 'name'],
    aws_kinesis_stream: ['arn', 'id', 'name'],
    aws_lb_target_group: ['arn', 'id'],
    aws_ecs_service: ['arn', 'id'],
  },
  target_arns: { aws_lb_target_group: ['arn', 'id'], aws_lb_listener: ['arn', 'id'] },
  function_version: { aws_lambda_function: ['arn', 'qualified_arn', 'function_name', 'invoke_arn'] },
  function_name: { aws_lambda_function: ['invoke_arn', 'qualified_invoke_arn'], aws_lambda_alias: ['invoke_arn'] },
  qualifier: { aws_lambda_alias: ['arn', 'id', 'invoke_arn'] },
  s3_bucket: { aws_s3_bucket: ['arn', 'bucket_domain_name'] },
  rule: { aws_cloudwatch_event_rule: ['arn'] },
  signing_profile_version_arns: { aws_signer_signing_profile: ['arn', 'id', 'name', 'version'] },
  policy_arn: {
    aws_iam_role: ['arn'],
    aws_iam_role_policy: ['id', 'name'],
    aws_iam_user: ['arn'],
    aws_iam_policy: ['name', 'policy_id'],
  },
  role_arn: { aws_iam_instance_profile: ['arn'], aws_iam_policy: ['arn'], aws_iam_role: ['id', 'name', 'unique_id'] },
  topic_arn: { aws_sqs_queue: ['arn'], aws_lambda_function: ['arn'], aws_sns_topic: ['name'] },
  queue_arn: { aws_sns_topic: ['arn'], aws_lambda_function: ['arn'], aws_sqs_queue: ['id', 'url', 'name'] },
  lambda_function_arn: {
    aws_lambda_function: ['id', 'function_name', 'invoke_arn', 'version'],
    aws_sqs_queue: ['arn'],
    aws_sns_topic: ['arn'],
  },
  subnet_ids: { aws_subnet: ['arn', 'cidr_block', 'vpc_id'] },
  security_group_ids: { aws_security_group: ['arn', 'name', 'vpc_id'] },
};

/** What a user pool calls on its way, by the arguments of `lambda_config`. */
const poolTriggers = new Set([
  'create_auth_challenge',
  'custom_message',
  'define_auth_challenge',
  'post_authentication',
  'post_confirmation',
  'pre_authentication',
  'pre_sign_up',
  'pre_token_generation',
  'user_migration',
  'verify_auth_challenge_response',
]);

const takesArn = (argument: string): boolean => /(^|_)arns?$/.test(argument) || poolTriggers.has(argument);

const typeOf = (address: string): string => /(?:^|\.)(aws_\w+)\.[\w-]+$/.exec(address)?.[1] ?? '';

function problemOf(argument: string, value: Value): string | false {
  const isArn = takesArn(argument);
  const sole = isArn || Object.hasOwn(mistaken, argument) ? soleReference(value) : undefined;
  if (sole === undefined) return false;
  const type = /(^|\.)data\./.test(sole.address) ? '' : typeOf(sole.address);
  const isDocument = isArn && /(^|\.)data\.aws_iam_policy_document\./.test(sole.address);
  const wrong = mistaken[argument]?.[type] ?? (isArn ? noArn[type] : undefined);
  return (
    (isDocument || wrong?.includes(sole.attribute) === true) &&
    `${argument} must be another attribute of ${sole.address}, was its ${sole.attribute}`
  );
}

const partition = /^aws(-cn|-us-gov|-iso(-[bef])?|-eusc)?$/;

/** What is wrong with the parts of an ARN that is written out. */
function arnProblem(argument: string, text: string): string | false {
  const [, part = '', , , account = ''] = text.split(':');
  const wrong = part !== '' && (!partition.test(part) || /^(?!\d{12}$)\d+$/.test(account));
  return (
    wrong && `${argument} must be an ARN with a partition such as aws and an account of 12 digits, was ${shown(text)}`
  );
}

/**
 * Gathers what is wrong with references in an argument, the items of its list, or the blocks that it stands for. Lists and maps
 * are read once each: a local that names another one twice, which names a third one twice, would be read without end.
 */
function gatherProblems(argument: string, value: Value | undefined, found: string[], read?: Set<Value>): void {
  const problem =
    value instanceof Unknown
      ? problemOf(argument, value)
      : typeof value === 'string' && value.startsWith('arn:') && arnProblem(argument, value);
  if (typeof problem === 'string') found.push(problem);
  if (!(isList(value) || isMap(value)) || read?.has(value)) return;
  const now = (read ?? new Set()).add(value);
  if (isList(value)) for (const one of value) gatherProblems(argument, one, found, now);
  else if (argument !== 'variables')
    for (const [name, one] of Object.entries(value)) gatherProblems(name, one, found, now);
}

/** Whether a value is neither a reference nor an ARN, nor holds any: most arguments. */
const isPlain = (value: Value | undefined): boolean =>
  typeof value === 'string' ? !value.startsWith('arn:') : typeof value !== 'object';

/** A map of texts, whose keys are no arguments. */
const isText = (name: string): boolean => /tags|variables|parameters|templates|dimensions|mapping|triggers/.test(name);

function problemsOf(resource: Resource): string[] {
  const found: string[] = [];
  for (const name of resource.names) {
    const value = resource.symbolic(name);
    if (!isPlain(value) && !isText(name)) gatherProblems(name, value, found);
  }
  return found;
}

/** A rule about arguments that are handed the name of a resource for its ARN, or its ARN for its id. */
export const attributeRule = rule({
  id: 'configuration/attribute',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  on: '*',
  demand: 'an argument must take the attribute that it is named for: an ARN, an id or a name',
  fix: 'Use arn where an ARN is meant, id or name where one of these is.',
  check: (resource) => (looked.test(resource.type) ? problemsOf(resource) : undefined),
});
