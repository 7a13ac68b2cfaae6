import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { rule } from '../define';
import { distrusts } from './trust';

/** Where a role is handed to a service that tries at once to assume it: type, argument, service. */
const users: readonly (readonly [type: string, argument: string, service: string])[] = [
  ['aws_lambda_function', 'role', 'lambda'],
  ['aws_scheduler_schedule', 'target.role_arn', 'scheduler'],
  ['aws_pipes_pipe', 'role_arn', 'pipes'],
  ['aws_sfn_state_machine', 'role_arn', 'states'],
  ['aws_cloudwatch_event_target', 'role_arn', 'events'],
  ['aws_api_gateway_account', 'cloudwatch_role_arn', 'apigateway'],
  ['aws_cloudwatch_log_subscription_filter', 'role_arn', 'logs'],
  ['aws_kinesis_firehose_delivery_stream', 'extended_s3_configuration.role_arn', 'firehose'],
  ['aws_kinesis_firehose_delivery_stream', 'kinesis_source_configuration.role_arn', 'firehose'],
  ['aws_kinesis_firehose_delivery_stream', 'http_endpoint_configuration.role_arn', 'firehose'],
  ['aws_kinesis_firehose_delivery_stream', 'opensearch_configuration.role_arn', 'firehose'],
  ['aws_ssm_activation', 'iam_role', 'ssm'],
  ['aws_sns_topic_subscription', 'subscription_role_arn', 'sns'],
  ['aws_cognito_user_pool', 'sms_configuration.sns_caller_arn', 'cognito-idp'],
  ['aws_cloudwatch_log_destination', 'role_arn', 'logs'],
  ['aws_cloudwatch_metric_stream', 'role_arn', 'streams.metrics.cloudwatch'],
  ['aws_cloudtrail', 'cloud_watch_logs_role_arn', 'cloudtrail'],
  ['aws_flow_log', 'iam_role_arn', 'vpc-flow-logs'],
  ['aws_codebuild_project', 'service_role', 'codebuild'],
  ['aws_codedeploy_deployment_group', 'service_role_arn', 'codedeploy'],
];

const bodiesAt = (resource: Resource, path: readonly string[]): readonly Body[] =>
  path.length > 1 ? resource.blocks(path[0] ?? '') : [resource];

function trustProblems(resource: Resource, model: Model): (string | false)[] {
  return users
    .filter(([type]) => type === resource.type)
    .flatMap(([, argument, service]) => {
      const path = argument.split('.');
      return bodiesAt(resource, path).map((body) => {
        const role = model.follow(body, path.at(-1) ?? '', 'aws_iam_role');
        return (
          role !== undefined &&
          distrusts(role, service, model) &&
          `${argument} must be a role that ${service}.amazonaws.com may assume, ${role.address} trusts others`
        );
      });
    });
}

/** Rules about roles that services assume. */
export const roleTrustRules = [
  rule({
    id: 'iam/role-trusted',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html',
    on: [...new Set(users.map(([type]) => type))],
    demand: 'a role must trust the service that it is handed to',
    fix: 'Name the service in assume_role_policy of the role.',
    check: trustProblems,
  }),
];
