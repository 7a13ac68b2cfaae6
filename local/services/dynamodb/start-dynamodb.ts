import { join, resolve } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import type { Deployed } from '../../deployed/deployed';
import type { RunOptions } from '../../options';
import type { Input } from '../service';
import { DynamoDb, type DynamoDbParts } from './dynamodb';
import { type Engine, engineAt, startEngine } from './engine';
import { type Table, tablesOf, writtenItems } from './tables';
import { faultIn } from './transaction';

/** What DynamoDB needs to know of a run. */
export interface DynamoDbOptions {
  readonly deployed: Deployed;
  readonly options: RunOptions;
  readonly changed: DynamoDbParts['changed'];
  readonly now: () => number;
  unsupported(address: string, why: string): void;
}

/** Starts DynamoDB with the tables of a document; the engine itself only when it is first asked, or keeps data. */
export async function startDynamoDb({
  deployed,
  options,
  changed,
  now,
  unsupported,
}: DynamoDbOptions): Promise<DynamoDb> {
  const tables = tablesOf(deployed);
  const engine = new LateEngine(async () => {
    const started = await engineFor(deployed, options);
    for (const table of tables) await create(started, table, unsupported);
    for (const { table, item, address } of writtenItems(deployed))
      await put(started, table, item, address, unsupported);
    return started;
  });
  if (tables.length > 0) engine.begin();
  const { partition, region, accountId } = deployed;
  const arnOf = (table: string): string => `arn:${partition}:dynamodb:${region}:${accountId}:table/${table}`;
  return new DynamoDb({ engine, tables, arnOf, changed, now });
}

/** Starts when it is first needed: a document without tables pays nothing. */
class LateEngine implements Engine {
  private started: Promise<Engine> | undefined;

  constructor(private readonly start: () => Promise<Engine>) {}

  begin(): void {
    this.started ??= this.start();
    this.started.catch(() => undefined);
  }

  async ask(...call: Parameters<Engine['ask']>): ReturnType<Engine['ask']> {
    this.begin();
    const engine = await this.started;
    if (engine === undefined) throw new Error('The DynamoDB engine did not start');
    return engine.ask(...call);
  }

  async close(): Promise<void> {
    await (await this.started?.catch(() => undefined))?.close();
  }
}

function engineFor({ stack }: Deployed, { dynamodb, data }: RunOptions): Promise<Engine> {
  if (dynamodb !== undefined) return Promise.resolve(engineAt(new URL(dynamodb)));
  return startEngine(data === undefined ? undefined : join(resolve(data), stack, 'dynamodb'));
}

async function create(engine: Engine, table: Table, unsupported: DynamoDbOptions['unsupported']): Promise<void> {
  const answer = await engine.ask('CreateTable', table.definition);
  if (answer.status === 200) return untilActive(engine, table.name);
  const { code, message } = faultIn(answer);
  if (code !== 'ResourceInUseException') unsupported(table.address, `the table cannot be created: ${message}`);
}

/** Waits for a table: one that is still being created takes no items. */
export async function untilActive(engine: Engine, table: string): Promise<void> {
  for (;;) {
    const { status, body } = await engine.ask('DescribeTable', { TableName: table });
    const { TableStatus } = (body.Table ?? {}) as Input;
    if (status !== 200 || TableStatus !== 'CREATING') return;
    await passed(5);
  }
}

async function put(
  engine: Engine,
  table: string,
  item: string,
  address: string,
  unsupported: DynamoDbOptions['unsupported'],
): Promise<void> {
  try {
    const { status, body } = await engine.ask('PutItem', { TableName: table, Item: JSON.parse(item) });
    if (status !== 200) unsupported(address, `the item cannot be written: ${String(body.message)}`);
  } catch {
    unsupported(address, 'the item is no JSON');
  }
}
