import type { Construct } from 'constructs';
import { Certificate } from '../../constructs/domain/certificate';
import { HostedZone } from '../../constructs/domain/hosted-zone';
import { SharedDomainMapping } from '../../constructs/domain/shared-domain-mapping';
import { HttpProxyIntegration } from '../../constructs/http-api/http-proxy-integration';
import type { RequestMapping } from '../../constructs/http-api/parameter-mapping';
import { RequestAuthorizer } from '../../constructs/http-api/request-authorizer';
import type { HttpRouteKey } from '../../constructs/http-api/route-key';
import { UserPool } from '../../constructs/identity/user-pool';
import { UserPoolClient } from '../../constructs/identity/user-pool-client';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { FunctionLogGroup } from '../../constructs/lambda/function-log-group';
import { FunctionRole } from '../../constructs/lambda/function-role';
import type { LogRetentionDays } from '../../constructs/logging/log-retention';
import { Queue } from '../../constructs/messaging/queue';
import { MethodSettings } from '../../constructs/rest-api/method-settings';
import type { Quota } from '../../constructs/rest-api/quota';
import { RestMethod } from '../../constructs/rest-api/rest-method';
import { RestModel } from '../../constructs/rest-api/rest-model';
import { RestProxyIntegration } from '../../constructs/rest-api/rest-proxy-integration';
import { RestResource } from '../../constructs/rest-api/rest-resource';
import { RestResponse } from '../../constructs/rest-api/rest-response';
import { RestTemplateIntegration } from '../../constructs/rest-api/rest-template-integration';
import { UsagePlan } from '../../constructs/rest-api/usage-plan';
import { Table } from '../../constructs/storage/table';
import { apiIn, integrationIn, jwtIn, routeIn, stageIn } from '../constructs/http-api/http-parts';
import {
  answeringIn,
  alias as elsewhere,
  getItemsIn,
  itemsIn,
  apiIn as restApiIn,
  stageIn as restStageIn,
} from '../constructs/rest-api/rest-fixture';
import { aliasIn, functionIn } from '../support/function';
import { api_id, httpApi, type Row, shared, text, texts } from './walked';

const logGroupIn = (scope: Construct, retentionDays: LogRetentionDays = 7): FunctionLogGroup =>
  new FunctionLogGroup(scope, 'function', { functionName: 'dev-scratch', retentionDays });

const certificateIn = (scope: Construct, domainName: string): Certificate =>
  new Certificate(scope, 'api', { domainName, zone: new HostedZone(scope, 'main', { domainName: 'example.com' }) });

function planIn(scope: Construct, quota: Quota): UsagePlan {
  const api = restApiIn(scope);
  getItemsIn(scope, api, { apiKeyRequired: true });
  const throttle = { burstLimit: 50, rateLimit: 25 };
  return new UsagePlan(scope, 'partner', {
    name: 'partner',
    stages: [{ stage: restStageIn(scope, api) }],
    throttle,
    quota,
  });
}

/** An integration that makes one change of a request. */
const mappingIn = (scope: Construct, change: string): HttpProxyIntegration =>
  new HttpProxyIntegration(scope, 'menu', {
    api: apiIn(scope),
    url: 'https://menu.myapp.com',
    request: { [change]: 'a' } as RequestMapping,
  });

/** A schema that is as long as a construct writes it. */
function schemaOf(length: number): string {
  const schema = { $schema: 'http://json-schema.org/draft-04/schema#', title: 'User', type: 'object', description: '' };
  return JSON.stringify({ ...schema, description: text(length - JSON.stringify(schema).length) });
}

const stageName = ['$default', 'prod', 'v1-blue', 'v1_0', text(128)];
const refusedStageName = ['my stage', 'v1.0', '$prod', text(129)];

/** Values at the edges of what AWS takes. */
export const values: readonly Row[] = [
  ...shared<string>({
    rule: 'stage/name-form',
    of: ['patterns.httpStageName'],
    type: 'aws_apigatewayv2_stage',
    body: (name) => ({ name }),
    make: (name) => (scope) => stageIn(scope, 'main', { name }),
    within: stageName,
    beyond: refusedStageName,
  }),
  ...shared<string>({
    rule: 'rest-api/stage-name-form',
    of: ['patterns.stageName'],
    type: 'aws_api_gateway_stage',
    body: (stage_name) => ({ stage_name }),
    make: (name) => (scope) => {
      const api = restApiIn(scope);
      answeringIn(scope, api);
      return restStageIn(scope, api, { name });
    },
    within: stageName.slice(1),
    beyond: refusedStageName,
  }),
  ...shared<string>({
    rule: 'http-api/name-length',
    of: ['limits.apiNameLength'],
    type: 'aws_apigatewayv2_api',
    body: (name) => ({ name, protocol_type: 'HTTP' }),
    make: (name) => (scope) => apiIn(scope, { name }),
    within: ['a', text(128)],
    beyond: ['', text(129)],
  }),
  ...shared<number>({
    rule: 'http-api/cors-max-age',
    of: ['limits.corsMaxAgeSeconds'],
    type: 'aws_apigatewayv2_api',
    body: (max_age) => ({ protocol_type: 'HTTP', cors_configuration: { max_age } }),
    make: (maxAge) => (scope) =>
      apiIn(scope, { cors: { allowOrigins: ['https://myapp.com'], allowMethods: ['GET'], allowHeaders: [], maxAge } }),
    within: [-1, 0, 86_400],
    beyond: [-2, 86_401],
  }),
  ...shared<string[]>({
    rule: 'http-api/jwt-audience',
    of: ['limits.audiences'],
    type: 'aws_apigatewayv2_authorizer',
    body: (audience) => ({
      authorizer_type: 'JWT',
      jwt_configuration: { issuer: 'https://issuer.myapp.com', audience },
    }),
    make: (audience) => (scope) => jwtIn(scope, apiIn(scope), { audience }),
    within: [texts(1), texts(50)],
    beyond: [[], texts(51)],
  }),
  ...shared<string[]>({
    rule: 'http-api/scopes-per-route',
    of: ['limits.scopesPerRoute'],
    type: 'aws_apigatewayv2_route',
    body: (authorization_scopes) => ({ authorization_type: 'JWT', authorization_scopes }),
    make: (scopes) => (scope) => {
      const api = apiIn(scope);
      return routeIn(scope, 'items', {
        api,
        integration: integrationIn(scope, api),
        authorizer: jwtIn(scope, api),
        scopes,
      });
    },
    within: [texts(1), texts(10)],
    beyond: [texts(11)],
  }),
  ...shared<number>({
    rule: 'rest-api/compression-size',
    of: ['limits.compressionBytes'],
    type: 'aws_api_gateway_rest_api',
    body: (minimum_compression_size) => ({ minimum_compression_size }),
    make: (minimumCompressionBytes) => (scope) => restApiIn(scope, { minimumCompressionBytes }),
    within: [0, 10_485_760],
    beyond: [-2, 10_485_761],
  }),
  ...shared<string>({
    rule: 'lambda/function-name',
    of: ['patterns.functionName'],
    type: 'aws_lambda_function',
    body: (function_name) => ({ function_name }),
    make: (functionName) => (scope) => functionIn(scope, { functionName }),
    within: ['a', text(64), 'a-b_C1'],
    beyond: ['', text(65), 'a b', 'a.b'],
  }),
  ...shared<number>({
    rule: 'lambda/memory',
    of: ['limits.lambdaMemoryMib'],
    type: 'aws_lambda_function',
    body: (memory_size) => ({ memory_size }),
    make: (memoryMb) => (scope) => functionIn(scope, { memoryMb }),
    within: [128, 10_240],
    beyond: [127, 10_241, 128.5],
  }),
  ...shared<number>({
    rule: 'lambda/timeout',
    of: ['limits.lambdaTimeoutSeconds'],
    type: 'aws_lambda_function',
    body: (timeout) => ({ timeout }),
    make: (timeoutSeconds) => (scope) => functionIn(scope, { timeoutSeconds }),
    within: [1, 900],
    beyond: [0, 901, 1.5],
  }),
  ...shared<string>({
    rule: 'lambda/description',
    of: ['limits.lambdaDescription'],
    type: 'aws_lambda_function',
    body: (description) => ({ description }),
    make: (description) => (scope) => functionIn(scope, { description }),
    within: ['', text(256)],
    beyond: [text(257)],
  }),
  ...shared<string>({
    rule: 'lambda/alias-name',
    of: ['patterns.aliasName'],
    type: 'aws_lambda_alias',
    body: (name) => ({ name }),
    make: (name) => (scope) => new FunctionAlias(scope, 'live', { function: functionIn(scope), name }),
    within: ['live', text(128), '1a'],
    beyond: ['', text(129), '12', 'a b'],
  }),
  ...shared<string>({
    rule: 'cognito/pool-name',
    of: ['patterns.userPoolName'],
    type: 'aws_cognito_user_pool',
    body: (name) => ({ name }),
    make: (name) => (scope) => new UserPool(scope, 'main', { name }),
    within: ['my users+=,.@-', text(128)],
    beyond: ['', text(129), 'a/b'],
  }),
  ...shared<string>({
    rule: 'dynamodb/name',
    of: ['patterns.tableName'],
    type: 'aws_dynamodb_table',
    body: (name) => ({ name }),
    make: (name) => (scope) => new Table(scope, 'items', { name, hashKey: { name: 'pk' } }),
    within: ['abc', text(255), 'a_b.c-1'],
    beyond: ['ab', text(256), 'a b c'],
  }),
  ...shared<number>({
    rule: 'sqs/redrive-policy',
    of: ['limits.queueReceives'],
    type: 'aws_sqs_queue',
    body: (maxReceiveCount) => ({
      redrive_policy: JSON.stringify({ deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:d', maxReceiveCount }),
    }),
    make: (maxReceiveCount) => (scope) => new Queue(scope, 'events', { name: 'dev-events', maxReceiveCount }),
    within: [1, 1000],
    beyond: [0, 1001],
  }),
  ...shared<number>({
    rule: 'http-api/integration-timeout',
    of: ['limits.httpTimeoutMs'],
    type: 'aws_apigatewayv2_integration',
    body: (timeout_milliseconds) => ({ integration_type: 'HTTP_PROXY', timeout_milliseconds }),
    make: (timeoutMilliseconds) => (scope) =>
      new HttpProxyIntegration(scope, 'menu', {
        api: apiIn(scope),
        url: 'https://menu.myapp.com',
        timeoutMilliseconds,
      }),
    within: [50, 30_000],
    beyond: [49, 30_001],
  }),
  ...shared<number>({
    rule: 'http-api/authorizer-ttl',
    of: ['limits.authorizerTtlSeconds'],
    type: 'aws_apigatewayv2_authorizer',
    body: (authorizer_result_ttl_in_seconds) => ({ authorizer_type: 'REQUEST', authorizer_result_ttl_in_seconds }),
    make: (cacheSeconds) => (scope) =>
      new RequestAuthorizer(scope, 'partner', {
        api: apiIn(scope),
        name: 'partner',
        alias: aliasIn(scope),
        cacheSeconds,
      }),
    within: [0, 3600],
    beyond: [-1, 3601],
  }),
  ...shared<string>({
    rule: 'http-api/jwt-issuer-https',
    type: 'aws_apigatewayv2_authorizer',
    body: (issuer) => ({ authorizer_type: 'JWT', jwt_configuration: { issuer, audience: ['web'] } }),
    make: (issuer) => (scope) => jwtIn(scope, apiIn(scope), { issuer }),
    within: ['https://issuer.myapp.com', 'https://issuer.myapp.com/tenant/v2.0'],
    beyond: ['http://issuer.myapp.com', 'issuer.myapp.com'],
  }),
  ...shared<string>({
    rule: 'http-api/jwt-issuer-discovery',
    type: 'aws_apigatewayv2_authorizer',
    body: (issuer) => ({ authorizer_type: 'JWT', jwt_configuration: { issuer, audience: ['web'] } }),
    make: (issuer) => (scope) => jwtIn(scope, apiIn(scope), { issuer }),
    within: ['https://issuer.myapp.com/'],
    beyond: ['https://issuer.myapp.com/.well-known/openid-configuration', 'https://issuer.myapp.com/?tenant=a'],
  }),
  ...shared<string>({
    rule: 'http-api/identity-source-form',
    type: 'aws_apigatewayv2_authorizer',
    body: (source) => ({ api_id, authorizer_type: 'JWT', identity_sources: [source] }),
    beside: httpApi,
    make: (identitySource) => (scope) =>
      jwtIn(scope, apiIn(scope), { identitySource: identitySource as '$request.header.Authorization' }),
    within: ['$request.header.Authorization', '$request.querystring.token'],
    beyond: ['method.request.header.Authorization', '$request.cookie.token'],
  }),
  ...shared<string>({
    rule: 'http-api/identity-source-form',
    of: ['patterns.httpIdentitySource'],
    type: 'aws_apigatewayv2_authorizer',
    body: (source) => ({ api_id, authorizer_type: 'REQUEST', identity_sources: [source] }),
    beside: httpApi,
    make: (source) => (scope) =>
      new RequestAuthorizer(scope, 'partner', {
        api: apiIn(scope),
        name: 'partner',
        alias: aliasIn(scope),
        cacheSeconds: 0,
        identitySources: [source as '$context.routeKey'],
      }),
    within: ['$request.header.X-Key', '$request.querystring.key', '$context.routeKey', '$stageVariables.tenant'],
    beyond: ['method.request.header.X-Key', '$request.cookie.key', '$request.header.'],
  }),
  ...shared<string>({
    rule: 'http-api/route-key-form',
    type: 'aws_apigatewayv2_route',
    body: (route_key) => ({ api_id, route_key }),
    beside: httpApi,
    make: (routeKey) => (scope) => routeIn(scope, 'items', { routeKey: routeKey as HttpRouteKey, authorizer: 'iam' }),
    within: ['$default', 'GET /items', 'ANY /items/{id}'],
    beyond: ['GET items', 'get /items', '/items'],
  }),
  ...shared<string>({
    rule: 'http-api/greedy-variable-last',
    type: 'aws_apigatewayv2_route',
    body: (route_key) => ({ api_id, route_key }),
    beside: httpApi,
    make: (routeKey) => (scope) => routeIn(scope, 'items', { routeKey: routeKey as HttpRouteKey }),
    within: ['GET /{all+}', 'GET /items/{rest+}'],
    beyond: ['GET /{all+}/items'],
  }),
  ...shared<Readonly<Record<string, string>>>({
    rule: 'stage/variables',
    of: ['patterns.stageVariableName', 'patterns.stageVariableValue'],
    type: 'aws_apigatewayv2_stage',
    body: (stage_variables) => ({ stage_variables }),
    make: (variables) => (scope) => stageIn(scope, 'main', { variables }),
    within: [{ [text(64)]: text(512) }, { host: 'a-b.c~d:e/f?g#h&i=j,k' }],
    beyond: [{ [text(65)]: 'a' }, { host: text(513) }, { host: 'a b' }, { 'a-b': 'c' }],
  }),
  ...shared<string>({
    rule: 'rest-api/name-given',
    of: ['limits.restApiNameLength'],
    type: 'aws_api_gateway_rest_api',
    body: (name) => ({ name }),
    make: (name) => (scope) => restApiIn(scope, { name }),
    within: ['a', text(1024)],
    beyond: ['', text(1025)],
  }),
  ...shared<string>({
    rule: 'rest-api/path-part-form',
    of: ['patterns.pathPart'],
    type: 'aws_api_gateway_resource',
    body: (path_part) => ({ path_part }),
    make: (pathPart) => (scope) => {
      const { path } = new RestResource(scope, 'part', { parent: restApiIn(scope).root, pathPart });
      const method = new RestMethod(scope, 'get_part', { path, httpMethod: 'GET', authorizer: 'iam' });
      new RestProxyIntegration(scope, 'get_part', { method, alias: elsewhere });
    },
    within: ['items', '{id}', '{rest+}', 'v1.0_a-b:c,d'],
    beyond: ['', 'a/b', 'a b', '{id', 'x{id}'],
  }),
  ...shared<string>({
    rule: 'rest-api/model-name',
    of: ['patterns.modelName'],
    type: 'aws_api_gateway_model',
    body: (name) => ({ name, schema: '{"type":"object"}' }),
    make: (name) => (scope) =>
      new RestModel(scope, 'user', { api: restApiIn(scope), name, schema: { type: 'object' } }),
    within: ['User1'],
    beyond: ['', 'new-user', 'a b'],
  }),
  ...shared<number>({
    rule: 'rest-api/model-schema',
    of: ['limits.modelSchemaBytes'],
    type: 'aws_api_gateway_model',
    body: (length) => ({ name: 'User', schema: schemaOf(length) }),
    make: (length) => (scope) =>
      new RestModel(scope, 'user', { api: restApiIn(scope), name: 'User', schema: JSON.parse(schemaOf(length)) }),
    within: [400 * 1024],
    beyond: [400 * 1024 + 1],
  }),
  ...shared<number>({
    rule: 'rest-api/template-size',
    of: ['limits.mappingTemplateBytes'],
    type: 'aws_api_gateway_integration',
    body: (length) => ({ type: 'AWS', request_templates: { 'application/json': text(length) } }),
    make: (length) => (scope) => {
      const path = itemsIn(scope, restApiIn(scope)).path;
      const method = new RestMethod(scope, 'get_items', { path, httpMethod: 'GET', authorizer: 'iam' });
      const integration = new RestTemplateIntegration(scope, 'get_items', {
        method,
        alias: elsewhere,
        requestTemplate: text(length),
      });
      new RestResponse(scope, 'get_items', { integration, statusCode: '200' });
    },
    within: [300 * 1024],
    beyond: [300 * 1024 + 1],
  }),
  ...shared<number>({
    rule: 'rest-api/cache-ttl',
    of: ['limits.cacheTtlSeconds'],
    type: 'aws_api_gateway_method_settings',
    body: (cache_ttl_in_seconds) => ({ settings: { caching_enabled: true, cache_ttl_in_seconds } }),
    make: (ttlSeconds) => (scope) => {
      const api = restApiIn(scope);
      const method = getItemsIn(scope, api);
      const stage = restStageIn(scope, api, { cacheSizeGb: '0.5' });
      const throttle = { burstLimit: 50, rateLimit: 25 };
      return new MethodSettings(scope, 'items', {
        stage,
        method,
        throttle,
        logLevel: 'ERROR',
        cache: { ttlSeconds, answersDependOn: 'request' },
      });
    },
    within: [0, 3600],
    beyond: [-1, 3601],
  }),
  ...shared<number>({
    rule: 'usage-plan/quota-limit',
    type: 'aws_api_gateway_usage_plan',
    body: (limit) => ({ quota_settings: { limit, period: 'DAY' } }),
    make: (limit) => (scope) => planIn(scope, { limit, period: 'DAY' }),
    within: [1],
    beyond: [0],
  }),
  ...shared<Quota>({
    rule: 'usage-plan/quota-offset',
    of: ['limits.quotaOffset'],
    type: 'aws_api_gateway_usage_plan',
    body: (quota_settings) => ({ quota_settings }),
    make: (quota) => (scope) => planIn(scope, quota),
    within: [
      { limit: 9, period: 'DAY', offset: 0 },
      { limit: 9, period: 'WEEK', offset: 6 },
      { limit: 99, period: 'MONTH', offset: 27 },
    ],
    beyond: [
      { limit: 9, period: 'DAY', offset: 1 },
      { limit: 9, period: 'WEEK', offset: 7 },
      { limit: 99, period: 'MONTH', offset: 28 },
    ],
  }),
  ...shared<string>({
    rule: 'iam/role-name',
    of: ['patterns.roleName'],
    type: 'aws_iam_role',
    body: (name) => ({ name, assume_role_policy: '{}' }),
    make: (name) => (scope) => new FunctionRole(scope, 'api', { name, logGroup: logGroupIn(scope) }),
    within: ['a', text(64)],
    beyond: ['', text(65)],
  }),
  ...shared<number>({
    rule: 'logs/retention-days',
    of: ['enumerations.logRetentionDays'],
    type: 'aws_cloudwatch_log_group',
    body: (retention_in_days) => ({ retention_in_days }),
    make: (days) => (scope) => logGroupIn(scope, days as LogRetentionDays),
    within: [1, 3, 30, 3653],
    beyond: [2, 31, 3654],
  }),
  ...shared<string>({
    rule: 'certificate/name-length',
    of: ['limits.certificateNameLength'],
    type: 'aws_acm_certificate',
    body: (domain_name) => ({ domain_name, validation_method: 'DNS' }),
    make: (domainName) => (scope) => certificateIn(scope, domainName),
    within: [`${text(52)}.example.com`],
    beyond: [`${text(53)}.example.com`],
  }),
  ...shared<string>({
    rule: 'certificate/name-form',
    type: 'aws_acm_certificate',
    body: (domain_name) => ({ domain_name, validation_method: 'DNS' }),
    make: (domainName) => (scope) => certificateIn(scope, domainName),
    within: ['api.example.com', '*.example.com'],
    beyond: ['api..example.com', '-api.example.com', 'a.*.example.com', 'api_1.example.com/'],
  }),
  ...shared<string>({
    rule: 'domain/mapping-key-form',
    of: ['patterns.mappingKey'],
    type: 'aws_apigatewayv2_api_mapping',
    body: (api_mapping_key) => ({ domain_name: 'api.example.com', api_mapping_key }),
    make: (path) => (scope) =>
      new SharedDomainMapping(scope, 'shared', {
        domainName: 'api.example.com',
        securityPolicy: 'TLS_1_2',
        stage: { kind: 'HTTP', apiId: 'a1b2c3', stageName: 'prod' },
        path,
      }),
    within: ['items', 'a/b', text(300)],
    beyond: ['/items', 'items/', 'a//b', text(301), 'a b'],
  }),
  ...shared<string>({
    rule: 'http-api/reserved-header',
    of: ['isReservedHeader'],
    type: 'aws_apigatewayv2_integration',
    body: (name) => ({
      api_id,
      integration_type: 'HTTP_PROXY',
      request_parameters: { [`overwrite:header.${name}`]: 'a' },
    }),
    beside: httpApi,
    make: (name) => (scope) => mappingIn(scope, `overwrite:header.${name}`),
    within: ['X-Request-ID', 'X-Forwarded-User', 'Content-Type'],
    beyond: ['X-Forwarded-For', 'authorization', 'Via', 'x-amz-date', 'Access-Control-Allow-Origin'],
  }),
  ...shared<string>({
    rule: 'http-api/request-parameter-action',
    of: ['patterns.requestChange'],
    type: 'aws_apigatewayv2_integration',
    body: (change) => ({ api_id, integration_type: 'HTTP_PROXY', request_parameters: { [change]: 'a' } }),
    beside: httpApi,
    make: (change) => (scope) => mappingIn(scope, change),
    within: ['append:header.X-A', 'overwrite:querystring.a'],
    beyond: ['header.X-A', 'replace:header.X-A', 'append:path', 'overwrite:statuscode'],
  }),
  ...shared<number>({
    rule: 'stage/default-throttles',
    type: 'aws_apigatewayv2_stage',
    body: (throttling_burst_limit) => ({
      default_route_settings: { throttling_burst_limit, throttling_rate_limit: 1 },
    }),
    make: (burstLimit) => (scope) => stageIn(scope, 'main', { throttle: { burstLimit, rateLimit: 1 } }),
    within: [1],
    beyond: [0],
  }),
  ...shared<number>({
    rule: 'cognito/token-validity',
    of: ['limits.tokenMinutes'],
    type: 'aws_cognito_user_pool_client',
    body: (access_token_validity) => ({
      access_token_validity,
      token_validity_units: { access_token: 'minutes', id_token: 'minutes' },
    }),
    make: (tokenMinutes) => (scope) =>
      new UserPoolClient(scope, 'web', {
        userPool: new UserPool(scope, 'main', { name: 'users' }),
        name: 'web',
        tokenMinutes,
      }),
    within: [5, 1440],
    beyond: [4, 1441],
  }),
  ...shared<string>({
    rule: 'sqs/name-form',
    type: 'aws_sqs_queue',
    body: (name) => ({ name: `${name}-dead` }),
    make: (name) => (scope) => new Queue(scope, 'events', { name }),
    within: ['a', text(75)],
    beyond: [text(76), 'a b', 'a.b'],
  }),
];
