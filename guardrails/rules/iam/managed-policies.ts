import { textOf } from '../../../terraform/language/value';
import { argument } from '../define';
import type { Demand } from '../demands';

/** Policies of AWS below `service-role/`. */
const ofServices = [
  'AWSLambdaBasicExecutionRole',
  'AWSLambdaVPCAccessExecutionRole',
  'AWSLambdaENIManagementAccess',
  'AWSLambdaDynamoDBExecutionRole',
  'AWSLambdaKinesisExecutionRole',
  'AWSLambdaSQSQueueExecutionRole',
  'AWSLambdaMSKExecutionRole',
  'AWSLambdaRole',
  'AmazonAPIGatewayPushToCloudWatchLogs',
  'AWSAppSyncPushToCloudWatchLogs',
  'AmazonECSTaskExecutionRolePolicy',
  'AmazonEC2ContainerServiceforEC2Role',
  'AmazonEC2ContainerServiceEventsRole',
  'AmazonRDSEnhancedMonitoringRole',
  'AmazonEBSCSIDriverPolicy',
  'AWSCodeDeployRole',
  'AWSCodeDeployRoleForLambda',
  'AWSCodeDeployRoleForLambdaLimited',
  'AWSGlueServiceRole',
  'AWSBatchServiceRole',
  'AWSBatchServiceEventTargetRole',
  'AmazonSNSRole',
  'AmazonSSMAutomationRole',
  'AWSDataLifecycleManagerServiceRole',
  'AWSDataLifecycleManagerServiceRoleForAMIManagement',
  'AWSBackupServiceRolePolicyForBackup',
  'AWSBackupServiceRolePolicyForRestores',
  'AmazonECSInfrastructureRolePolicyForVolumes',
  'AmazonEMRServicePolicy_v2',
  'AmazonElasticMapReduceRole',
  'AmazonElasticMapReduceforEC2Role',
  'AmazonElasticMapReduceforAutoScalingRole',
  'AmazonSSMMaintenanceWindowRole',
  'AmazonEC2RoleforSSM',
  'AmazonEC2RoleforAWSCodeDeploy',
  'AmazonEC2SpotFleetTaggingRole',
  'AmazonEC2ContainerServiceRole',
  'AmazonEC2ContainerServiceAutoscaleRole',
  'AWSConfigRulesExecutionRole',
  'AWS_ConfigRole',
  'AWSElasticBeanstalkEnhancedHealth',
  'AWSGlueServiceNotebookRole',
  'AWSIoTLogging',
  'AWSIoTRuleActions',
  'AWSIoTThingsRegistration',
  'AWSTransferLoggingAccess',
  'AmazonDMSCloudWatchLogsRole',
  'AmazonDMSVPCManagementRole',
  'AmazonDMSRedshiftS3Role',
  'AmazonRDSDirectoryServiceAccess',
  'CloudWatchEventsBuiltInTargetExecutionAccess',
  'CloudWatchEventsInvocationAccess',
  'AmazonS3ObjectLambdaExecutionRolePolicy',
];

/** Policies of AWS without a path. */
const plain = [
  'AWSXRayDaemonWriteAccess',
  'AWSXrayWriteOnlyAccess',
  'CloudWatchLambdaInsightsExecutionRolePolicy',
  'CloudWatchAgentServerPolicy',
  'CloudWatchLogsFullAccess',
  'CloudWatchFullAccess',
  'AWSLambda_FullAccess',
  'AWSLambda_ReadOnlyAccess',
  'AWSLambdaExecute',
  'AWSLambdaInvocation-DynamoDB',
  'AmazonAPIGatewayAdministrator',
  'AmazonAPIGatewayInvokeFullAccess',
  'AmazonDynamoDBFullAccess',
  'AmazonDynamoDBReadOnlyAccess',
  'AmazonS3FullAccess',
  'AmazonS3ReadOnlyAccess',
  'AmazonSQSFullAccess',
  'AmazonSNSFullAccess',
  'AmazonSSMManagedInstanceCore',
  'AmazonSSMReadOnlyAccess',
  'AmazonCognitoPowerUser',
  'AmazonEventBridgeFullAccess',
  'AWSStepFunctionsFullAccess',
  'AmazonVPCFullAccess',
  'AmazonEC2ContainerRegistryReadOnly',
  'SecretsManagerReadWrite',
];

/** Policies that AWS has taken back, and what stands for them. */
const gone: Readonly<Record<string, string>> = {
  AWSLambdaFullAccess: 'AWSLambda_FullAccess',
  AWSLambdaReadOnlyAccess: 'AWSLambda_ReadOnlyAccess',
  AWSConfigRole: 'service-role/AWS_ConfigRole',
};

const rightPaths = new Map([
  ...ofServices.map((name) => [name, `service-role/${name}`] as const),
  ...plain.map((name) => [name, name] as const),
  ...Object.entries(gone),
]);

/** The name of AWS's own policy under another path than the one it has. */
function isMisplaced(arn: string): boolean {
  const path = /^arn:aws:iam::aws:policy\/(.+)$/.exec(arn)?.[1] ?? '';
  const right = rightPaths.get(path.split('/').at(-1) ?? '');
  return right !== undefined && right !== path;
}

const known: Demand = {
  says: 'name a policy of AWS under the path that it has',
  holds: (value) => {
    const text = textOf(value);
    return text === undefined ? undefined : !isMisplaced(text);
  },
};

/** Rules about policies that AWS manages. */
export const managedPolicyRules = [
  argument({
    id: 'iam/managed-policy-path',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html',
    on: [
      'aws_iam_role_policy_attachment',
      'aws_iam_policy_attachment',
      'aws_iam_user_policy_attachment',
      'aws_iam_group_policy_attachment',
    ],
    at: 'policy_arn',
    must: known,
    fix: 'Write service-role/ before policies of services, and nothing before others.',
  }),
  argument({
    id: 'iam/managed-policies-path',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html',
    on: 'aws_iam_role',
    at: 'managed_policy_arns[]',
    must: known,
    fix: 'Write service-role/ before policies of services, and nothing before others.',
  }),
];
