import { textOf } from '../../../terraform/language/value';
import { rule } from '../define';
import { forbids } from '../iam/role-permissions';
import { invocationOf } from '../invocation';

const subscription = 'aws_cloudwatch_log_subscription_filter';
const putFilter = 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html';

/** What a role must be allowed to write to a stream of a type. */
const writes: Readonly<Record<string, string>> = {
  aws_kinesis_stream: 'kinesis:PutRecord',
  aws_kinesis_firehose_delivery_stream: 'firehose:PutRecord',
};

/** Rules about where log events go. */
export const logDestinationRules = [
  rule({
    id: 'logs/own-group',
    severity: 'rejects',
    source: putFilter,
    on: subscription,
    demand: 'a function must not take the log events that it writes itself',
    fix: 'Send them to another function.',
    check: (resource, model) => {
      const lambda = invocationOf(resource, 'destination_arn', model)?.lambda;
      const name = textOf(lambda?.get('function_name'));
      return (
        name !== undefined &&
        resource.get('log_group_name') === `/aws/lambda/${name}` &&
        `log_group_name must not be the log group of ${lambda?.address}, which takes its events`
      );
    },
  }),
  rule({
    id: 'logs/subscription-role',
    severity: 'rejects',
    source: putFilter,
    on: subscription,
    demand: 'the role of a subscription must allow writing to its stream',
    fix: 'Allow kinesis:PutRecord or firehose:PutRecord in a policy of the role.',
    check: (resource, model) => {
      const stream = model.follow(resource, 'destination_arn', ...Object.keys(writes));
      const role = model.follow(resource, 'role_arn', 'aws_iam_role');
      const literal = /^arn:[^:]+:(kinesis|firehose):/.exec(textOf(resource.get('destination_arn')) ?? '')?.[1];
      const action = writes[stream?.type ?? ''] ?? (literal && `${literal}:PutRecord`);
      return (
        action !== undefined &&
        forbids(role, action, model) &&
        `role_arn must be a role that allows ${action}, ${role?.address} does not`
      );
    },
  }),
];
