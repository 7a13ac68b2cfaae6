import type { Construct } from 'constructs';
import { Alarm } from '../constructs/alarm/alarm';
import type { AlertTopic } from '../constructs/alarm/alert-topic';
import type { Queue } from '../constructs/messaging/queue';

/** What {@link deadLetterAlarm} takes. */
export interface DeadLetterAlarmProps {
  /** The queue. */
  readonly queue: Queue;

  /** Its name in AWS. */
  readonly queueName: string;

  /** What the alarm is called on a dashboard. */
  readonly title: string;

  /** What has happened, in a sentence. */
  readonly happened: string;

  /** Where the alarm goes. */
  readonly topic: AlertTopic;
}

/** An alarm for the messages of a queue that nobody could work on, `<id>_dead`. */
export function deadLetterAlarm(
  scope: Construct,
  id: string,
  { queue, queueName, title, happened, topic }: DeadLetterAlarmProps,
): void {
  new Alarm(scope, `${id}_dead`, {
    name: `${queueName}-dead`,
    title,
    description: `${happened} Look first at a message in the queue ${queueName}-dead, then at the log of its reader; move it back when the reader is well.`,
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
}
