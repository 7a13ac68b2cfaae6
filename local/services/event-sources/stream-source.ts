import { randomUUID } from 'node:crypto';
import type { Lambda } from '../../lambda/lambda';
import type { Deliveries } from '../deliver';
import type { ItemChange } from '../dynamodb/dynamodb';
import type { Table } from '../dynamodb/tables';
import { failedItems, type Mapping } from './mapping';

const mostWaiting = 10_000;

/** Hands the changes of a table to a function, in order, batch by batch. */
export class StreamSource {
  private readonly waiting: Readonly<Record<string, unknown>>[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running = false;
  private closed = false;
  private sequence = 0;

  constructor(
    readonly table: Table,
    private readonly mapping: Mapping,
    private readonly lambda: () => Lambda | undefined,
    private readonly deliveries: Deliveries,
    private readonly surroundings: { readonly region: string; readonly now: () => number; note(message: string): void },
  ) {}

  take(changes: readonly ItemChange[]): void {
    for (const change of changes) {
      const record = this.record(change);
      if (this.mapping.passes(record)) this.waiting.push(record);
    }
    this.waiting.splice(0, this.waiting.length - mostWaiting);
    if (this.closed || this.running || this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.run();
    }, this.mapping.window * 1000);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    this.running = true;
    while (!this.closed && this.waiting.length > 0) await this.batch(this.waiting.splice(0, this.mapping.batchSize));
    this.running = false;
  }

  /** A batch is tried again from its first failed record on; what fails for good goes to its destination. */
  private async batch(records: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    const { functionArn, partialFailures, retries, onFailure, address } = this.mapping;
    let left = records;
    for (let attempt = 0; attempt <= retries && left.length > 0 && !this.closed; attempt++) {
      const result = await this.lambda()?.invoke({ functionArn, payload: JSON.stringify({ Records: left }) });
      const ids = left.map(sequenceOf);
      const failed = result?.outcome === 'answered' ? (partialFailures ? failedItems(result.payload, ids) : []) : ids;
      const first = ids.findIndex((id) => failed.includes(id));
      left = first < 0 ? [] : left.slice(first);
    }
    if (left.length === 0 || this.closed) return;
    this.surroundings.note(`${address}: ${left.length} records failed ${retries + 1} times`);
    const caller = { principal: 'lambda.amazonaws.com', sourceArn: functionArn };
    const payload = JSON.stringify({
      requestContext: { condition: 'RetryAttemptsExhausted', functionArn },
      records: left.length,
    });
    if (onFailure !== undefined) await this.deliveries.deliver({ to: onFailure, payload, caller });
  }

  private record({ key, before, after }: ItemChange): Readonly<Record<string, unknown>> {
    const view = this.table.streamView;
    return {
      eventID: randomUUID().replaceAll('-', ''),
      eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: this.surroundings.region,
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(this.surroundings.now() / 1000),
        Keys: key,
        ...(after !== undefined && /NEW/.test(view) && { NewImage: after }),
        ...(before !== undefined && /OLD/.test(view) && { OldImage: before }),
        SequenceNumber: String(++this.sequence).padStart(21, '0'),
        SizeBytes: Buffer.byteLength(JSON.stringify([key, before, after])),
        StreamViewType: view,
      },
      eventSourceARN: this.table.streamArn,
    };
  }
}

const sequenceOf = ({ dynamodb }: Readonly<Record<string, unknown>>): string =>
  String((dynamodb as { SequenceNumber?: unknown }).SequenceNumber);
