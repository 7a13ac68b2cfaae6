import type { Lambda } from '../../lambda/lambda';
import type { Message, Queue } from '../sqs/queue';
import { systemAttributes } from '../sqs/sqs';
import { failedItems, type Mapping } from './mapping';

const mostAtOnce = 5;

/** Hands the messages of a queue to a function, batch by batch. */
export class QueueSource {
  private timer: NodeJS.Timeout | undefined;
  private running = 0;
  private closed = false;

  constructor(
    private readonly queue: Queue,
    private readonly mapping: Mapping,
    private readonly lambda: () => Lambda | undefined,
    private readonly region: string,
    private readonly note: (message: string) => void,
  ) {
    queue.onChange(() => this.wake(mapping.window * 1000));
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  /** Looks into the queue after some milliseconds, once. */
  private wake(after: number): void {
    if (this.closed || this.timer !== undefined) return;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        this.pump();
      },
      Math.min(after, 2 ** 31 - 1),
    );
  }

  private pump(): void {
    const most = this.queue.settings.fifo ? 1 : mostAtOnce;
    while (!this.closed && this.running < most && this.lambda() !== undefined) {
      const messages = this.queue.receive(this.mapping.batchSize);
      if (messages.length === 0) break;
      this.running++;
      this.handle(messages).finally(() => {
        this.running--;
        this.pump();
      });
    }
    const { wait } = this.queue;
    if (wait !== undefined && this.running < most) this.wake(Math.max(wait, 20));
  }

  /** Messages that a filter keeps back are gone; those that the function could not handle come back. */
  private async handle(messages: readonly Message[]): Promise<void> {
    const passing = messages.filter((message) => this.mapping.passes(filtered(this.record(message))));
    const failed = passing.length === 0 ? [] : await this.failedOf(passing);
    for (const { id, receipt = '' } of messages) if (!failed.includes(id)) this.queue.delete(receipt);
  }

  private async failedOf(messages: readonly Message[]): Promise<readonly string[]> {
    const { functionArn, partialFailures, address } = this.mapping;
    const payload = JSON.stringify({ Records: messages.map((message) => this.record(message)) });
    const result = await this.lambda()?.invoke({ functionArn, payload });
    const all = messages.map(({ id }) => id);
    if (result?.outcome === 'answered') return partialFailures ? failedItems(result.payload, all) : [];
    if (result !== undefined)
      this.note(`${address}: ${messages.length} messages come back, the function failed: ${reasonOf(result)}`);
    return all;
  }

  private record(message: Message): Readonly<Record<string, unknown>> {
    return {
      messageId: message.id,
      receiptHandle: message.receipt,
      body: message.body,
      attributes: systemAttributes(message),
      messageAttributes: Object.fromEntries(
        Object.entries(message.attributes).map(([name, value]) => [name, lowerFirst(value as Record<string, unknown>)]),
      ),
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: this.queue.settings.arn,
      awsRegion: this.region,
    };
  }
}

const reasonOf = (result: { readonly payload?: string; readonly message?: string }): string =>
  result.payload ?? result.message ?? '';

const lowerFirst = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([name, one]) => [name.charAt(0).toLowerCase() + name.slice(1), one]));

/** Filters see a body that is JSON as such. */
function filtered(record: Readonly<Record<string, unknown>>): unknown {
  try {
    return { ...record, body: JSON.parse(String(record.body)) as unknown };
  } catch {
    return record;
  }
}
