// The items HTTP API in the AWS CDK: what stacks/items-http-api makes for dev, resource by resource. Not for use.
import {
  App,
  aws_cloudwatch_actions as actions,
  aws_apigatewayv2 as apigateway,
  aws_cloudwatch as cloudwatch,
  aws_cognito as cognito,
  Duration,
  aws_dynamodb as dynamodb,
  aws_lambda as lambda,
  aws_logs as logs,
  Stack,
  aws_sns as sns,
} from 'aws-cdk-lib';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

const name = 'dev-items-http-api';
const retention = logs.RetentionDays.TWO_WEEKS;
const stack = new Stack(new App(), name);

const string = dynamodb.AttributeType.STRING;
const newest = { name: 'newest_key', type: string };
const table = new dynamodb.Table(stack, 'items', {
  tableName: `${name}-items`,
  partitionKey: { name: 'pk', type: string },
  billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  timeToLiveAttribute: 'expires_at',
});
for (const [indexName, key] of [
  ['newest', 'newest_shard'],
  ['newest_in_category', 'category_shard'],
])
  table.addGlobalSecondaryIndex({ indexName, partitionKey: { name: key, type: string }, sortKey: newest });

const users = new cognito.UserPool(stack, 'main', { userPoolName: name });
const client = users.addClient('api', { userPoolClientName: name });
const topic = new sns.Topic(stack, 'alerts', { topicName: `${name}-alerts` });

const functionLog = new logs.LogGroup(stack, 'function', { logGroupName: `/aws/lambda/${name}`, retention });
const items = new lambda.Function(stack, 'api', {
  functionName: name,
  description: 'Lists, reads, creates, changes and deletes items',
  code: lambda.Code.fromAsset(process.env.ITEMS_ZIP ?? ''),
  handler: 'index.handler',
  runtime: lambda.Runtime.NODEJS_22_X,
  architecture: lambda.Architecture.ARM_64,
  memorySize: 512,
  timeout: Duration.seconds(15),
  tracing: lambda.Tracing.ACTIVE,
  logGroup: functionLog,
  loggingFormat: lambda.LoggingFormat.JSON,
  applicationLogLevelV2: lambda.ApplicationLogLevel.DEBUG,
  environment: {
    NODE_OPTIONS: '--enable-source-maps',
    POWERTOOLS_METRICS_NAMESPACE: 'Gatehouse/Items',
    POWERTOOLS_SERVICE_NAME: 'items',
    POWERTOOLS_TRACE_ENABLED: 'true',
    TABLE_NAME: table.tableName,
  },
});
table.grantReadWriteData(items);
const live = new lambda.Alias(stack, 'live', { aliasName: 'live', version: items.currentVersion });

const api = new apigateway.HttpApi(stack, 'http', {
  apiName: name,
  description: 'Main application API',
  createDefaultStage: false,
  corsPreflight: {
    allowOrigins: ['https://myapp.com', 'https://staging.myapp.com', 'http://localhost:3000'],
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'].map((method) => apigateway.CorsHttpMethod[method]),
    allowHeaders: ['Content-Type', 'Authorization', 'X-Request-ID', 'If-Match', 'Idempotency-Key'],
    exposeHeaders: ['X-Request-ID', 'ETag', 'Location', 'Retry-After'],
    maxAge: Duration.hours(1),
    allowCredentials: true,
  },
});
const authorizer = new HttpJwtAuthorizer('jwt', users.userPoolProviderUrl, { jwtAudience: [client.userPoolClientId] });
const integration = new HttpLambdaIntegration('lambda', live);
for (const route of ['GET /items', 'POST /items', 'GET /items/{id}', 'PUT /items/{id}', 'DELETE /items/{id}']) {
  const [method, path] = route.split(' ');
  api.addRoutes({ path, methods: [apigateway.HttpMethod[method]], integration, authorizer });
}
const accessLog = new logs.LogGroup(stack, 'access', { logGroupName: `/aws/apigateway/${name}`, retention });
const said = ['requestId', 'requestTime', 'httpMethod', 'routeKey', 'status', 'responseLength', 'responseLatency'];
new apigateway.HttpStage(stack, 'stage', {
  httpApi: api,
  stageName: '$default',
  autoDeploy: true,
  throttle: { burstLimit: 50, rateLimit: 25 },
  accessLogSettings: {
    destination: new apigateway.LogGroupLogDestination(accessLog),
    format: { toString: () => JSON.stringify(Object.fromEntries(said.map((one) => [one, `$context.${one}`]))) },
  },
});

/** Counts lines of a log group that hold something. */
const counted = (id, logGroup, pattern) =>
  new logs.MetricFilter(stack, id, {
    logGroup,
    filterName: `${name}-${id}`,
    filterPattern: logs.FilterPattern.literal(pattern),
    metricNamespace: 'Gatehouse',
    metricName: `${name}-${id}`,
    metricValue: '1',
  }).metric({ statistic: 'Sum', period: Duration.minutes(1) });

const perMinute = { statistic: 'Sum', period: Duration.minutes(1) };
const watched = {
  'api-4xx-rate': new cloudwatch.MathExpression({
    expression: 'IF(requests >= 20, 100 * refused / requests, 0)',
    period: Duration.minutes(1),
    usingMetrics: { refused: api.metricClientError(perMinute), requests: api.metricCount(perMinute) },
  }),
  'api-5xx': api.metricServerError(perMinute),
  'api-integration-latency': api.metricIntegrationLatency({ statistic: 'p99', period: Duration.minutes(1) }),
  'api-latency': api.metricLatency({ statistic: 'p99', period: Duration.minutes(1) }),
  'api-throttled': counted('api-throttled', accessLog, '{ $.status = "429" }'),
  'function-cold-starts': counted('function-cold-starts', functionLog, '{ $.record.metrics.initDurationMs > 0 }'),
  'function-errors': items.metricErrors(perMinute),
  'function-throttles': items.metricThrottles(perMinute),
};
for (const [id, metric] of Object.entries(watched)) {
  const alarm = metric.createAlarm(stack, `${id}-alarm`, {
    alarmName: `${name}-${id}`,
    alarmDescription: 'Look first at the saved query of the same name.',
    threshold: 10,
    evaluationPeriods: 5,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new actions.SnsAction(topic));
  alarm.addOkAction(new actions.SnsAction(topic));
  if (id === 'function-throttles') continue;
  new logs.QueryDefinition(stack, `${id}-query`, {
    queryDefinitionName: `${name}-${id}`,
    queryString: new logs.QueryString({ filterStatements: ['status >= 400'], statsStatements: ['count(*) by status'] }),
    logGroups: [id.startsWith('api') ? accessLog : functionLog],
  });
}
