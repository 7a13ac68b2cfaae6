import { numberOf, textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import type { Deployed } from '../../deployed/deployed';
import { Queue, type QueueSettings } from './queue';

/** The queues of a document, by URL and by ARN. */
export class Queues {
  readonly all: readonly Queue[];
  private readonly byName: ReadonlyMap<string, Queue>;

  constructor(deployed: Deployed, now: () => number) {
    const settings = settingsOf(deployed);
    this.all = settings.map(
      (one) =>
        new Queue(one, now, (arn, message) => {
          const target = this.at(arn);
          target?.put({
            ...message,
            visibleAt: now(),
            receiveCount: 0,
            receipt: undefined,
            firstReceivedAt: undefined,
          });
          return target !== undefined;
        }),
    );
    this.byName = new Map(this.all.map((queue) => [queue.settings.name, queue]));
  }

  /** The queue of a URL, an ARN or a name. */
  at(name: string): Queue | undefined {
    return this.byName.get(name.split(/[/:]/).at(-1) ?? '');
  }
}

function settingsOf({ model }: Deployed): QueueSettings[] {
  const policies = model.ofType('aws_sqs_queue_redrive_policy');
  return model.ofType('aws_sqs_queue').map((queue) => {
    const separate = policies.find((one) => textOf(one.get('queue_url')) === textOf(queue.attribute('url')));
    return settingsOfQueue(queue, textOf((separate ?? queue).get('redrive_policy')));
  });
}

function settingsOfQueue(queue: Resource, redrive: string | undefined): QueueSettings {
  const number = (name: string, otherwise: number): number => numberOf(queue.get(name)) ?? otherwise;
  const is = (name: string): boolean => String(queue.get(name)) === 'true';
  const text = (name: string): string => textOf(queue.attribute(name)) ?? '';
  return {
    address: queue.address,
    name: text('name'),
    url: text('url'),
    arn: text('arn'),
    fifo: is('fifo_queue'),
    contentBasedDeduplication: is('content_based_deduplication'),
    delay: number('delay_seconds', 0),
    visibilityTimeout: number('visibility_timeout_seconds', 30),
    retention: number('message_retention_seconds', 345_600),
    longestWait: number('receive_wait_time_seconds', 0),
    largestMessage: number('max_message_size', 262_144),
    redrive: redriveIn(redrive),
  };
}

function redriveIn(json: string | undefined): QueueSettings['redrive'] {
  try {
    const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(json ?? '{}') as Record<string, unknown>;
    if (typeof deadLetterTargetArn !== 'string') return undefined;
    return { targetArn: deadLetterTargetArn, maxReceiveCount: Number(maxReceiveCount) };
  } catch {
    return undefined;
  }
}
