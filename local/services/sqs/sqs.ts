import { createHash } from 'node:crypto';
import { type Call, type Input, type Need, type Service, ServiceFault, unknownOperation } from '../service';
import type { Message, Queue } from './queue';
import type { Queues } from './queues';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Operations whose permission has another name. */
const permissions: Readonly<Record<string, string>> = {
  SendMessageBatch: 'SendMessage',
  DeleteMessageBatch: 'DeleteMessage',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
};

const accountOf = (input: Input): string =>
  String(input.QueueUrl ?? '')
    .split('/')
    .at(-2) ?? '';

/** SQS in memory. */
export class Sqs implements Service {
  private readonly waiting = new Set<() => void>();
  private readonly operations: Readonly<Record<string, (input: Input) => unknown>> = {
    SendMessage: (input) => this.send(input, this.queue(input)),
    SendMessageBatch: (input) => this.batch(input, (entry, queue) => this.send(entry, queue)),
    ReceiveMessage: (input) => this.receive(input),
    DeleteMessage: (input) => this.delete(input, this.queue(input)),
    DeleteMessageBatch: (input) => this.batch(input, (entry, queue) => this.delete(entry, queue)),
    ChangeMessageVisibility: (input) => this.hide(input, this.queue(input)),
    ChangeMessageVisibilityBatch: (input) => this.batch(input, (entry, queue) => this.hide(entry, queue)),
    GetQueueUrl: (input) => ({ QueueUrl: this.queue(input).settings.url }),
    GetQueueAttributes: (input) => this.attributes(input),
    ListQueues: () => ({ QueueUrls: this.queues.all.map(({ settings }) => settings.url) }),
    PurgeQueue: (input) => this.queue(input).purge(),
  };

  constructor(
    private readonly queues: Queues,
    /** ARN of a queue that the document does not create. */
    private readonly arnOf: (name: string) => string,
  ) {}

  needs({ operation, input }: Call): readonly Need[] {
    if (operation === 'ListQueues') return [{ action: 'sqs:ListQueues', resource: '*' }];
    const name = nameIn(input);
    const resource = this.queues.at(name)?.settings.arn ?? this.arnOf(name);
    return [{ action: `sqs:${permissions[operation] ?? operation}`, resource }];
  }

  async answer({ operation, input }: Call): Promise<unknown> {
    const run = Object.hasOwn(this.operations, operation) ? this.operations[operation] : undefined;
    if (run === undefined) throw unknownOperation(`sqs:${operation}`);
    return (await run(input)) ?? {};
  }

  async close(): Promise<void> {
    for (const end of this.waiting) end();
  }

  private queue(input: Input): Queue {
    const queue = this.queues.at(nameIn(input));
    if (queue !== undefined) return queue;
    throw new ServiceFault('QueueDoesNotExist', 'The specified queue does not exist.', 400, {
      account: accountOf(input),
    });
  }

  private send(input: Input, queue: Queue): Input {
    const { MessageBody = '', MessageGroupId, MessageDeduplicationId, DelaySeconds } = input;
    const attributes = attributesIn(input);
    const message = queue.send({
      body: String(MessageBody),
      attributes,
      groupId: MessageGroupId as string | undefined,
      deduplicationId: MessageDeduplicationId as string | undefined,
      delay: DelaySeconds === undefined ? undefined : Number(DelaySeconds),
    });
    return {
      MessageId: message.id,
      MD5OfMessageBody: md5(message.body),
      ...(Object.keys(attributes).length > 0 && { MD5OfMessageAttributes: md5OfAttributes(attributes) }),
      ...(queue.settings.fifo && { SequenceNumber: String(message.sequence).padStart(20, '0') }),
    };
  }

  /** A batch: each entry for itself. */
  private batch(input: Input, run: (entry: Input, queue: Queue) => unknown): Input {
    const queue = this.queue(input);
    const [Successful, Failed]: [Input[], Input[]] = [[], []];
    for (const entry of entriesIn(input)) {
      try {
        Successful.push({ Id: entry.Id, ...((run(entry, queue) as Input | undefined) ?? {}) });
      } catch (problem) {
        if (!(problem instanceof ServiceFault)) throw problem;
        Failed.push({ Id: entry.Id, SenderFault: true, Code: problem.code, Message: problem.message });
      }
    }
    return { Successful, ...(Failed.length > 0 && { Failed }) };
  }

  private async receive(input: Input): Promise<Input> {
    const queue = this.queue(input);
    const most = Number(input.MaxNumberOfMessages ?? 1);
    const visibility = input.VisibilityTimeout === undefined ? undefined : Number(input.VisibilityTimeout);
    let found = queue.receive(most, visibility);
    const end = performance.now() + Number(input.WaitTimeSeconds ?? queue.settings.longestWait) * 1000;
    while (found.length === 0 && performance.now() < end) {
      await this.change(queue, end - performance.now());
      found = queue.receive(most, visibility);
    }
    return found.length === 0 ? {} : { Messages: found.map(receivedMessage) };
  }

  /** Waits until something may be visible in a queue, no longer than some milliseconds. */
  private change(queue: Queue, longest: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, Math.max(1, Math.min(longest, queue.wait ?? longest)));
      this.waiting.add(end);
      queue.onceChanged(end);
    });
  }

  private delete({ ReceiptHandle }: Input, queue: Queue): void {
    queue.delete(String(ReceiptHandle));
  }

  private hide({ ReceiptHandle, VisibilityTimeout }: Input, queue: Queue): void {
    queue.changeVisibility(String(ReceiptHandle), Number(VisibilityTimeout));
  }

  private attributes(input: Input): Input {
    const { settings, counts } = this.queue(input);
    const Attributes: Record<string, string> = {
      QueueArn: settings.arn,
      ApproximateNumberOfMessages: String(counts.visible),
      ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
      ApproximateNumberOfMessagesDelayed: String(counts.delayed),
      VisibilityTimeout: String(settings.visibilityTimeout),
      DelaySeconds: String(settings.delay),
      MessageRetentionPeriod: String(settings.retention),
      MaximumMessageSize: String(settings.largestMessage),
      ReceiveMessageWaitTimeSeconds: String(settings.longestWait),
      ...(settings.fifo && { FifoQueue: 'true' }),
    };
    const requested = [input.AttributeNames ?? input.AttributeName ?? ['All']].flat() as string[];
    if (requested.includes('All')) return { Attributes };
    return { Attributes: Object.fromEntries(Object.entries(Attributes).filter(([name]) => requested.includes(name))) };
  }
}

const nameIn = ({ QueueUrl, QueueName }: Input): string =>
  String(QueueName ?? QueueUrl ?? '')
    .split('/')
    .at(-1) ?? '';

/** Entries of a batch: `Entries` in JSON, a list of another name in the query protocol. */
function entriesIn(input: Input): Input[] {
  const list = input.Entries ?? Object.entries(input).find(([name]) => name.endsWith('RequestEntry'))?.[1] ?? [];
  return Array.isArray(list) ? (list as Input[]) : [];
}

/** Attributes of a message: a map in JSON, a list of names and values in the query protocol. */
function attributesIn({ MessageAttributes, MessageAttribute }: Input): Input {
  if (Array.isArray(MessageAttribute))
    return Object.fromEntries(MessageAttribute.map((one: Input) => [String(one.Name), one.Value]));
  return (MessageAttributes as Input | undefined) ?? {};
}

/** A message as `ReceiveMessage` gives it. */
export function receivedMessage(message: Message): Input {
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    Body: message.body,
    MD5OfBody: md5(message.body),
    Attributes: systemAttributes(message),
    ...(Object.keys(message.attributes).length > 0 && {
      MessageAttributes: message.attributes,
      MD5OfMessageAttributes: md5OfAttributes(message.attributes),
    }),
  };
}

/** What SQS itself says of a message. */
export const systemAttributes = (message: Message): Record<string, string> => ({
  ApproximateReceiveCount: String(message.receiveCount),
  SentTimestamp: String(message.sentAt),
  SenderId: 'AIDALOCALUSER0000000',
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
  ...(message.groupId !== undefined && {
    MessageGroupId: message.groupId,
    SequenceNumber: String(message.sequence).padStart(20, '0'),
  }),
  ...(message.deduplicationId !== undefined && { MessageDeduplicationId: message.deduplicationId }),
});

/**
 * The digest that SDKs check.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
function md5OfAttributes(attributes: Input): string {
  const hash = createHash('md5');
  const sized = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  for (const name of Object.keys(attributes).sort()) {
    const { DataType = '', StringValue, BinaryValue } = attributes[name] as Input;
    hash.update(sized(Buffer.from(name))).update(sized(Buffer.from(String(DataType))));
    if (BinaryValue === undefined) hash.update(Buffer.of(1)).update(sized(Buffer.from(String(StringValue))));
    else hash.update(Buffer.of(2)).update(sized(Buffer.from(String(BinaryValue), 'base64')));
  }
  return hash.digest('hex');
}
