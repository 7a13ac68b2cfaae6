import { createHash, randomUUID } from 'node:crypto';
import { type Input, ServiceFault } from '../service';

/** How a queue is configured. Times are in seconds. */
export interface QueueSettings {
  readonly address: string;
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  readonly fifo: boolean;
  readonly contentBasedDeduplication: boolean;
  readonly delay: number;
  readonly visibilityTimeout: number;
  readonly retention: number;
  readonly longestWait: number;
  /** Bytes. */
  readonly largestMessage: number;
  /** Where messages go that were received too often. */
  readonly redrive: { readonly targetArn: string; readonly maxReceiveCount: number } | undefined;
}

/** What is sent to a queue. */
export interface Sending {
  readonly body: string;
  readonly attributes?: Input | undefined;
  /** Seconds. */
  readonly delay?: number | undefined;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
}

/** A message in a queue. Times are in milliseconds. */
export interface Message {
  readonly id: string;
  readonly body: string;
  readonly attributes: Input;
  readonly sentAt: number;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  readonly sequence: number;
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt: number | undefined;
  receipt: string | undefined;
}

const mostMessages = 100_000;
const deduplication = 5 * 60_000;

/** A queue in memory. */
export class Queue {
  private messages: Message[] = [];
  private readonly seen = new Map<string, { readonly message: Message; readonly until: number }>();
  private readonly listeners = new Set<() => void>();
  private sequence = 0;

  constructor(
    readonly settings: QueueSettings,
    private readonly now: () => number,
    /** Takes a message that was received too often. */
    private readonly toDeadLetters: (targetArn: string, message: Message) => boolean,
  ) {}

  /** Calls back whenever something may have become visible. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Calls back once, the next time that something may have become visible. */
  onceChanged(listener: () => void): void {
    const once = (): void => {
      this.listeners.delete(once);
      listener();
    };
    this.listeners.add(once);
  }

  send(sending: Sending): Message {
    this.check(sending);
    const deduplicationId = this.deduplicationIdOf(sending);
    const twin = deduplicationId === undefined ? undefined : this.seen.get(deduplicationId);
    if (twin !== undefined && twin.until > this.now()) return twin.message;
    const message = this.made(sending, deduplicationId);
    if (deduplicationId !== undefined) this.remember(deduplicationId, message);
    this.put(message);
    return message;
  }

  /** Takes a message as it stands: from another queue. */
  put(message: Message): void {
    this.dropOld();
    if (this.messages.length >= mostMessages)
      throw new ServiceFault('OverLimit', `A queue of the local run holds at most ${mostMessages} messages`, 403);
    this.messages.push(message);
    this.changed();
  }

  /** Messages that are visible, which then are not for a while. */
  receive(most: number, visibility = this.settings.visibilityTimeout): Message[] {
    this.dropOld();
    this.redrive();
    const taken: Message[] = [];
    for (const message of this.messages) {
      if (taken.length >= most) break;
      if (message.visibleAt <= this.now() && !this.isBehind(message, taken)) taken.push(this.taken(message));
    }
    for (const message of taken) message.visibleAt = this.now() + visibility * 1000;
    return taken;
  }

  delete(receipt: string): void {
    this.messages = this.messages.filter((message) => message.receipt !== receipt);
    this.changed();
  }

  /** Makes a received message visible after some seconds. */
  changeVisibility(receipt: string, seconds: number): void {
    const message = this.messages.find((one) => one.receipt === receipt);
    if (message === undefined) throw new ServiceFault('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
    message.visibleAt = this.now() + seconds * 1000;
    this.changed();
  }

  /** The first messages, as people look at them. */
  first(most: number): readonly Message[] {
    return this.messages.slice(0, most);
  }

  purge(): void {
    this.messages = [];
  }

  /** Milliseconds until a message becomes visible; undefined when none will. */
  get wait(): number | undefined {
    const times = this.messages.map(({ visibleAt }) => visibleAt);
    return times.length === 0 ? undefined : Math.max(0, Math.min(...times) - this.now());
  }

  get counts(): { readonly visible: number; readonly inFlight: number; readonly delayed: number } {
    const hidden = this.messages.filter(({ visibleAt }) => visibleAt > this.now());
    const inFlight = hidden.filter(({ receiveCount }) => receiveCount > 0).length;
    return { visible: this.messages.length - hidden.length, inFlight, delayed: hidden.length - inFlight };
  }

  private check({ body, groupId }: Sending): void {
    const { largestMessage, fifo } = this.settings;
    if (Buffer.byteLength(body) > largestMessage)
      throw new ServiceFault(
        'InvalidParameterValue',
        `One or more parameters are invalid. Reason: Message must be shorter than ${largestMessage} bytes.`,
      );
    if (body === '') throw new ServiceFault('MissingParameter', 'The request must contain the parameter MessageBody.');
    if (fifo && groupId === undefined)
      throw new ServiceFault('MissingParameter', 'The request must contain the parameter MessageGroupId.');
  }

  private deduplicationIdOf({ body, deduplicationId }: Sending): string | undefined {
    const { fifo, contentBasedDeduplication } = this.settings;
    if (!fifo || deduplicationId !== undefined) return deduplicationId;
    if (contentBasedDeduplication) return createHash('sha256').update(body).digest('hex');
    throw new ServiceFault(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }

  private made({ body, attributes = {}, delay, groupId }: Sending, deduplicationId: string | undefined): Message {
    return {
      id: randomUUID(),
      body,
      attributes,
      sentAt: this.now(),
      groupId,
      deduplicationId,
      sequence: ++this.sequence,
      visibleAt: this.now() + (delay ?? this.settings.delay) * 1000,
      receiveCount: 0,
      firstReceivedAt: undefined,
      receipt: undefined,
    };
  }

  private remember(id: string, message: Message): void {
    for (const [known, { until }] of this.seen) if (until <= this.now()) this.seen.delete(known);
    this.seen.set(id, { message, until: this.now() + deduplication });
  }

  private taken(message: Message): Message {
    message.receiveCount++;
    message.firstReceivedAt ??= this.now();
    message.receipt = randomUUID();
    return message;
  }

  /** In a FIFO queue, a message waits while an earlier one of its group is being handled. */
  private isBehind(message: Message, taken: readonly Message[]): boolean {
    if (!this.settings.fifo) return false;
    const earlier = this.messages.find(({ groupId }) => groupId === message.groupId);
    return earlier !== undefined && earlier !== message && earlier.visibleAt > this.now() && !taken.includes(earlier);
  }

  private redrive(): void {
    const { redrive } = this.settings;
    if (redrive === undefined) return;
    const often = this.messages.filter(
      (message) => message.receiveCount >= redrive.maxReceiveCount && message.visibleAt <= this.now(),
    );
    const moved = often.filter((message) => this.toDeadLetters(redrive.targetArn, message));
    if (moved.length > 0) this.messages = this.messages.filter((message) => !moved.includes(message));
  }

  private dropOld(): void {
    const oldest = this.now() - this.settings.retention * 1000;
    if ((this.messages[0]?.sentAt ?? oldest) < oldest)
      this.messages = this.messages.filter(({ sentAt }) => sentAt >= oldest);
  }

  private changed(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
