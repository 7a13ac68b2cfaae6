import type { Construct } from 'constructs';
import { Alarm } from '../../constructs/alarm/alarm';
import type { AlertTopic } from '../../constructs/alarm/alert-topic';
import { AwsServiceIntegration } from '../../constructs/http-api/aws-service-integration';
import type { HttpApi } from '../../constructs/http-api/http-api';
import { sendMessage } from '../../constructs/http-api/send-message';
import { Queue } from '../../constructs/messaging/queue';

/** What {@link eventsQueue} takes. */
export interface EventsQueueProps {
  /** How names in AWS begin. */
  readonly prefix: string;

  /** The API whose callers send events. */
  readonly api: HttpApi;

  /** Where the alarm goes. */
  readonly topic: AlertTopic;
}

/** The queue `events`, and the integration that puts bodies of requests into it without a function between. */
export function eventsQueue(
  scope: Construct,
  { prefix, api, topic }: EventsQueueProps,
): { queue: Queue; integration: AwsServiceIntegration } {
  const queue = new Queue(scope, 'events', { name: `${prefix}-events` });
  new Alarm(scope, 'events_dead', {
    name: `${prefix}-events-dead`,
    title: 'Events that nobody could work on',
    description: `Nobody could work on an event. Look first at a message in the queue ${prefix}-events-dead, then at the log of its reader; move it back when the reader is well.`,
    watches: {
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: queue.deadLetterName },
      statistic: 'Maximum',
    },
    threshold: 0,
    evaluationPeriods: 1,
    topic,
  });
  const integration = new AwsServiceIntegration(scope, 'events', {
    api,
    roleName: `${prefix}-events`,
    call: sendMessage({ queue, messageBody: '$request.body' }),
  });
  return { queue, integration };
}
