import { uuidFor } from '../ids';
import type { Attributes, Subject } from '../subject';

/** A queue's name; FIFO ones must end so. */
const queueName = (of: Subject): string => of.name();
const queueUrl = (of: Subject): string =>
  `https://sqs.${of.region}.${of.dnsSuffix}/${of.surroundings.accountId}/${queueName(of)}`;

const queue: Attributes = {
  id: queueUrl,
  url: queueUrl,
  name: queueName,
  arn: (of) => of.arn('sqs', queueName(of)),
};

const topicArn = (of: Subject): string => of.arn('sns', of.name());
const topic: Attributes = {
  id: topicArn,
  arn: topicArn,
  name: (of) => of.name(),
  owner: (of) => of.surroundings.accountId,
};

/** Rules of the default bus have no bus in their ARN. */
function ruleArn(of: Subject): string {
  const bus = of.text('event_bus_name').replace(/^.*event-bus\//, '');
  return of.arn('events', `rule/${bus === '' || bus === 'default' ? '' : `${bus}/`}${of.name()}`);
}

const machineArn = (of: Subject): string => of.arn('states', `stateMachine:${of.name()}`);

const group = (of: Subject): string => of.text('group_name') || 'default';
const schedule: Attributes = {
  id: (of) => `${group(of)}/${of.name()}`,
  name: (of) => of.name(),
  arn: (of) => of.arn('scheduler', `schedule/${group(of)}/${of.name()}`),
};

const subscription = (of: Subject): string => `${of.text('topic_arn')}:${uuidFor(of.seed)}`;

/** Queues, topics, buses, schedules and state machines. */
export const messagingAttributes: Readonly<Record<string, Attributes>> = {
  aws_sqs_queue: queue,
  aws_sqs_queue_policy: { id: (of) => of.text('queue_url') },
  aws_sns_topic: topic,
  aws_sns_topic_subscription: { id: subscription, arn: subscription },
  aws_cloudwatch_event_bus: {
    id: (of) => of.text('name'),
    arn: (of) => of.arn('events', `event-bus/${of.text('name')}`),
  },
  aws_cloudwatch_event_rule: { id: (of) => of.name(), name: (of) => of.name(), arn: ruleArn },
  aws_cloudwatch_event_target: { id: (of) => `${of.text('rule')}-${of.name('target_id')}` },
  aws_cloudwatch_event_archive: { arn: (of) => of.arn('events', `archive/${of.text('name')}`) },
  aws_scheduler_schedule: schedule,
  aws_scheduler_schedule_group: {
    id: (of) => of.name(),
    arn: (of) => of.arn('scheduler', `schedule-group/${of.name()}`),
  },
  aws_sfn_state_machine: { id: machineArn, arn: machineArn, name: (of) => of.name() },
};
