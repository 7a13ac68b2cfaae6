import {
  eventRule,
  httpApi,
  integration,
  integrationResponse,
  lambda,
  lambdaWith,
  method,
  methodResponse,
  policyOf,
  proxy,
  queue,
  restApi,
  restIntegration,
  role,
  route,
} from './pieces';
import { provider, type Refusal, refusal, thread } from './refusal';

const block = (type: string, name: string, body: string): string => `resource "${type}" "${name}" {\n${body}\n}\n`;
const body = (paths: string, more = ''): string =>
  `body = jsonencode({ openapi = "3.0.1", info = { title = "orders", version = "1" }, paths = { ${paths} }${more} })`;
const imported = (document: string, more = ''): string =>
  block('aws_api_gateway_rest_api', 'a', `name = "orders"\n${more}\n${document}`);
const mock = '"x-amazon-apigateway-integration" = { type = "mock" }';
const deployment = (more = ''): string =>
  block('aws_api_gateway_deployment', 'd', `rest_api_id = aws_api_gateway_rest_api.a.id\n${more}`);
const permission = (more: string): string =>
  block('aws_lambda_permission', 'p', `function_name = aws_lambda_function.f.function_name\n${more}`);
const model = (schema: string): string =>
  block(
    'aws_api_gateway_model',
    'o',
    `rest_api_id = aws_api_gateway_rest_api.a.id\nname = "Order"\ncontent_type = "application/json"\nschema = jsonencode(${schema})`,
  );
const restAuthorizer = (more: string): string =>
  block(
    'aws_api_gateway_authorizer',
    'z',
    `name = "z"\nrest_api_id = aws_api_gateway_rest_api.a.id\nauthorizer_uri = aws_lambda_function.f.invoke_arn\n${more}`,
  );
const httpAuthorizer = (more: string): string =>
  block(
    'aws_apigatewayv2_authorizer',
    'z',
    `name = "z"\napi_id = aws_apigatewayv2_api.a.id\nauthorizer_type = "REQUEST"\nauthorizer_payload_format_version = "2.0"\nauthorizer_uri = aws_lambda_function.f.invoke_arn\n${more}`,
  );
const certificate =
  'arn:aws:‹iam::111122223333:server-certificate/orders-2022|acm:us-east-1:111122223333:certificate/1a2b›';
const mapping = (source: string, more = ''): string =>
  block(
    'aws_lambda_event_source_mapping',
    'e',
    `function_name = aws_lambda_function.f.arn\nevent_source_arn = ${source}\n${more}`,
  );
const healthCheck = (more: string): string => block('aws_route53_health_check', 'h', more);
const calculated = 'type = "CALCULATED"\nchild_healthchecks = ["1a2b3c4d-0000-4000-8000-000000000000"]';
const policy = (statement: string): string =>
  block('aws_iam_policy', 'p', `name = "p"\npolicy = ${policyOf(statement)}`);
const resource = (part: string): string =>
  block(
    'aws_api_gateway_resource',
    'r',
    `rest_api_id = aws_api_gateway_rest_api.a.id\nparent_id = aws_api_gateway_rest_api.a.root_resource_id\npath_part = "${part}"`,
  );
const served = restApi + method() + restIntegration();

/**
 * Refusals of APIs for the most part, of functions, pools, events and logs. Each operation was searched for with the exception that it answers
 * with, in 93 searches; what is here is every thread of the answers that holds AWS's answer, shows its cause in arguments, and was in no
 * collection before, in thread or in meaning. Written down before the guard was run on them. One more was written down,
 * awslabs/aws-api-gateway-developer-portal/issues/424: a colon in a path. AWS takes colons since, so it stays unrefused. The domain at the edge was
 * first written down without its security policy, for which it was refused, and not for its place; the first run counts it among the missed.
 */
export const eighthCollection: readonly Refusal[] = [
  // "Invalid certificate ARN": an edge-optimized domain takes certificates of ACM alone.
  refusal(
    'domain/certificate-service',
    thread('amplify-education/serverless-domain-manager/issues/369'),
    block(
      'aws_api_gateway_domain_name',
      'n',
      `domain_name = "orders.example.com"\nsecurity_policy = "TLS_1_2"\ncertificate_arn = "${certificate}"`,
    ),
  ),
  // "Unable to put integration on 'GET' for resource at path '/': Invalid HTTP endpoint specified for URI"
  refusal(
    'rest-api/body-integration',
    thread('ustayready/fireprox/issues/37'),
    imported(
      body(
        '"/" = { get = { "x-amazon-apigateway-integration" = { type = "http_proxy", httpMethod = "GET", uri = "‹XX|https://orders.example.com/›" } } }',
      ),
    ),
  ),
  // "InternalServerException" when calling CreateApiMapping: the domain was made by API Gateway's first version, edge-optimized.
  refusal(
    'domain/http-api-policy',
    thread('aws/aws-cli/issues/5059'),
    `${httpApi}${block('aws_apigatewayv2_stage', 's', 'api_id = aws_apigatewayv2_api.a.id\nname = "foo"\nauto_deploy = true')}${block('aws_api_gateway_domain_name', 'n', 'domain_name = "api.example.com"\nsecurity_policy = "TLS_1_2"\n‹certificate_arn|regional_certificate_arn› = "arn:aws:acm:us-east-1:111122223333:certificate/1a2b"\n‹|endpoint_configuration {\n  types = ["REGIONAL"]\n}›')}${block('aws_apigatewayv2_api_mapping', 'm', 'api_id = aws_apigatewayv2_api.a.id\ndomain_name = aws_api_gateway_domain_name.n.domain_name\nstage = aws_apigatewayv2_stage.s.id')}`,
  ),
  // "Route key is required"
  refusal(
    'http-api/route-key-form',
    thread('goldstack/goldstack/issues/42'),
    httpApi +
      proxy +
      route('route_key = "‹|$default›"\n  target = "integrations/${aws_apigatewayv2_integration.i.id}"'),
  ),
  // "Unable to create model for 'body_1': Model name must be alphanumeric: body_1"
  refusal(
    'rest-api/body-models',
    thread('edx/api-manager/pull/259'),
    imported(
      body(`"/" = { post = { ${mock} } }`, ', components = { schemas = { ‹body_1|body1› = { type = "object" } } }'),
    ),
  ),
  // "BadRequestException: Invalid request input"
  refusal(
    'rest-api/token-identity-source',
    thread('clouddrove/terraform-aws-api-gateway/pull/18'),
    lambda + restApi + restAuthorizer('identity_source = "‹|method.request.header.Authorization›"'),
  ),
  // "Identity source must be set if authorizer caching is enabled (TTL is greater than 0)"
  refusal(
    'http-api/cached-authorizer-needs-source',
    thread('hashicorp/terraform-provider-aws/pull/32629'),
    lambda +
      httpApi +
      httpAuthorizer('authorizer_result_ttl_in_seconds = 300\n‹|identity_sources = ["$request.header.Authorization"]›'),
  ),
  // "VPCEndpoints can only be specified with PRIVATE apis."
  refusal(
    'rest-api/body-endpoints',
    thread('aws/aws-cdk/issues/9684'),
    imported(
      body(
        `"/" = { get = { ${mock} } }`,
        ', "x-amazon-apigateway-endpoint-configuration" = { vpcEndpointIds = ["vpce-0212a4ababd5b8c3e"] }',
      ),
      'endpoint_configuration {\n  types = ["‹REGIONAL|PRIVATE›"]\n}',
    ),
  ),
  // "FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action"
  refusal(
    'lambda/permission-url-action',
    thread('RJPearson94/terraform-aws-open-next/issues/73'),
    lambda + permission('action = "lambda:InvokeFunction‹|Url›"\nprincipal = "*"\nfunction_url_auth_type = "NONE"'),
  ),
  // "You must specify lambda:FunctionUrlAuthType condition"
  refusal(
    'lambda/permission-url-auth',
    thread('simple-container-com/api/pull/81'),
    lambda + permission('action = "lambda:InvokeFunctionUrl"\nprincipal = "*"\n‹|function_url_auth_type = "NONE"›'),
  ),
  // "The provided principal was invalid": a function is no principal, its role is.
  refusal(
    'lambda/permission-principal-identity',
    thread('aws/aws-cdk/issues/31080'),
    `${lambda}${lambda.replace('"f"', '"g"').replace('"orders"', '"caller"')}${permission('action = "lambda:InvokeFunctionUrl"\nfunction_url_auth_type = "AWS_IAM"\nprincipal = aws_lambda_function.g.‹arn|role›')}`,
  ),
  // "Stage test must already be created before making a canary release deployment"
  refusal(
    'rest-api/deployment-canary',
    thread('hashicorp/terraform-provider-aws/pull/39929'),
    served +
      deployment(
        'depends_on = [aws_api_gateway_integration.i]\nstage_name = "test"\n‹canary_settings {\n  percent_traffic = 33.33\n}|›',
      ),
  ),
  // "Value at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\d\d"
  refusal(
    'rest-api/response-status',
    thread('localstack/localstack/pull/12773'),
    served +
      methodResponse() +
      integrationResponse('depends_on = [aws_api_gateway_integration.i]').replace('"200"', '"‹wrong|200›"'),
  ),
  // The same of PutMethodResponse.
  refusal(
    'rest-api/response-status',
    thread('localstack/localstack/pull/12821'),
    restApi + method() + methodResponse('', '‹2xx|200›'),
  ),
  // "Value 'arn:aws:events:…:rule/Test' at 'rule' failed to satisfy constraint"
  refusal(
    'configuration/attribute',
    thread('aws/aws-sdk-js-v3/issues/2240'),
    eventRule('schedule_expression = "rate(5 minutes)"') +
      queue() +
      block(
        'aws_cloudwatch_event_target',
        't',
        'rule = aws_cloudwatch_event_rule.e.‹arn|name›\narn = aws_sqs_queue.q.arn',
      ),
  ),
  // "Unrecognized event source, must be kinesis or dynamodb stream"
  refusal(
    'event-source/kind',
    thread('boto/boto3/issues/634'),
    eventRule('schedule_expression = "rate(5 minutes)"') +
      lambda +
      queue() +
      mapping('‹aws_cloudwatch_event_rule.e.arn|aws_sqs_queue.q.arn›'),
  ),
  // "Invalid selection expression specified: [Invalid source: {…} specified for destination: MessageAttributes]"
  refusal(
    'http-api/message-attributes',
    provider(17348),
    httpApi +
      integration(
        'credentials_arn = "arn:aws:iam::111122223333:role/r"\n  integration_type = "AWS_PROXY"\n  integration_subtype = "SQS-SendMessage"\n  request_parameters = {\n    QueueUrl = "https://sqs.eu-west-1.amazonaws.com/111122223333/q"\n    MessageBody = "$request.body"\n    MessageAttributes = ‹jsonencode({ somename = { DataType = "String", StringValue = "somevalue" } })|"$request.header.attributes"›\n  }',
      ),
  ),
  // "Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]"
  refusal(
    'rest-api/model-schema',
    thread('aws/aws-cdk/issues/27433'),
    restApi +
      model(
        '{ "$schema" = "http://json-schema.org/draft-04/schema#", type = "object", ‹required = [], |›properties = { description = { type = "string" } } }',
      ),
  ),
  // "Invalid filter pattern definition."
  refusal(
    'event-source/settings',
    thread('localstack/localstack/pull/6212'),
    lambda +
      queue() +
      mapping(
        'aws_sqs_queue.q.arn',
        'filter_criteria {\n  filter {\n    pattern = ‹"null"|jsonencode({ body = { kind = ["order"] } })›\n  }\n}',
      ),
  ),
  // A pattern's values are arrays or objects.
  refusal(
    'event-source/settings',
    thread('floci-io/floci/pull/3060'),
    lambda +
      queue() +
      mapping(
        'aws_sqs_queue.q.arn',
        'filter_criteria {\n  filter {\n    pattern = jsonencode({ body = { kind = ‹"order"|["order"]› } })\n  }\n}',
      ),
  ),
  // "PutSubscriptionFilter operation cannot work with destinationArn for vendor cloudformation"
  refusal(
    'logs/subscription-destination',
    thread('aws-samples/aws-centralize-logs-using-cdk/issues/2'),
    block(
      'aws_cloudwatch_log_subscription_filter',
      's',
      'name = "s"\nlog_group_name = "g"\nfilter_pattern = ""\ndestination_arn = "arn:aws:‹cloudformation:eu-west-1:444455556666:stack/LogDestination/1a2b|logs:eu-west-1:444455556666:destination:LogDestination›"',
    ),
  ),
  // A numbered version is rejected: a URL is of $LATEST or of an alias.
  refusal(
    'lambda/url-version',
    thread('stackshy/cloudemu/pull/1004'),
    lambdaWith('publish = true') +
      block(
        'aws_lambda_alias',
        'l',
        'name = "live"\nfunction_name = aws_lambda_function.f.function_name\nfunction_version = aws_lambda_function.f.version',
      ) +
      block(
        'aws_lambda_function_url',
        'u',
        'function_name = aws_lambda_function.f.function_name\nauthorization_type = "AWS_IAM"\nqualifier = ‹aws_lambda_function.f.version|aws_lambda_alias.l.name›',
      ),
  ),
  // A requested amount cannot exceed the function's reserved concurrency.
  refusal(
    'lambda/provisioned-within-reserved',
    thread('stackshy/cloudemu/pull/1000'),
    lambdaWith('publish = true\n  reserved_concurrent_executions = 5') +
      block(
        'aws_lambda_provisioned_concurrency_config',
        'c',
        'function_name = aws_lambda_function.f.function_name\nqualifier = aws_lambda_function.f.version\nprovisioned_concurrent_executions = ‹10|5›',
      ),
  ),
  // "Member must have length less than or equal to 64"
  refusal(
    'lambda/function-name',
    thread('dailyidea/dailyidea.com---ARCHIVE/issues/419'),
    lambda.replace('"orders"', '"dailyidea-appsync-backend-‹eric-|›dev-updateProfileInfoInCreatedIdeas"'),
  ),
  // Function description can not be longer than 256 characters.
  refusal(
    'lambda/description',
    thread('aws/aws-cdk/issues/20475'),
    lambdaWith(`description = "${'a'.repeat(256)}‹a|›"`),
  ),
  // "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes"
  refusal(
    'cognito/verified-before-update',
    thread('aws/aws-cli/issues/7151'),
    block(
      'aws_cognito_user_pool',
      'u',
      'name = "u"\nusername_attributes = ["email"]\n‹|auto_verified_attributes = ["email"]›\nuser_attribute_update_settings {\n  attributes_require_verification_before_update = ["email"]\n}',
    ),
  ),
  // "The domain name contains an invalid character."
  refusal(
    'cognito/domain-prefix',
    thread('Enterprise-CMCS/macpro-quickstart-serverless/issues/87'),
    block('aws_cognito_user_pool_domain', 'd', 'domain = "‹M|m›aster-login"\nuser_pool_id = "eu-west-1_abc"'),
  ),
  // "… is not a valid RoleMapping ProviderName or is not a configured provider."
  refusal(
    'cognito/role-mapping-provider',
    thread('aws/aws-cdk/issues/22951'),
    `${block('aws_cognito_identity_pool', 'i', 'identity_pool_name = "i"\nallow_unauthenticated_identities = false\ncognito_identity_providers {\n  client_id = "7lhlkkfbfb4q5kpp90urffao"\n  provider_name = "cognito-idp.us-west-1.amazonaws.com/us-west-1_rRwJgkwYX"\n}')}${block('aws_cognito_identity_pool_roles_attachment', 'r', 'identity_pool_id = aws_cognito_identity_pool.i.id\nroles = {\n  authenticated = "arn:aws:iam::111122223333:role/r"\n}\nrole_mapping {\n  identity_provider = "‹https://|›cognito-idp.us-west-1.amazonaws.com/us-west-1_rRwJgkwYX:7lhlkkfbfb4q5kpp90urffao"\n  ambiguous_role_resolution = "Deny"\n  type = "Token"\n}')}`,
  ),
  // An HTTP API stage is refused: AWS WAF does not protect HTTP APIs.
  refusal(
    'waf/rest-stage',
    thread('KensioSoftware/yulin/pull/817'),
    `${httpApi}${block('aws_apigatewayv2_stage', 'h', 'api_id = aws_apigatewayv2_api.a.id\nname = "prod"\nauto_deploy = true')}${restApi.replace('"a"', '"rest"')}${block('aws_api_gateway_stage', 's', 'rest_api_id = aws_api_gateway_rest_api.rest.id\ndeployment_id = "d1"\nstage_name = "prod"')}${block('aws_wafv2_web_acl_association', 'w', 'resource_arn = ‹aws_apigatewayv2_stage.h.arn|aws_api_gateway_stage.s.arn›\nweb_acl_arn = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/w/1a2b"')}`,
  ),
  // "No integration defined for method"
  refusal(
    'rest-api/body-deployed',
    thread('alma-cdk/openapix/issues/20'),
    imported(body(`"/" = { get = { responses = { "200" = { description = "ok" } }‹|, ${mock}› } }`)) + deployment(),
  ),
  // "Invalid parameter : Calculated health checks must have a health threshold specified."
  refusal(
    'route53/health-check-children',
    provider(44004),
    healthCheck(`${calculated}\n‹|child_health_threshold = 1›`),
  ),
  // A search string cannot be of HTTPS health checks.
  refusal(
    'route53/health-check-search',
    thread('hashicorp/terraform/issues/19272'),
    healthCheck(
      'fqdn = "orders.example.com"\nport = 443\ntype = "HTTPS‹|_STR_MATCH›"\nresource_path = "/clients.json"\nfailure_threshold = 1\nrequest_interval = 30\nsearch_string = "true"\ninvert_healthcheck = true',
    ),
  ),
  // A calculated health check asks nobody: no interval, no failures to count, no latency.
  refusal(
    'route53/health-check-asks',
    provider(20455),
    healthCheck(
      `${calculated}\nchild_health_threshold = 1\n‹failure_threshold = 2\nrequest_interval = 10\nmeasure_latency = true|›`,
    ),
  ),
  // "Invalid cache key"
  refusal(
    'rest-api/cache-key-form',
    thread('amazon-archives/aws-apigateway-importer/issues/148'),
    restApi +
      method('authorization = "NONE"\n  request_parameters = { "method.request.querystring.id" = true }') +
      restIntegration('type = "MOCK"\n  cache_key_parameters = ["method.‹input.params|request.querystring›.id"]'),
  ),
  // A scaling configuration is of queues alone.
  refusal(
    'event-source/scaling-queue',
    thread('floci-io/floci/pull/490'),
    lambda +
      block('aws_kinesis_stream', 's', 'name = "s"\nshard_count = 1') +
      mapping(
        'aws_kinesis_stream.s.arn',
        'starting_position = "LATEST"\n‹scaling_config {\n  maximum_concurrency = 5\n}|›',
      ),
  ),
  // A second URL of the same function and qualifier: ResourceConflictException.
  refusal(
    'configuration/once',
    thread('stackshy/cloudemu/pull/1004'),
    lambda +
      block(
        'aws_lambda_function_url',
        'u',
        'function_name = aws_lambda_function.f.function_name\nauthorization_type = "AWS_IAM"',
      ) +
      `‹${block('aws_lambda_function_url', 'v', 'function_name = aws_lambda_function.f.function_name\nauthorization_type = "NONE"')}|›`,
  ),
  // All names and values together have 4 KB.
  refusal(
    'lambda/environment-size',
    thread('aws-cloudformation/cfn-lint/issues/1945'),
    lambdaWith(`environment {\n    variables = { SETTINGS = "${'a'.repeat(3000)}‹${'b'.repeat(2000)}|›" }\n  }`),
  ),
  // "Policy statement must contain actions."
  refusal(
    'iam/policy-statement',
    thread('aws/aws-cdk/issues/7615'),
    policy('Effect = "Allow", ‹|Action = "sqs:SendMessage", ›Resource = "*"'),
  ),
  // A policy without statements is a MalformedPolicyDocument.
  refusal(
    'iam/policy-document',
    thread('stackshy/cloudemu/pull/1171'),
    block(
      'aws_iam_policy',
      'p',
      'name = "p"\npolicy = jsonencode({ Version = "2012-10-17"‹|, Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" }]› })',
    ),
  ),
  // A resource that is an object, a function of CloudFormation left in the text.
  refusal(
    'iam/policy-statement',
    thread('KensioSoftware/yulin/pull/1102'),
    policy(
      'Effect = "Allow", Action = "sqs:SendMessage", Resource = ‹{ "Fn::GetAtt" = ["Queue", "Arn"] }|"arn:aws:sqs:eu-west-1:111122223333:q"›',
    ),
  ),
  // "Role ARN must be specified for AWS integrations"
  refusal(
    'rest-api/aws-service-role',
    provider(7916),
    restApi +
      method(undefined, 'ANY') +
      restIntegration(
        'type = "AWS"\n  integration_http_method = "ANY"\n  uri = "arn:aws:apigateway:eu-west-1:ec2:action/DescribeSpotPriceHistory"\n  ‹|credentials = "arn:aws:iam::111122223333:role/r"›',
      ),
  ),
  // "Invalid ARN specified in the request": the name of the role was given.
  refusal(
    'rest-api/credentials-form',
    thread('aws-cloudformation/aws-cloudformation-templates/issues/379'),
    role('apigateway') +
      restApi +
      method(undefined, 'POST') +
      restIntegration(
        'type = "AWS"\n  integration_http_method = "POST"\n  uri = "arn:aws:apigateway:eu-west-1:sqs:path/111122223333/CFTestQueue.fifo"\n  credentials = aws_iam_role.r.‹name|arn›',
      ),
  ),
  // "Invalid ARN specified in the request": a dot for a colon, and a role's name.
  refusal(
    'rest-api/integration-invoke-arn',
    thread('aws/aws-sdk-js/issues/868'),
    restApi +
      method(undefined, 'POST') +
      restIntegration(
        'type = "AWS"\n  integration_http_method = "POST"\n  uri = "arn:aws‹.|:›apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111122223333:function:begin-account-api-invite/invocations"\n  credentials = "‹|arn:aws:iam::111122223333:role/›smallwins-api-lambda"',
      ),
  ),
  // "Resource's path part must be specified"
  refusal('rest-api/path-part-form', thread('hashicorp/terraform/issues/21048'), restApi + resource('‹|orders›')),
  // Braces are at the beginning and at the end of a part.
  refusal(
    'rest-api/path-part-form',
    thread('serverless-nextjs/serverless-next.js/issues/208'),
    restApi + resource('{templateId}‹.html|›'),
  ),
];
