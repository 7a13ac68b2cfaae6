import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { rule } from '../define';
import { forbids } from '../iam/role-permissions';

const streams = ['dynamodb_stream_parameters', 'kinesis_stream_parameters'];

/** What a role must be allowed to put into a queue or topic. */
const actions: Readonly<Record<string, string>> = { aws_sqs_queue: 'sqs:SendMessage', aws_sns_topic: 'sns:Publish' };

/** The queues and topics that take what a pipe could not deliver. */
const deadLettersOf = (resource: Resource, model: Model): readonly Resource[] =>
  resource
    .blocks('source_parameters')
    .flatMap((block) => streams.flatMap((name) => block.blocks(name)))
    .flatMap((block) => block.blocks('dead_letter_config'))
    .flatMap((block) => model.follow(block, 'arn', ...Object.keys(actions)) ?? []);

/** A rule about what the role of a pipe may do with its dead letters. */
export const pipeDeadLetterRule = rule({
  id: 'pipes/dead-letter-role',
  severity: 'rejects',
  source: 'https://github.com/aws-samples/serverless-patterns/issues/1857',
  on: 'aws_pipes_pipe',
  demand: 'the role of a pipe may write to its dead letter queue',
  fix: 'Allow sqs:SendMessage on the queue, or sns:Publish on the topic, in a policy of the role.',
  check: (resource, model) => {
    const role = model.follow(resource, 'role_arn', 'aws_iam_role');
    return deadLettersOf(resource, model).map((one) => {
      const action = actions[one.type] ?? one.type;
      return (
        forbids(role, action, model) && `role_arn must allow ${action} to ${one.address}, ${role?.address} does not`
      );
    });
  },
});
