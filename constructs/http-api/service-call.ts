import type { PolicyStatement } from '../lambda/policy-document';

/** One call of an AWS service: what API Gateway does, with what, and the one permission it needs for it. */
export interface ServiceCall {
  /** The call, in API Gateway's words: service and action. */
  readonly subtype: 'SQS-SendMessage' | 'EventBridge-PutEvents' | 'StepFunctions-StartExecution' | 'Kinesis-PutRecord';

  /** Its parameters: static text, or expressions as in {@link RequestMapping}; absent ones are left out. */
  readonly parameters: Readonly<Record<string, string | undefined>>;

  /** What the integration's role may do. */
  readonly permission: PolicyStatement;
}

/** What {@link sendMessage} takes. */
export interface SendMessageProps {
  /** The queue: its URL and its ARN. */
  readonly queue: { readonly queueUrl: string; readonly arn: string };

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
    },
    permission: { sid: 'SendMessages', actions: ['sqs:SendMessage'], resources: [queue.arn] },
  };
}

/** What {@link putEvents} takes. */
export interface PutEventsProps {
  /** ARN of the event bus. */
  readonly eventBusArn: string;

  /** What the event says, as JSON. `$request.body` is the whole body. */
  readonly detail: string;

  /** What kind of event it is. */
  readonly detailType: string;

  /** Who says it. */
  readonly source: string;

  /**
   * ARNs the event is about, as JSON.
   *
   * @default - none
   */
  readonly resources?: string;

  /**
   * When it happened.
   *
   * @default - when it arrives
   */
  readonly time?: string;
}

/** Puts an event on an EventBridge bus. */
export function putEvents({ eventBusArn, detail, detailType, source, resources, time }: PutEventsProps): ServiceCall {
  return {
    subtype: 'EventBridge-PutEvents',
    parameters: {
      EventBusName: eventBusArn,
      Detail: detail,
      DetailType: detailType,
      Source: source,
      Resources: resources,
      Time: time,
    },
    permission: { sid: 'PutEvents', actions: ['events:PutEvents'], resources: [eventBusArn] },
  };
}

/** What {@link startExecution} takes. */
export interface StartExecutionProps {
  /** ARN of the state machine. */
  readonly stateMachineArn: string;

  /**
   * What the execution begins with, as JSON.
   *
   * @default - nothing
   */
  readonly input?: string;

  /**
   * Name of the execution, which makes a repeated request harmless.
   *
   * @default - AWS makes one up
   */
  readonly name?: string;
}

/** Starts a Step Functions state machine, without waiting for its end. */
export function startExecution({ stateMachineArn, input, name }: StartExecutionProps): ServiceCall {
  return {
    subtype: 'StepFunctions-StartExecution',
    parameters: { StateMachineArn: stateMachineArn, Input: input, Name: name },
    permission: { sid: 'StartExecutions', actions: ['states:StartExecution'], resources: [stateMachineArn] },
  };
}

/** What {@link putRecord} takes. */
export interface PutRecordProps {
  /** The stream: its name and its ARN. */
  readonly stream: { readonly streamName: string; readonly arn: string };

  /** The record. `$request.body` is the whole body. */
  readonly data: string;

  /** What decides about the shard. */
  readonly partitionKey: string;

  /**
   * The shard's hash key, in place of the partition key's.
   *
   * @default - that of the partition key
   */
  readonly explicitHashKey?: string;
}

/** Puts a record into a Kinesis stream. */
export function putRecord({ stream, data, partitionKey, explicitHashKey }: PutRecordProps): ServiceCall {
  return {
    subtype: 'Kinesis-PutRecord',
    parameters: {
      StreamName: stream.streamName,
      Data: data,
      PartitionKey: partitionKey,
      ExplicitHashKey: explicitHashKey,
    },
    permission: { sid: 'PutRecords', actions: ['kinesis:PutRecord'], resources: [stream.arn] },
  };
}
