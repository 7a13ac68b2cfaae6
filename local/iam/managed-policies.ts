import type { Policy, Statement } from './policy';

const logs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const xray = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:GetSamplingStatisticSummaries',
];
const interfaces = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];
const readTables = [
  'dynamodb:BatchGetItem',
  'dynamodb:Describe*',
  'dynamodb:GetItem',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:List*',
  'dynamodb:PartiQLSelect',
  'dynamodb:Query',
  'dynamodb:Scan',
];

/**
 * Actions of policies that AWS manages, by their names: those that functions are usually given. All are allowed on every resource.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const actions: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccess: ['*'],
  AmazonAPIGatewayInvokeFullAccess: ['execute-api:Invoke', 'execute-api:ManageConnections'],
  AmazonAPIGatewayPushToCloudWatchLogs: ['logs:*'],
  AmazonCognitoPowerUser: ['cognito-idp:*', 'cognito-identity:*'],
  AmazonCognitoReadOnly: ['cognito-idp:Describe*', 'cognito-idp:Get*', 'cognito-idp:List*', 'cognito-idp:AdminGet*'],
  AmazonDynamoDBFullAccess: ['dynamodb:*'],
  AmazonDynamoDBFullAccess_v2: ['dynamodb:*'],
  AmazonDynamoDBReadOnlyAccess: readTables,
  AmazonEventBridgeFullAccess: ['events:*', 'schemas:*', 'scheduler:*', 'pipes:*'],
  AmazonKinesisFullAccess: ['kinesis:*'],
  AmazonS3FullAccess: ['s3:*', 's3-object-lambda:*'],
  AmazonS3ReadOnlyAccess: ['s3:Get*', 's3:List*', 's3:Describe*'],
  AmazonSNSFullAccess: ['sns:*'],
  AmazonSQSFullAccess: ['sqs:*'],
  AmazonSQSReadOnlyAccess: [
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:ListDeadLetterSourceQueues',
    'sqs:ListQueues',
  ],
  AmazonSSMFullAccess: ['ssm:*'],
  AmazonSSMReadOnlyAccess: ['ssm:Describe*', 'ssm:Get*', 'ssm:List*'],
  AWSLambda_FullAccess: ['lambda:*', 'logs:*', 'iam:PassRole', 'states:DescribeStateMachine', 'xray:GetTraceSummaries'],
  AWSLambdaBasicExecutionRole: logs,
  AWSLambdaDynamoDBExecutionRole: [
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
    ...logs,
  ],
  AWSLambdaKinesisExecutionRole: [
    'kinesis:DescribeStream',
    'kinesis:DescribeStreamSummary',
    'kinesis:GetRecords',
    'kinesis:GetShardIterator',
    'kinesis:ListShards',
    'kinesis:ListStreams',
    'kinesis:SubscribeToShard',
    ...logs,
  ],
  AWSLambdaRole: ['lambda:InvokeFunction'],
  AWSLambdaSQSQueueExecutionRole: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', ...logs],
  AWSLambdaVPCAccessExecutionRole: [...logs, ...interfaces],
  AWSStepFunctionsFullAccess: ['states:*'],
  AWSXRayDaemonWriteAccess: xray,
  AWSXrayFullAccess: ['xray:*'],
  AWSXrayWriteOnlyAccess: xray,
  CloudWatchAgentServerPolicy: ['cloudwatch:PutMetricData', 'logs:*', ...xray],
  CloudWatchFullAccess: ['cloudwatch:*', 'logs:*', 'sns:*'],
  CloudWatchLambdaInsightsExecutionRolePolicy: logs,
  CloudWatchLogsFullAccess: ['logs:*'],
  PowerUserAccess: ['*'],
  SecretsManagerReadWrite: ['secretsmanager:*', 'kms:DescribeKey', 'kms:ListAliases', 'kms:ListKeys'],
};

/** A policy that AWS manages, by its ARN; undefined when its statements are not known here. */
export function managedPolicy(arn: string): Policy | undefined {
  const name = arn.replace(/^.*\//, '');
  if (!/^arn:[\w-]+:iam::aws:policy\//.test(arn) || !Object.hasOwn(actions, name)) return undefined;
  const statement: Statement = {
    sid: undefined,
    effect: 'Allow',
    actions: actions[name] ?? [],
    notActions: undefined,
    resources: ['*'],
    notResources: undefined,
    principals: undefined,
    notPrincipals: undefined,
    conditions: [],
  };
  return { name, statements: [statement] };
}
