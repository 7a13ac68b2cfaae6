import { eventRule, lambda, method, policyOf, queue, reading, restApi, restIntegration, table } from './pieces';
import { provider, type Refusal, refusal, thread } from './refusal';

const block = (type: string, name: string, body: string): string => `resource "${type}" "${name}" {\n${body}\n}\n`;
const byRequest = 'billing_mode = "PAY_PER_REQUEST"\n';
const certificate = block(
  'aws_acm_certificate',
  'c',
  'domain_name = "example.com"\nsubject_alternative_names = ["*.example.com"]\nvalidation_method = "DNS"',
);
const identityPool = (more: string): string =>
  block(
    'aws_cognito_identity_pool',
    'p',
    `identity_pool_name = "p"\nallow_unauthenticated_identities = true\ncognito_identity_providers {\n  client_id = "769obvghue82qn3tlrbl1em0pr"\n  ${more}\n}`,
  );
const attached = (arn: string): string =>
  block('aws_iam_role_policy_attachment', 'p', `role = "r"\npolicy_arn = ${arn}`);
const trust = (statement: string): string =>
  block('aws_iam_role', 'r', `name = "r"\nassume_role_policy = ${policyOf(statement)}`);
const alarm = (more: string): string =>
  block(
    'aws_cloudwatch_metric_alarm',
    'a',
    `alarm_name = "errors"\ncomparison_operator = "GreaterThanThreshold"\nthreshold = 1\n${more}`,
  );
const metric = 'namespace = "Shop"\nmetric_name = "Errors"\nstatistic = "Sum"\n';

/**
 * Refusals of API Gateway, functions, permissions, event sources, tables, user pools, records, certificates, events, alarms, logs and
 * roles. Each operation that creates one of them was searched for with the exception that it answers with, 31 searches in all; what is
 * here is every thread of the answers that holds AWS's answer and its cause, shows both in arguments, and was in no collection before.
 * Written down before the guard was run on them.
 */
export const sixthCollection: readonly Refusal[] = [
  refusal(
    'domain/private-mapping',
    provider(41659),
    `${block('aws_api_gateway_rest_api', 'a', `name = "a"\npolicy = ${policyOf('Effect = "Allow", Action = "execute-api:Invoke", Principal = "*", Resource = "*"')}\nendpoint_configuration {\n  types = ["‹PRIVATE|REGIONAL›"]\n}`)}${block('aws_api_gateway_domain_name', 'd', 'domain_name = "api.example.com"\n‹certificate_arn|regional_certificate_arn› = "arn:aws:acm:eu-west-1:111122223333:certificate/c"\nsecurity_policy = "TLS_1_2"\nendpoint_configuration {\n  types = ["‹PRIVATE|REGIONAL›"]\n}')}${block('aws_apigatewayv2_api_mapping', 'm', 'api_id = aws_api_gateway_rest_api.a.id\nstage = "prod"\ndomain_name = aws_api_gateway_domain_name.d.domain_name')}`,
  ),
  refusal(
    'domain/certificate-validated',
    thread('mach-composer/mach-composer-cli/issues/138'),
    `${certificate}${block('aws_acm_certificate_validation', 'v', 'certificate_arn = aws_acm_certificate.c.arn')}${block('aws_apigatewayv2_domain_name', 'd', 'domain_name = "api.example.com"\ndomain_name_configuration {\n  certificate_arn = ‹aws_acm_certificate.c.arn|aws_acm_certificate_validation.v.certificate_arn›\n  endpoint_type = "REGIONAL"\n  security_policy = "TLS_1_2"\n}')}`,
  ),
  refusal(
    'cognito/identity-pool-client',
    thread('amazon-archives/amazon-quicksight-embedding-sample/issues/1'),
    identityPool('‹|provider_name = "cognito-idp.us-west-2.amazonaws.com/us-west-2_AbCdEfGhI"›'),
  ),
  refusal(
    'cognito/identity-pool-provider',
    thread('aws/aws-cdk/issues/11054'),
    identityPool('provider_name = "‹|cognito-idp.us-east-2.amazonaws.com/›us-east-2_123456789"'),
  ),
  refusal(
    'logs/name-prefix',
    thread('hashicorp/terraform/issues/10739'),
    block('aws_cloudwatch_log_group', 'g', 'name = "‹|/›aws/lambda/orders"\nretention_in_days = 365'),
  ),
  refusal(
    'iam/managed-policy-path',
    thread('hashicorp/terraform/issues/31748'),
    attached('"arn:aws:iam::aws:policy/‹|service-role/›AWSLambdaRole"'),
  ),
  refusal(
    'iam/managed-policy-path',
    thread('pulumi/pulumi/issues/7419'),
    attached('"arn:aws:iam::aws:policy/AWSLambda‹|_›FullAccess"'),
  ),
  refusal(
    'iam/managed-policy-path',
    thread('ilbertt/nibrun/pull/3'),
    attached('"arn:aws:iam::aws:policy/‹|service-role/›AWSDataLifecycleManagerServiceRole"'),
  ),
  refusal(
    'configuration/attribute',
    provider(1337),
    `data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["logs:PutLogEvents"]\n    resources = ["*"]\n  }\n}\n${block('aws_iam_policy', 'q', 'name = "q"\npolicy = data.aws_iam_policy_document.d.json')}${attached('‹data.aws_iam_policy_document.d.json|aws_iam_policy.q.arn›')}`,
  ),
  refusal(
    'iam/trust-principal',
    thread('aws-actions/configure-aws-credentials/issues/332'),
    trust(
      'Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::1234567891‹0|02›:role/Orchestration_Role" }',
    ),
  ),
  refusal(
    'iam/trust-principal',
    thread('danschultzer/elixir-terraform-aws-ecs-example/issues/1'),
    trust(
      'Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity", Principal = { Federated = "arn:aws:iam::‹my-account|111122223333›:oidc-provider/token.actions.githubusercontent.com" }',
    ),
  ),
  refusal(
    'iam/policy-statement',
    thread('oqtopus-team/oqtopus-cloud/issues/379'),
    block(
      'aws_iam_policy',
      'p',
      `name = "p"\npolicy = ${policyOf('Effect = "Allow", Action = "cognito-idp:AdminDeleteUser"‹|, Resource = "*"›')}`,
    ),
  ),
  refusal(
    'cognito/custom-domain',
    thread('mineiros-io/terraform-aws-cognito-user-pool/issues/69'),
    `${block('aws_cognito_user_pool', 'u', 'name = "u"')}${block('aws_cognito_user_pool_domain', 'd', 'domain = "auth‹.example.com|-example›"\nuser_pool_id = aws_cognito_user_pool.u.id')}`,
  ),
  refusal(
    'lambda/alias-routing',
    thread('serverless/serverless/issues/7250'),
    `${lambda}${block('aws_lambda_alias', 'l', 'name = "live"\nfunction_name = aws_lambda_function.f.function_name\nfunction_version = "69"\nrouting_config {\n  additional_version_weights = { "‹69|68›" = 0.1 }\n}')}`,
  ),
  refusal(
    'rest-api/credentials-form',
    thread('aws/aws-sdk-java/issues/860'),
    restApi +
      method() +
      restIntegration(
        'type = "HTTP"\n  integration_http_method = "GET"\n  uri = "http://orders.example.com/"\n  ‹credentials = "NONE"|›',
      ),
  ),
  refusal(
    'configuration/attribute',
    thread('amazon-archives/aws-apigateway-importer/issues/63'),
    restApi +
      method() +
      restIntegration(
        'type = "AWS"\n  integration_http_method = "POST"\n  uri = "arn:‹was|aws›:apigateway:us-west-2:lambda:path/2015-03-31/functions/arn:aws:lambda:us-west-2:111122223333:function:orders/invocations"',
      ),
  ),
  refusal(
    'event-source/start-timestamp',
    thread('awsdocs/aws-cloudformation-user-guide/pull/334'),
    lambda +
      reading('starting_position = "AT_TIMESTAMP"\n  ‹|starting_position_timestamp = "2026-01-01T00:00:00Z"›').replace(
        'aws_sqs_queue.q.arn',
        '"arn:aws:kinesis:eu-west-1:111122223333:stream/s"',
      ),
  ),
  refusal(
    'event-source/queue-batch',
    thread('motdotla/node-lambda/issues/466'),
    lambda + queue() + reading('batch_size = 1\n  ‹starting_position = "LATEST"|›'),
  ),
  refusal(
    'dynamodb/attributes',
    thread('alexdebrie/dynamodbguide.com/issues/16'),
    table(
      `${byRequest}global_secondary_index {\n    name = "by-return"\n    hash_key = "id"\n    range_key = "returned"\n    projection_type = "ALL"\n  }\n  ‹|attribute {\n    name = "returned"\n    type = "S"\n  }›`,
    ),
  ),
  refusal(
    'dynamodb/index-capacity',
    thread('aws/aws-cli/issues/6138'),
    table(
      'read_capacity = 1\n  write_capacity = 1\n  global_secondary_index {\n    name = "by-id"\n    hash_key = "id"\n    projection_type = "ALL"\n    ‹|read_capacity = 1\n    write_capacity = 1›\n  }',
    ),
  ),
  refusal(
    'dynamodb/attributes',
    thread('aws/aws-cli/issues/1884'),
    table(`${byRequest}‹attribute {\n    name = "roles"\n    type = "S"\n  }|›`),
  ),
  refusal(
    'dynamodb/item-key',
    thread('hashicorp/terraform/issues/24173'),
    `${table(`${byRequest}range_key = "order"\n  attribute {\n    name = "order"\n    type = "N"\n  }`)}${block('aws_dynamodb_table_item', 'i', 'table_name = aws_dynamodb_table.t.name\nhash_key = aws_dynamodb_table.t.hash_key\n‹|range_key = aws_dynamodb_table.t.range_key›\nitem = jsonencode({ id = { S = "something" }, order = { N = "1" } })')}`,
  ),
  refusal(
    'route53/alias-zone',
    thread('hashicorp/terraform/issues/21021'),
    `${block('aws_s3_bucket', 'w', 'bucket = "www.example.com"')}${block('aws_s3_bucket_website_configuration', 'w', 'bucket = aws_s3_bucket.w.id\nindex_document {\n  suffix = "index.html"\n}')}${block('aws_route53_record', 'r', 'zone_id = "Z123"\nname = "www.example.com"\ntype = "A"\nalias {\n  name = ‹aws_s3_bucket.w.bucket_domain_name|aws_s3_bucket_website_configuration.w.website_domain›\n  zone_id = aws_s3_bucket.w.hosted_zone_id\n  evaluate_target_health = false\n}')}`,
  ),
  refusal(
    'certificate/validation-record-key',
    provider(7918),
    `${certificate}${block('aws_route53_record', 'v', 'for_each = { for o in aws_acm_certificate.c.domain_validation_options : o.domain_name => o }\nzone_id = "Z123"\nname = each.value.resource_record_name\ntype = each.value.resource_record_type\nrecords = [each.value.resource_record_value]\nttl = 60\n‹|allow_overwrite = true›')}`,
  ),
  refusal(
    'events/rate',
    thread('buildkite/buildkite-agent-scaler/pull/100'),
    eventRule('schedule_expression = "rate(3 minute‹|s›)"'),
  ),
  refusal(
    'events/cron',
    thread('localstack/localstack/pull/12156'),
    eventRule('schedule_expression = "cron(7 20 ‹*|?› * 1-7 *)"'),
  ),
  refusal(
    'alarm/datapoints',
    thread('hashicorp/terraform/issues/24070'),
    alarm(`${metric}period = 60\nevaluation_periods = ‹1|15›\ndatapoints_to_alarm = 15`),
  ),
  refusal(
    'alarm/metric-complete',
    thread('sevenwestmedia-labs/pulumi-components/pull/33'),
    alarm(`${metric}evaluation_periods = 2\n‹|period = 60›`),
  ),
  refusal(
    'alarm/expression',
    provider(11011),
    alarm(
      `evaluation_periods = 1\nmetric_query {\n  id = "e1"\n  expression = "‹SEARCH('{Shop,InstanceId} LoadAverage5min', 'Maximum', 300)|MAX(METRICS())›"\n  return_data = true\n}\nmetric_query {\n  id = "m1"\n  metric {\n    namespace = "Shop"\n    metric_name = "LoadAverage5min"\n    period = 300\n    stat = "Maximum"\n  }\n}`,
    ),
  ),
];
