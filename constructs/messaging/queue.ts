import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { PolicyStatement } from '../lambda/policy-document';
import { NamedConstruct } from '../named-construct';
import { checkPattern, checkWholeNumber } from '../prop-check';

/** What {@link Queue} takes. */
export interface QueueProps {
  /** Name of the queue: 1 to 75 letters, digits, hyphens and underscores. That of its dead-letter queue ends with `-dead`. */
  readonly name: string;

  /**
   * How long a message is hidden from others while one works on it, in seconds, 0 to 43200; longer than the work takes.
   *
   * @default 30
   */
  readonly visibilityTimeoutSeconds?: number;

  /**
   * How often a message is handed out before it goes to the dead-letter queue, 1 to 1000.
   *
   * @default 5
   */
  readonly maxReceiveCount?: number;

  /**
   * What both queues are encrypted with; roles that use them need {@link Queue.keyStatements}, too.
   *
   * @default - a key of SQS, for nothing
   */
  readonly key?: EncryptionKey;
}

/** A queue without a reader keeps a message this long: 14 days, the longest AWS takes. */
const retention = 1_209_600;

/**
 * An SQS queue, encrypted, and the queue of messages nobody could work on, `<id>_dead`.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
export class Queue extends NamedConstruct {
  /** URL of the queue. */
  readonly queueUrl: string;

  /** ARN of the queue. */
  readonly arn: string;

  /** Name of the dead-letter queue, for its alarm. */
  readonly deadLetterName: string;

  /** What a role that sends or receives must be allowed besides: the queue's key, where it has one of its own. */
  readonly keyStatements: readonly PolicyStatement[];

  constructor(scope: Construct, id: string, props: QueueProps) {
    super(scope, id);
    const { name, visibilityTimeoutSeconds = 30, maxReceiveCount = 5 } = props;
    this.check(name, visibilityTimeoutSeconds, maxReceiveCount);

    const encryption = encryptedBy(props.key);
    const dead = new SqsQueue(this, 'dead', {
      name: `${name}-dead`,
      ...encryption,
      messageRetentionSeconds: retention,
    });
    const queue = new SqsQueue(this, 'Default', {
      name,
      ...encryption,
      messageRetentionSeconds: retention,
      visibilityTimeoutSeconds,
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount }),
    });

    this.queueUrl = queue.id;
    this.arn = queue.arn;
    this.deadLetterName = dead.name;
    this.keyStatements = props.key ? [props.key.through('sqs', id)] : [];
  }

  private check(name: string, visibilityTimeoutSeconds: number, maxReceiveCount: number): void {
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: /^[A-Za-z0-9_-]{1,75}$/,
      mustBe: '1 to 75 letters, digits, hyphens and underscores',
      fix: 'Shorten it, and replace other characters by hyphens.',
    });
    checkWholeNumber(this, {
      prop: 'visibilityTimeoutSeconds',
      value: visibilityTimeoutSeconds,
      least: 0,
      most: 43_200,
      unit: 'seconds',
      fix: 'Take six times what the reader needs for a message.',
    });
    checkWholeNumber(this, {
      prop: 'maxReceiveCount',
      value: maxReceiveCount,
      ...limits.queueReceives.value,
      unit: 'receives',
      fix: 'Take 5: fewer loses messages to a short outage.',
    });
  }
}

/** SQS asks KMS for a key once in five minutes, and not with every message. */
const encryptedBy = (key: EncryptionKey | undefined) =>
  key ? { kmsMasterKeyId: key.arn, kmsDataKeyReusePeriodSeconds: 300 } : { sqsManagedSseEnabled: true };
