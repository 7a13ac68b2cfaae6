import type { Construct } from 'constructs';
import { Alarm, type AlarmProps } from '../../constructs/alarm/alarm';
import { AlertTopic } from '../../constructs/alarm/alert-topic';
import { Dashboard } from '../../constructs/alarm/dashboard';
import { DeploymentApp } from '../../constructs/codedeploy/deployment-app';
import { DeploymentConfig } from '../../constructs/codedeploy/deployment-config';
import { DeploymentGroup } from '../../constructs/codedeploy/deployment-group';
import { DeploymentRole } from '../../constructs/codedeploy/deployment-role';
import { HttpProxyIntegration } from '../../constructs/http-api/http-proxy-integration';
import { JwtAuthorizer } from '../../constructs/http-api/jwt-authorizer';
import type { ResponseMapping } from '../../constructs/http-api/parameter-mapping';
import type { HttpRouteKey } from '../../constructs/http-api/route-key';
import { UserPool } from '../../constructs/identity/user-pool';
import { UserPoolClient } from '../../constructs/identity/user-pool-client';
import { ApiInvokePermission } from '../../constructs/lambda/api-invoke-permission';
import { AccessLogGroup } from '../../constructs/logging/access-log-group';
import { GatewayResponse, type GatewayResponseType } from '../../constructs/rest-api/gateway-response';
import { resourcePolicyOf } from '../../constructs/rest-api/resource-policy';
import { RestDeployment } from '../../constructs/rest-api/rest-deployment';
import { RestMethod } from '../../constructs/rest-api/rest-method';
import { RestProxyIntegration } from '../../constructs/rest-api/rest-proxy-integration';
import { RestResource } from '../../constructs/rest-api/rest-resource';
import type { RestStageProps } from '../../constructs/rest-api/rest-stage';
import { UsagePlan } from '../../constructs/rest-api/usage-plan';
import { Table } from '../../constructs/storage/table';
import { WebSocketIntegration } from '../../constructs/websocket-api/websocket-integration';
import { apiIn, integrationIn, routeIn, stageIn } from '../constructs/http-api/http-parts';
import { vpc, vpcLinkIn } from '../constructs/network/network-parts';
import {
  answeringIn,
  alias as elsewhere,
  itemsIn,
  apiIn as restApiIn,
  stageIn as restStageIn,
} from '../constructs/rest-api/rest-fixture';
import { apiIn as webSocketApiIn } from '../constructs/websocket-api/websocket-parts';
import { aliasIn, functionIn } from '../support/function';
import { synth } from '../support/synth';
import { api_id, type Resources, type Row, shared, text, texts } from './walked';

const throttle = { burstLimit: 50, rateLimit: 25 };
const url = 'https://menu.myapp.com';

/** So many resources of a type, each a part of the HTTP API `a`. */
const partsOf = (type: string, count: number): Resources => ({
  [type]: Object.fromEntries(texts(count).map((name) => [name, { api_id: '${aws_apigatewayv2_api.a.id}' }])),
});

interface Counted {
  readonly of: string;
  readonly type: string;
  readonly most: number;
  readonly make: (count: number) => (scope: Construct) => void;
}

/** An API with as many parts of a type as it may have, and with one more. */
const counted = ({ of, type, most, make }: Counted): Row[] =>
  shared<number>({
    rule: 'http-api/quotas',
    of: [of],
    type: 'aws_apigatewayv2_api',
    body: () => ({ name: 'api', protocol_type: 'HTTP' }),
    beside: (count) => partsOf(type, count),
    make,
    within: [most],
    beyond: [most + 1],
  });

const topicIn = (scope: Construct): AlertTopic => new AlertTopic(scope, 'alerts', { name: 'dev-alerts' });

const alarmIn = (scope: Construct, id: string, props: Partial<AlarmProps> = {}): Alarm =>
  new Alarm(scope, id, {
    name: `dev-${id}`,
    title: 'Errors a minute',
    description: 'Look here.',
    watches: { namespace: 'AWS/Lambda', metricName: 'Errors', dimensions: { FunctionName: 'x' }, statistic: 'Sum' },
    threshold: 1,
    topic: props.topic ?? topicIn(scope),
    ...props,
  });

function groupIn(scope: Construct, alarms: number): void {
  const [alias, topic] = [aliasIn(scope), topicIn(scope)];
  new DeploymentGroup(scope, {
    name: 'release',
    app: new DeploymentApp(scope, 'release', { name: 'dev-release' }),
    config: new DeploymentConfig(scope, 'release', { namePrefix: 'dev', percent: 10, minutes: 10 }),
    role: new DeploymentRole(scope, 'release', { name: 'dev-release', aliases: [alias] }),
    alias,
    alarms: texts(alarms).map((id) => alarmIn(scope, id, { topic })),
  });
}

/** The length of the policy that one address makes, where the ARN of the API counts 80. */
const policyBeside = resourcePolicyOf({ type: 'REGIONAL', allowedCidrs: [':/0'] }, text(80))?.length ?? 0;

function restIntegrationIn(scope: Construct, props: { timeoutMilliseconds: number; streamed?: boolean }): void {
  const { path } = itemsIn(scope, restApiIn(scope));
  const method = new RestMethod(scope, 'get_items', { path, httpMethod: 'GET', authorizer: 'iam' });
  const invokeArn = 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/f:live/invocations';
  const alias = props.streamed ? { ...elsewhere, invokeArn } : elsewhere;
  new RestProxyIntegration(scope, 'get_items', { method, alias: { ...alias, timeoutSeconds: 0.01 }, ...props });
}

function stagedIn(scope: Construct, props: Partial<RestStageProps>, percentTraffic?: number): void {
  const api = restApiIn(scope);
  answeringIn(scope, api);
  const deployment = new RestDeployment(scope, 'main', { api });
  const tried = percentTraffic === undefined ? undefined : new RestDeployment(scope, 'canary', { api });
  const canary = tried && percentTraffic !== undefined ? { deployment: tried, percentTraffic } : undefined;
  restStageIn(scope, api, { deployment, ...(canary && { canary }), ...props });
}

/** A plan that throttles so many methods of a stage one by one. */
function throttledIn(scope: Construct, count: number): void {
  const api = restApiIn(scope);
  const methods = texts(count).map((pathPart) => {
    const { path } = new RestResource(scope, pathPart, { parent: api.root, pathPart });
    const method = new RestMethod(scope, pathPart, {
      path,
      httpMethod: 'GET',
      authorizer: 'none',
      apiKeyRequired: true,
    });
    new RestProxyIntegration(scope, pathPart, { method, alias: elsewhere });
    return method;
  });
  const throttles = methods.map((method) => ({ method, throttle }));
  new UsagePlan(scope, 'partner', {
    name: 'partner',
    stages: [{ stage: restStageIn(scope, api), throttles }],
    throttle,
  });
}

const answerIn = (scope: Construct, status: number, change: string): HttpProxyIntegration =>
  new HttpProxyIntegration(scope, 'menu', {
    api: apiIn(scope),
    url,
    responses: { [status]: { [change]: 'a' } as ResponseMapping },
  });

const logFields = (length: number): Readonly<Record<string, `$context.${string}`>> => {
  const fields = { id: '$context.requestId', '': '$context.status' } as const;
  return { id: fields.id, [text(length - JSON.stringify(fields).length)]: fields[''] };
};

/** What a function is told beside its own variables, in bytes with the names. */
const toldBeside = synth((scope) => functionIn(scope)).at('aws_lambda_function.api').environment.variables;
const bytesBeside = Object.entries<string>(toldBeside).reduce((sum, [name, value]) => sum + (name + value).length, 0);

/** How many there may be of something, which values AWS knows, and what else both sides know. */
export const countsAndSets: readonly Row[] = [
  ...counted({
    of: 'limits.httpRoutes',
    type: 'aws_apigatewayv2_route',
    most: 300,
    make: (count) => (scope) => {
      const api = apiIn(scope);
      const integration = integrationIn(scope, api);
      for (const id of texts(count)) routeIn(scope, id, { api, integration, routeKey: `GET /${id}` as HttpRouteKey });
    },
  }),
  ...counted({
    of: 'limits.httpIntegrations',
    type: 'aws_apigatewayv2_integration',
    most: 300,
    make: (count) => (scope) => {
      const api = apiIn(scope);
      for (const id of texts(count)) new HttpProxyIntegration(scope, id, { api, url });
    },
  }),
  ...counted({
    of: 'limits.authorizersPerApi',
    type: 'aws_apigatewayv2_authorizer',
    most: 10,
    make: (count) => (scope) => {
      const api = apiIn(scope);
      const issuer = 'https://issuer.myapp.com';
      for (const name of texts(count)) new JwtAuthorizer(scope, name, { api, name, issuer, audience: ['web'] });
    },
  }),
  ...counted({
    of: 'limits.stagesPerApi',
    type: 'aws_apigatewayv2_stage',
    most: 10,
    make: (count) => (scope) => {
      const api = apiIn(scope);
      const accessLog = new AccessLogGroup(scope, 'log', { name: 'dev-scratch', retentionDays: 7 });
      for (const name of texts(count)) stageIn(scope, name, { api, accessLog, name });
    },
  }),
  ...shared<number>({
    rule: 'http-api/vpc-link-subnets',
    of: ['limits.vpcLinkSubnets'],
    type: 'aws_apigatewayv2_vpc_link',
    body: (count) => ({ name: 'dev', subnet_ids: texts(count) }),
    make: (count) => (scope) => vpcLinkIn(scope, { vpc: { ...vpc, subnetIds: texts(count) } }),
    within: [1, 10],
    beyond: [0, 11],
  }),
  ...shared<number>({
    rule: 'stage/variables',
    of: ['limits.stageVariables'],
    type: 'aws_apigatewayv2_stage',
    body: (count) => ({ stage_variables: Object.fromEntries(texts(count).map((name) => [name, 'a'])) }),
    make: (count) => (scope) =>
      stageIn(scope, 'main', { variables: Object.fromEntries(texts(count).map((name) => [name, 'a'])) }),
    within: [100],
    beyond: [101],
  }),
  ...shared<number>({
    rule: 'http-api/integration-description',
    of: ['limits.descriptionLength'],
    type: 'aws_apigatewayv2_integration',
    body: (length) => ({ description: text(length) }),
    make: (length) => (scope) => apiIn(scope, { description: text(length) }),
    within: [0, 1024],
    beyond: [1025],
  }),
  ...shared<number>({
    rule: 'websocket-api/integration-timeout',
    of: ['limits.websocketTimeoutMs'],
    type: 'aws_apigatewayv2_integration',
    body: (timeout_milliseconds) => ({ api_id, integration_type: 'AWS_PROXY', timeout_milliseconds }),
    beside: { aws_apigatewayv2_api: { api: { name: 'api', protocol_type: 'WEBSOCKET' } } },
    make: (timeoutMilliseconds) => (scope) => {
      const { api, alias } = webSocketApiIn(scope);
      const quick = Object.assign(Object.create(alias), { timeoutSeconds: 0.01 });
      new WebSocketIntegration(scope, 'quick', { api, alias: quick, timeoutMilliseconds });
    },
    within: [50, 29_000],
    beyond: [49, 29_001],
  }),
  ...shared<number>({
    rule: 'rest-api/integration-timeout',
    of: ['limits.restTimeoutMs'],
    type: 'aws_api_gateway_integration',
    body: (timeout_milliseconds) => ({
      rest_api_id: '${aws_api_gateway_rest_api.api.id}',
      type: 'AWS_PROXY',
      timeout_milliseconds,
    }),
    beside: { aws_api_gateway_rest_api: { api: { name: 'api', endpoint_configuration: { types: ['EDGE'] } } } },
    make: (timeoutMilliseconds) => (scope) => restIntegrationIn(scope, { timeoutMilliseconds }),
    within: [50, 29_000],
    beyond: [49, 29_001],
  }),
  ...shared<number>({
    rule: 'rest-api/integration-timeout',
    of: ['limits.restStreamTimeoutMs'],
    type: 'aws_api_gateway_integration',
    body: (timeout_milliseconds) => ({ type: 'AWS_PROXY', response_transfer_mode: 'STREAM', timeout_milliseconds }),
    make: (timeoutMilliseconds) => (scope) => restIntegrationIn(scope, { timeoutMilliseconds, streamed: true }),
    within: [50, 900_000],
    beyond: [49, 900_001],
  }),
  ...shared<number>({
    rule: 'rest-api/policy-size',
    of: ['limits.resourcePolicyCharacters'],
    type: 'aws_api_gateway_rest_api_policy',
    body: (length) => ({ policy: text(length) }),
    make: (length) => (scope) =>
      restApiIn(scope, { endpoint: { type: 'REGIONAL', allowedCidrs: [`${text(length - policyBeside)}:/0`] } }),
    within: [8192],
    beyond: [8193],
  }),
  ...shared<number>({
    rule: 'usage-plan/throttle-quota',
    of: ['limits.methodThrottlesPerPlanStage'],
    type: 'aws_api_gateway_usage_plan',
    body: (count) => ({ api_stages: { throttle: texts(count).map((path) => ({ path: `/${path}/GET` })) } }),
    make: (count) => (scope) => throttledIn(scope, count),
    within: [20],
    beyond: [21],
  }),
  ...shared<readonly [period: number, periods: number]>({
    rule: 'alarm/window',
    of: ['limits.alarmWindowSeconds'],
    type: 'aws_cloudwatch_metric_alarm',
    body: ([period, evaluation_periods]) => ({ period, evaluation_periods }),
    make:
      ([periodSeconds, evaluationPeriods]) =>
      (scope) =>
        alarmIn(scope, 'errors', { periodSeconds, evaluationPeriods }),
    within: [
      [60, 1440],
      [3600, 168],
    ],
    beyond: [
      [60, 1441],
      [3600, 169],
    ],
  }),
  ...shared<number>({
    rule: 'logs/query-name',
    of: ['limits.queryNameLength'],
    type: 'aws_cloudwatch_query_definition',
    body: (length) => ({ name: text(length) }),
    make: (length) => (scope) => alarmIn(scope, 'errors', { name: text(length) }),
    within: [1, 255],
    beyond: [0, 256],
  }),
  ...shared<number>({
    rule: 'logs/query-length',
    of: ['limits.queryLength'],
    type: 'aws_cloudwatch_query_definition',
    body: (length) => ({ query_string: text(length) }),
    make: (length) => (scope) =>
      alarmIn(scope, 'errors', { query: { logGroupName: '/aws/lambda/a', text: text(length) } }),
    within: [1, 10_000],
    beyond: [0, 10_001],
  }),
  ...shared<string>({
    rule: 'alarm/dashboard-name',
    of: ['patterns.dashboardName'],
    type: 'aws_cloudwatch_dashboard',
    body: (dashboard_name) => ({ dashboard_name }),
    make: (name) => (scope) => new Dashboard(scope, 'main', { name, region: 'eu-west-1' }),
    within: ['a', 'dev-a_B1', text(255)],
    beyond: ['', 'a.b', text(256)],
  }),
  ...shared<number>({
    rule: 'codedeploy/group-alarms',
    of: ['limits.codedeployAlarms'],
    type: 'aws_codedeploy_deployment_group',
    body: (count) => ({ alarm_configuration: { enabled: true, alarms: texts(count) } }),
    make: (count) => (scope) => groupIn(scope, count),
    within: [50],
    beyond: [51],
  }),
  ...shared<string>({
    rule: 'codedeploy/name',
    of: ['patterns.codedeployName'],
    type: 'aws_codedeploy_app',
    body: (name) => ({ name }),
    make: (name) => (scope) => new DeploymentApp(scope, 'release', { name }),
    within: ['a', 'a.b_c+d=e,f@g-1', text(100)],
    beyond: ['', 'a b', text(101)],
  }),
  ...shared<number>({
    rule: 'codedeploy/config-percentage',
    of: ['limits.codedeployPercentage'],
    type: 'aws_codedeploy_deployment_config',
    body: (percentage) => ({ traffic_routing_config: { time_based_canary: { percentage, interval: 1 } } }),
    make: (percent) => (scope) => new DeploymentConfig(scope, 'release', { namePrefix: 'a', percent, minutes: 1 }),
    within: [1, 99],
    beyond: [0, 100],
  }),
  ...shared<number>({
    rule: 'codedeploy/config-interval',
    of: ['limits.codedeployMinutes'],
    type: 'aws_codedeploy_deployment_config',
    body: (interval) => ({ traffic_routing_config: { time_based_canary: { percentage: 10, interval } } }),
    make: (minutes) => (scope) => new DeploymentConfig(scope, 'release', { namePrefix: 'a', percent: 10, minutes }),
    within: [1, 2880],
    beyond: [0, 2881],
  }),
  ...shared<readonly [percent: number, minutes: number]>({
    rule: 'codedeploy/config-linear-minutes',
    of: ['linearMinutes'],
    type: 'aws_codedeploy_deployment_config',
    body: ([percentage, interval]) => ({ traffic_routing_config: { time_based_linear: { percentage, interval } } }),
    make:
      ([percent, minutes]) =>
      (scope) =>
        new DeploymentConfig(scope, 'release', { namePrefix: 'a', percent, minutes, linear: true }),
    within: [
      [10, 288],
      [30, 960],
    ],
    beyond: [
      [10, 289],
      [30, 961],
    ],
  }),
  ...shared<number>({
    rule: 'dynamodb/indexes',
    of: ['limits.globalIndexes'],
    type: 'aws_dynamodb_table',
    body: (count) => ({ global_secondary_index: texts(count).map((name) => ({ name, hash_key: 'pk' })) }),
    make: (count) => (scope) => {
      const [hashKey, rangeKey] = [{ name: 'pk' }, { name: 'sk' }];
      const indexes = texts(count).map((name) => ({ name, hashKey, rangeKey }));
      new Table(scope, 'items', { name: 'items', hashKey, indexes });
    },
    within: [20],
    beyond: [21],
  }),
  ...shared<number>({
    rule: 'cognito/token-validity',
    of: ['limits.refreshTokenDays'],
    type: 'aws_cognito_user_pool_client',
    body: (refresh_token_validity) => ({ refresh_token_validity }),
    make: (refreshDays) => (scope) =>
      new UserPoolClient(scope, 'web', {
        userPool: new UserPool(scope, 'main', { name: 'users' }),
        name: 'web',
        refreshDays,
      }),
    within: [1, 3650],
    beyond: [3651],
  }),
  ...shared<string>({
    rule: 'rest-api/cache-size',
    of: ['enumerations.cacheSizesGb'],
    type: 'aws_api_gateway_stage',
    body: (cache_cluster_size) => ({ cache_cluster_enabled: true, cache_cluster_size }),
    make: (size) => (scope) => stagedIn(scope, { cacheSizeGb: size as RestStageProps['cacheSizeGb'] & string }),
    within: ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'],
    beyond: ['1', '0.50', '500'],
  }),
  ...shared<number>({
    rule: 'rest-api/canary-percent',
    of: ['limits.canaryPercent'],
    type: 'aws_api_gateway_stage',
    body: (percent_traffic) => ({ canary_settings: { percent_traffic } }),
    make: (percent) => (scope) => stagedIn(scope, {}, percent),
    within: [0, 12.5, 100],
    beyond: [-1, 100.1],
  }),
  ...shared<string>({
    rule: 'rest-api/gateway-response-type',
    of: ['enumerations.gatewayResponses'],
    type: 'aws_api_gateway_gateway_response',
    body: (response_type) => ({ response_type }),
    make: (type) => (scope) =>
      new GatewayResponse(scope, 'answer', { api: restApiIn(scope), type: type as GatewayResponseType }),
    within: ['DEFAULT_4XX', 'THROTTLED', 'WAF_FILTERED'],
    beyond: ['DEFAULT_3XX', 'throttled'],
  }),
  ...shared<string>({
    rule: 'rest-api/gateway-response-status',
    of: ['patterns.statusCode'],
    type: 'aws_api_gateway_gateway_response',
    body: (status_code) => ({ response_type: 'THROTTLED', status_code }),
    make: (statusCode) => (scope) =>
      new GatewayResponse(scope, 'answer', { api: restApiIn(scope), type: 'THROTTLED', statusCode }),
    within: ['100', '599'],
    beyond: ['099', '600', '42', '4040'],
  }),
  ...shared<string>({
    rule: 'http-api/response-parameter-action',
    of: ['patterns.responseChange'],
    type: 'aws_apigatewayv2_integration',
    body: (change) => ({ response_parameters: { status_code: '500', mappings: { [change]: 'a' } } }),
    make: (change) => (scope) => answerIn(scope, 500, change),
    within: ['append:header.X-A', 'overwrite:statuscode'],
    beyond: ['append:querystring.a', 'overwrite:path', 'header.X-A'],
  }),
  ...shared<number>({
    rule: 'http-api/response-parameter-status',
    of: ['limits.mappedStatus'],
    type: 'aws_apigatewayv2_integration',
    body: (status_code) => ({ response_parameters: { status_code, mappings: { 'append:header.X-A': 'a' } } }),
    make: (status) => (scope) => answerIn(scope, status, 'append:header.X-A'),
    within: [200, 599],
    beyond: [199, 600, 200.5],
  }),
  ...shared<string>({
    rule: 'lambda/permission-statement-id',
    of: ['patterns.statementId'],
    type: 'aws_lambda_permission',
    body: (statement_id) => ({ statement_id }),
    make: (statementId) => (scope) =>
      new ApiInvokePermission(scope, 'api', {
        alias: aliasIn(scope),
        executionArn: 'arn:aws:execute-api:a',
        statementId,
      }),
    within: ['a', 'A-b_1', text(100)],
    beyond: ['a b', 'a.b', text(101)],
  }),
  ...shared<number>({
    rule: 'stage/log-format-size',
    of: ['limits.accessLogFormatBytes'],
    type: 'aws_apigatewayv2_stage',
    body: (length) => ({ access_log_settings: { format: JSON.stringify(logFields(length)) } }),
    make: (length) => (scope) => stageIn(scope, 'main', { accessLogFields: logFields(length) }),
    within: [3072],
    beyond: [3073],
  }),
  ...shared<number>({
    rule: 'lambda/environment-size',
    of: ['limits.lambdaEnvironmentBytes'],
    type: 'aws_lambda_function',
    body: (bytes) => ({ environment: { variables: { LONG: text(bytes - 4) } } }),
    make: (bytes) => (scope) => functionIn(scope, { environment: { LONG: text(bytes - bytesBeside - 4) } }),
    within: [4096],
    beyond: [4097],
  }),
  ...shared<string>({
    rule: 'lambda/environment-reserved',
    of: ['enumerations.reservedEnvironment'],
    type: 'aws_lambda_function',
    body: (name) => ({ environment: { variables: { [name]: 'a' } } }),
    make: (name) => (scope) => functionIn(scope, { environment: { [name]: 'a' } }),
    within: ['TABLE_NAME', 'AWS_REGIONS'],
    beyond: ['_HANDLER', 'AWS_REGION', 'AWS_SESSION_TOKEN', 'LAMBDA_RUNTIME_DIR'],
  }),
];
