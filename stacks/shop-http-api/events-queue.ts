import type { Construct } from 'constructs';
import type { AlertTopic } from '../../constructs/alarm/alert-topic';
import { AwsServiceIntegration } from '../../constructs/http-api/aws-service-integration';
import type { HttpApi } from '../../constructs/http-api/http-api';
import { sendMessage } from '../../constructs/http-api/send-message';
import { Queue } from '../../constructs/messaging/queue';
import { deadLetterAlarm } from '../dead-letter-alarm';
import { ownKey } from '../environment-of';

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
  const queueName = `${prefix}-events`;
  const queue = new Queue(scope, 'events', { name: queueName, key: ownKey(scope, 'queues') });
  deadLetterAlarm(scope, 'events', {
    queue,
    queueName,
    title: 'Events that nobody could work on',
    happened: 'Nobody could work on an event.',
    topic,
  });
  const integration = new AwsServiceIntegration(scope, 'events', {
    api,
    roleName: queueName,
    call: sendMessage({ queue, messageBody: '$request.body' }),
  });
  return { queue, integration };
}
