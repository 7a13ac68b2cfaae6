import { serviceSubtypes } from '../terraform/apis/service-subtypes';

/** A range of whole numbers that AWS allows. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly unit?: string;
}

/** A number or a set that AWS may move: where it is stated, and when it was read there. */
export interface Stated<T> {
  readonly value: T;
  readonly source: string;
  /** Day on which the source said so, `YYYY-MM-DD`. */
  readonly read: string;
}

const read = '2026-11-20';
const stated = <const T>(value: T, source: string): Stated<T> => ({ value, source, read });
const guide = (page: string): string => `https://docs.aws.amazon.com/apigateway/latest/developerguide/${page}.html`;
const cloudwatchLimits = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html';
const codedeployQuotas = 'https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html';
const queryDefinition =
  'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutQueryDefinition.html';
const lambdaGuide = 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html';

/** Numbers that AWS sets. */
export const limits = {
  corsMaxAgeSeconds: stated({ least: -1, most: 86_400 }, 'botocore 1.43.11, apigatewayv2 Cors.MaxAge'),
  httpTimeoutMs: stated({ least: 50, most: 30_000, unit: 'ms' }, guide('http-api-quotas')),
  websocketTimeoutMs: stated({ least: 50, most: 29_000, unit: 'ms' }, guide('limits')),
  restTimeoutMs: stated({ least: 50, most: 29_000, unit: 'ms' }, guide('limits')),
  restRaisedTimeoutMs: stated({ least: 50, most: 300_000, unit: 'ms' }, guide('limits')),
  restStreamTimeoutMs: stated({ least: 50, most: 900_000, unit: 'ms' }, guide('response-transfer-mode')),
  authorizerTtlSeconds: stated({ least: 0, most: 3600, unit: 'seconds' }, guide('limits')),
  cacheTtlSeconds: stated({ least: 0, most: 3600, unit: 'seconds' }, guide('api-gateway-caching')),
  apiNameLength: stated({ least: 1, most: 128 }, 'schema of provider 5.100.0'),
  restApiNameLength: stated({ least: 1, most: 1024 }, 'AWS answer to CreateRestApi'),
  authorizerNameLength: stated({ least: 1, most: 128 }, 'schema of provider 5.100.0'),
  descriptionLength: stated({ least: 0, most: 1024 }, 'botocore 1.43.11, apigatewayv2 StringWithLengthBetween0And1024'),
  httpRoutes: stated(300, guide('http-api-quotas')),
  httpIntegrations: stated(300, guide('http-api-quotas')),
  authorizersPerApi: stated(10, guide('http-api-quotas')),
  stagesPerApi: stated(10, guide('http-api-quotas')),
  scopesPerRoute: stated(10, guide('http-api-quotas')),
  audiences: stated({ least: 1, most: 50 }, guide('http-api-quotas')),
  vpcLinkNameLength: stated({ least: 1, most: 128 }, 'schema of provider 5.100.0'),
  vpcLinkSubnets: stated({ least: 1, most: 10 }, guide('http-api-quotas')),
  stageVariables: stated(100, guide('http-api-quotas')),
  accessLogFormatBytes: stated(3072, guide('http-api-quotas')),
  mappingKeysPerDomain: stated(200, guide('http-api-quotas')),
  restResources: stated(300, guide('limits')),
  resourcePolicyCharacters: stated(8192, guide('limits')),
  restBodyBytes: stated(6 * 1024 * 1024, guide('limits')),
  mappingTemplateBytes: stated(300 * 1024, guide('api-gateway-known-issues')),
  modelSchemaBytes: stated(400 * 1024, guide('limits')),
  compressionBytes: stated({ least: -1, most: 10_485_760, unit: 'bytes' }, 'LocalStack snapshots of AWS, apigateway'),
  canaryPercent: stated({ least: 0, most: 100 }, 'LocalStack snapshots of AWS, apigateway_canary'),
  mappedStatus: stated({ least: 200, most: 599 }, guide('http-api-parameter-mapping')),
  quotaOffset: stated({ DAY: 0, WEEK: 6, MONTH: 27 }, 'AWS answer to CreateUsagePlan'),
  methodThrottlesPerPlanStage: stated(20, guide('limits')),
  plansPerKey: stated(10, guide('limits')),
  apiKeyLength: stated({ least: 20, most: 128 }, 'LocalStack snapshots of AWS, apigateway'),
  tags: stated(50, 'botocore 1.43.11, Tags'),
  lambdaMemoryMib: stated({ least: 128, most: 10_240, unit: 'MiB' }, lambdaGuide),
  lambdaTimeoutSeconds: stated({ least: 1, most: 900, unit: 'seconds' }, lambdaGuide),
  lambdaEnvironmentBytes: stated(4096, lambdaGuide),
  lambdaPolicyBytes: stated(20_480, lambdaGuide),
  lambdaLayers: stated(5, lambdaGuide),
  lambdaDescription: stated({ least: 0, most: 256 }, 'botocore 1.43.11, lambda Description'),
  lambdaSubnets: stated({ least: 0, most: 16 }, 'botocore 1.43.11, lambda SubnetIds'),
  lambdaSecurityGroups: stated({ least: 0, most: 5 }, 'botocore 1.43.11, lambda SecurityGroupIds'),
  eventSourceBatch: stated({ least: 1, most: 10_000 }, 'botocore 1.43.11, lambda BatchSize'),
  eventSourceWindowSeconds: stated(
    { least: 0, most: 300, unit: 'seconds' },
    'botocore 1.43.11, lambda MaximumBatchingWindowInSeconds',
  ),
  queueReceives: stated({ least: 1, most: 1000 }, 'AWS answer to CreateQueue'),
  eventSourceConcurrency: stated({ least: 2, most: 1000 }, 'botocore 1.43.11, lambda MaximumConcurrency'),
  certificateNameLength: stated({ least: 1, most: 64 }, 'AWS answer to RequestCertificate'),
  certificateNames: stated(100, 'botocore 1.43.11, acm DomainList'),
  recordWeight: stated({ least: 0, most: 255 }, 'botocore 1.43.11, route53 ResourceRecordSetWeight'),
  alarmDescriptionLength: stated({ least: 1, most: 1024 }, 'botocore 1.43.11, cloudwatch AlarmDescription'),
  alarmActions: stated(5, 'botocore 1.43.11, cloudwatch PutMetricAlarm'),
  alarmDimensions: stated(30, 'botocore 1.43.11, cloudwatch Dimensions'),
  alarmWindowSeconds: stated({ short: 86_400, long: 604_800 }, 'AWS answer to PutMetricAlarm'),
  codedeployAlarms: stated(50, codedeployQuotas),
  codedeployMinutes: stated({ least: 1, most: 2880, unit: 'minutes' }, codedeployQuotas),
  codedeployPercentage: stated({ least: 1, most: 99, unit: 'percent' }, codedeployQuotas),
  dashboardWidgets: stated(500, cloudwatchLimits),
  dashboardWidgetMetrics: stated(500, cloudwatchLimits),
  queryNameLength: stated({ least: 1, most: 255 }, queryDefinition),
  queryLength: stated({ least: 1, most: 10_000 }, queryDefinition),
  eventPatternBytes: stated(2048, 'AWS answer to PutRule'),
  eventTargetsPerRule: stated(5, 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html'),
  scheduleWindowMinutes: stated(
    { least: 1, most: 1440, unit: 'minutes' },
    'botocore 1.43.11, scheduler FlexibleTimeWindow',
  ),
  globalIndexes: stated(20, 'botocore 1.43.11, dynamodb GlobalSecondaryIndexes'),
  localIndexes: stated(5, 'botocore 1.43.11, dynamodb LocalSecondaryIndexes'),
  projectedAttributesPerIndex: stated(20, 'botocore 1.43.11, dynamodb NonKeyAttributes'),
  projectedAttributesPerTable: stated(100, 'botocore 1.43.11, dynamodb NonKeyAttributes'),
  customUserAttributes: stated(50, 'botocore 1.43.11, cognito-idp SchemaAttributes'),
  tokenMinutes: stated({ least: 5, most: 1440 }, 'botocore 1.43.11, cognito-idp AccessTokenValidityType'),
  refreshTokenDays: stated({ least: 1, most: 3650 }, 'botocore 1.43.11, cognito-idp RefreshTokenValidityType'),
  resourceServerScopes: stated(100, 'botocore 1.43.11, cognito-idp ResourceServerScopes'),
  roleNameLength: stated({ least: 1, most: 64 }, 'botocore 1.43.11, iam roleName'),
  inlinePolicyCharacters: stated(10_240, 'IAM and STS quotas'),
  managedPolicyCharacters: stated(6144, 'IAM and STS quotas'),
  managedPoliciesPerRole: stated(20, 'IAM and STS quotas, raised as far as AWS raises it'),
  trustPolicyCharacters: stated(4096, 'IAM and STS quotas, raised as far as AWS raises it'),
  filterPatterns: stated({ most: 10, characters: 4096 }, 'LocalStack snapshots of AWS, lambda'),
} as const satisfies Readonly<Record<string, Stated<unknown>>>;

/** Sets of values that AWS knows. */
export const enumerations = {
  restMethods: stated(
    ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'],
    'LocalStack snapshots of AWS, apigateway',
  ),
  restAuthorizations: stated(
    ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'],
    'botocore 1.43.11, apigateway PutMethod',
  ),
  cacheSizesGb: stated(
    ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'],
    'botocore 1.43.11, apigateway CacheClusterSize',
  ),
  apiKeySelections: stated(
    ['$request.header.x-api-key', '$context.authorizer.usageIdentifierKey'],
    guide('apigateway-websocket-api-selection-expressions'),
  ),
  serviceIntegrations: stated(serviceSubtypes, guide('http-api-develop-integrations-aws-services-reference')),
  reservedHeaders: stated(
    [
      'authorization',
      'connection',
      'content-encoding',
      'content-length',
      'content-location',
      'forwarded',
      'keep-alive',
      'origin',
      'proxy-authenticate',
      'proxy-authorization',
      'te',
      'trailers',
      'transfer-encoding',
      'upgrade',
      'x-forwarded-for',
      'x-forwarded-host',
      'x-forwarded-proto',
      'via',
    ],
    guide('http-api-parameter-mapping'),
  ),
  reservedHeaderPrefixes: stated(
    ['access-control-', 'apigw-', 'x-amz-', 'x-amzn-'],
    guide('http-api-parameter-mapping'),
  ),
  restOnlyLogVariables: stated(
    [
      'resourcePath',
      'resourceId',
      'identity.apiKey',
      'identity.apiKeyId',
      'xrayTraceId',
      'wafResponseCode',
      'webaclArn',
    ],
    guide('http-api-logging-variables'),
  ),
  gatewayResponses: stated(
    [
      'DEFAULT_4XX',
      'DEFAULT_5XX',
      'RESOURCE_NOT_FOUND',
      'UNAUTHORIZED',
      'INVALID_API_KEY',
      'ACCESS_DENIED',
      'AUTHORIZER_FAILURE',
      'AUTHORIZER_CONFIGURATION_ERROR',
      'INVALID_SIGNATURE',
      'EXPIRED_TOKEN',
      'MISSING_AUTHENTICATION_TOKEN',
      'INTEGRATION_FAILURE',
      'INTEGRATION_TIMEOUT',
      'API_CONFIGURATION_ERROR',
      'UNSUPPORTED_MEDIA_TYPE',
      'BAD_REQUEST_PARAMETERS',
      'BAD_REQUEST_BODY',
      'REQUEST_TOO_LARGE',
      'THROTTLED',
      'QUOTA_EXCEEDED',
      'WAF_FILTERED',
    ],
    'botocore 1.43.11, apigateway GatewayResponseType',
  ),
  certificateKeys: stated(['RSA_2048', 'EC_prime256v1', 'EC_secp384r1'], 'AWS answer to RequestCertificate'),
  blockedRuntimes: stated(
    [
      'go1.x',
      'java8',
      'provided',
      'nodejs',
      'nodejs4.3',
      'nodejs4.3-edge',
      'nodejs6.10',
      'nodejs8.10',
      'nodejs10.x',
      'nodejs12.x',
      'nodejs14.x',
      'python2.7',
      'python3.6',
      'python3.7',
      'ruby2.5',
      'ruby2.7',
      'dotnetcore1.0',
      'dotnetcore2.0',
      'dotnetcore2.1',
      'dotnetcore3.1',
      'dotnet5.0',
    ],
    'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  ),
  /** The newest of each language. */
  supportedRuntimes: stated(
    ['nodejs22.x', 'python3.13', 'java21', 'ruby3.4', 'dotnet10', 'provided.al2023'],
    'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  ),
  /** Past their end of support; new functions are refused from 2027-02-01, updates from 2027-03-03. */
  endedRuntimes: stated(
    [
      'nodejs16.x',
      'nodejs18.x',
      'nodejs20.x',
      'python3.8',
      'python3.9',
      'python3.10',
      'provided.al2',
      'ruby3.2',
      'dotnet6',
      'dotnet8',
    ],
    'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  ),
  reservedEnvironment: stated(
    [
      '_HANDLER',
      '_X_AMZN_TRACE_ID',
      'AWS_REGION',
      'AWS_DEFAULT_REGION',
      'AWS_EXECUTION_ENV',
      'AWS_LAMBDA_FUNCTION_NAME',
      'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
      'AWS_LAMBDA_FUNCTION_VERSION',
      'AWS_LAMBDA_INITIALIZATION_TYPE',
      'AWS_LAMBDA_LOG_GROUP_NAME',
      'AWS_LAMBDA_LOG_STREAM_NAME',
      'AWS_LAMBDA_RUNTIME_API',
      'AWS_ACCESS_KEY',
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'LAMBDA_TASK_ROOT',
      'LAMBDA_RUNTIME_DIR',
    ],
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
  ),
  logRetentionDays: stated(
    [0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
    'botocore 1.43.11, logs PutRetentionPolicy',
  ),
  alarmActionServices: stated(
    ['sns', 'lambda', 'autoscaling', 'automate', 'ssm', 'ssm-incidents', 'swf', 'aiops'],
    'AWS answer to PutMetricAlarm',
  ),
  httpApiMetrics: stated(
    ['4xx', '5xx', 'Count', 'Latency', 'IntegrationLatency', 'DataProcessed'],
    guide('http-api-metrics'),
  ),
  restApiMetrics: stated(
    ['4XXError', '5XXError', 'Count', 'Latency', 'IntegrationLatency', 'CacheHitCount', 'CacheMissCount'],
    guide('api-gateway-metrics-and-dimensions'),
  ),
  websocketMetrics: stated(
    ['ConnectCount', 'MessageCount', 'IntegrationError', 'ClientError', 'ExecutionError', 'IntegrationLatency'],
    guide('apigateway-websocket-api-logging'),
  ),
  standardScopes: stated(
    ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'],
    'botocore 1.43.11, cognito-idp ScopeType',
  ),
  cloudFrontZone: stated('Z2FDTNDATAQYW2', 'AWS answer to ChangeResourceRecordSets'),
} as const satisfies Readonly<Record<string, Stated<unknown>>>;
