import type { PolicyStatement } from '../lambda/policy-document';
import type { ServiceCall } from './service-call';

/** A queue that messages are sent to. */
export interface CalledQueue {
  /** URL of the queue. */
  readonly queueUrl: string;

  /** ARN of the queue. */
  readonly arn: string;

  /**
   * What a role that sends must be allowed besides.
   *
   * @default - nothing
   */
  readonly keyStatements?: readonly PolicyStatement[];
}

/** What {@link sendMessage} takes. */
export interface SendMessageProps {
  /** The queue. */
  readonly queue: CalledQueue;

  /** The message, at most 256 KB. `$request.body` is the whole body. */
  readonly messageBody: string;

  /**
   * Attributes of the message, as JSON.
   *
   * @default - none
   */
  readonly messageAttributes?: string;

  /**
   * Seconds the message stays hidden at first, 0 to 900.
   *
   * @default - the queue's own delay
   */
  readonly delaySeconds?: string;

  /**
   * What orders messages of a FIFO queue; required there.
   *
   * @default - none
   */
  readonly messageGroupId?: string;

  /**
   * What tells messages of a FIFO queue apart.
   *
   * @default - none
   */
  readonly messageDeduplicationId?: string;

  /**
   * Attributes for AWS itself, as JSON: `AWSTraceHeader` is the only one.
   *
   * @default - none
   */
  readonly messageSystemAttributes?: string;
}

/** Puts a message into an SQS queue. */
export function sendMessage({ queue, ...message }: SendMessageProps): ServiceCall {
  return {
    subtype: 'SQS-SendMessage',
    parameters: {
      QueueUrl: queue.queueUrl,
      MessageBody: message.messageBody,
      MessageAttributes: message.messageAttributes,
      DelaySeconds: message.delaySeconds,
      MessageGroupId: message.messageGroupId,
      MessageDeduplicationId: message.messageDeduplicationId,
      MessageSystemAttributes: message.messageSystemAttributes,
    },
    permission: { sid: 'SendMessages', actions: ['sqs:SendMessage'], resources: [queue.arn] },
    keyStatements: queue.keyStatements,
  };
}
