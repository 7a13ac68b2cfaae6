import { setTimeout as passed } from 'node:timers/promises';
import { type Call, type Input, type Need, type Service, ServiceFault, unknownOperation } from '../service';
import { Turns } from '../turns';
import type { Engine, EngineAnswer } from './engine';
import { dynamodbNeeds, nameIn, type TableNames } from './needs';
import type { Table } from './tables';
import { type Change, faultIn, isConditionFailed, type Place, transactGet, transactWrite } from './transaction';
import { TransactionTokens } from './transaction-tokens';

/** A change of an item, for streams. */
export interface ItemChange extends Change {
  readonly after: Input | undefined;
}

/** What DynamoDB is made of. */
export interface DynamoDbParts {
  readonly engine: Engine;
  readonly tables: readonly Table[];
  readonly arnOf: (table: string) => string;
  readonly now: () => number;
  /** Is told what changed in tables with a stream. */
  readonly changed: (table: Table, changes: readonly ItemChange[]) => void;
}

/** Milliseconds that calls under way may still take when a run ends. */
const longestEnd = 500;

const handedOn = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DeleteTable',
  'DescribeTable',
  'GetItem',
  'ListTables',
  'ListTagsOfResource',
  'PutItem',
  'Query',
  'Scan',
  'TagResource',
  'UntagResource',
  'UpdateItem',
  'UpdateTable',
]);
const singleWrites = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

/** DynamoDB: an engine, and what it lacks. */
export class DynamoDb implements Service, TableNames {
  private readonly turns = new Turns();
  private readonly ttl = new Map<string, string>();
  private readonly byName: ReadonlyMap<string, Table>;
  private readonly tokens: TransactionTokens;

  constructor(private readonly parts: DynamoDbParts) {
    this.tokens = new TransactionTokens(parts.now);
    this.byName = new Map(parts.tables.map((table) => [table.name, table]));
    for (const { name, ttl } of parts.tables) if (ttl !== undefined) this.ttl.set(name, ttl);
  }

  arnOf(table: string): string {
    return this.byName.get(table)?.arn ?? this.parts.arnOf(table);
  }

  tableNamed(table: string): Table | undefined {
    return this.byName.get(table);
  }

  needs(call: Call): readonly Need[] {
    return dynamodbNeeds(call, this);
  }

  async answer({ operation, input }: Call): Promise<Input> {
    if (operation === 'TransactWriteItems') return this.turns.exclusive(() => this.transact(input));
    if (operation === 'TransactGetItems')
      return this.turns.exclusive(() => transactGet(this.ask, (input.TransactItems ?? []) as Input[]));
    if (operation === 'DescribeTimeToLive') return this.describeTimeToLive(input);
    if (operation === 'UpdateTimeToLive') return this.updateTimeToLive(input);
    if (!handedOn.has(operation)) throw unknownOperation(`dynamodb:${operation}`);
    const alone = this.streams(operation, input) || input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
    return alone
      ? this.turns.exclusive(() => this.observed(operation, input))
      : this.turns.together(() => this.known(operation, input));
  }

  /** Lets calls end that are under way; an engine elsewhere may never answer them. */
  async close(): Promise<void> {
    const quiet = this.turns.exclusive(async () => undefined);
    await Promise.race([quiet, passed(longestEnd, undefined, { ref: false })]);
    await this.parts.engine.close();
  }

  /** Deletes the items whose time has passed; AWS does so within a few days. */
  async expire(now: number): Promise<void> {
    for (const [table, attribute] of this.ttl) await this.expireIn(table, attribute, Math.floor(now / 1000));
  }

  private readonly ask = (operation: string, input: Input): Promise<EngineAnswer> =>
    this.parts.engine.ask(operation, named(input));

  private async known(operation: string, input: Input): Promise<Input> {
    const answer = await this.ask(operation, input);
    if (answer.status !== 200) throw faultIn(answer);
    return answer.body;
  }

  private async expireIn(TableName: string, attribute: string, second: number): Promise<void> {
    const ended = { '#t': attribute };
    const condition = '#t < :now';
    const values = { ':now': { N: String(second) } };
    const scan = {
      TableName,
      FilterExpression: condition,
      ExpressionAttributeNames: ended,
      ExpressionAttributeValues: values,
    };
    const { body } = await this.turns.together(() => this.ask('Scan', scan));
    for (const item of (body.Items ?? []) as Input[]) {
      const { FilterExpression, ...rest } = scan;
      const input = { ...rest, Key: await this.keyOf(TableName, item), ConditionExpression: FilterExpression };
      await this.answer({ operation: 'DeleteItem', input, region: '' }).catch(() => undefined);
    }
  }

  private async keyOf(table: string, item: Input): Promise<Input> {
    const keys = this.byName.get(nameIn(table))?.keys ?? (await this.keysDescribed(table));
    return Object.fromEntries(keys.map((name) => [name, item[name]]));
  }

  /** Key attributes of a table that no document creates: somebody made it while the run was on, or elsewhere. */
  private async keysDescribed(TableName: string): Promise<string[]> {
    const { body } = await this.ask('DescribeTable', { TableName });
    return (body.Table?.KeySchema ?? []).map(({ AttributeName }: Input) => String(AttributeName));
  }

  private async transact(input: Input): Promise<Input> {
    if (this.tokens.isDone(input)) return {};
    const changes = await transactWrite(this.ask, this.placeOf, (input.TransactItems ?? []) as Input[]);
    this.tokens.remember(input);
    await this.tell(changes);
    return {};
  }

  /** Whether an operation writes to a table with a stream. */
  private streams(operation: string, input: Input): boolean {
    if (operation === 'BatchWriteItem')
      return Object.keys(input.RequestItems ?? {}).some((name) => this.streamOf(name));
    return singleWrites.has(operation) && this.streamOf(String(input.TableName)) !== undefined;
  }

  private streamOf(table: string): string | undefined {
    return this.byName.get(nameIn(table))?.streamArn;
  }

  /** Writes, and looks at the items before and after. */
  private async observed(operation: string, input: Input): Promise<Input> {
    const writes = operation === 'BatchWriteItem' ? batchWrites(input) : [input];
    const before: Change[] = [];
    for (const { table, key } of await Promise.all(writes.map(this.placeOf)))
      before.push({ table, key, before: await this.itemAt(table, key) });
    const { ReturnValuesOnConditionCheckFailure: returned, ...rest } = input;
    const answer = await this.ask(operation, rest);
    if (isConditionFailed(answer) && returned === 'ALL_OLD')
      throw new ServiceFault('ConditionalCheckFailedException', 'The conditional request failed', 400, {
        ...(before[0]?.before && { Item: before[0].before }),
      });
    if (answer.status !== 200) throw faultIn(answer);
    await this.tell(before);
    return answer.body;
  }

  private readonly placeOf = async (input: Input): Promise<Place> => {
    const table = String(input.TableName);
    return { table, key: input.Key ?? (await this.keyOf(table, input.Item ?? {})) };
  };

  private async itemAt(TableName: string, Key: Input): Promise<Input | undefined> {
    const { body } = await this.ask('GetItem', { TableName, Key, ConsistentRead: true });
    return body.Item as Input | undefined;
  }

  /** Tells what changed in tables with a stream. */
  private async tell(changes: readonly Change[]): Promise<void> {
    for (const change of changes) {
      const table = this.byName.get(nameIn(change.table));
      if (table?.streamArn === undefined) continue;
      const after = await this.itemAt(change.table, change.key);
      if (JSON.stringify(after) !== JSON.stringify(change.before)) this.parts.changed(table, [{ ...change, after }]);
    }
  }

  private describeTimeToLive({ TableName }: Input): Input {
    const AttributeName = this.ttl.get(nameIn(TableName));
    const description =
      AttributeName === undefined ? { TimeToLiveStatus: 'DISABLED' } : { TimeToLiveStatus: 'ENABLED', AttributeName };
    return { TimeToLiveDescription: description };
  }

  private updateTimeToLive({ TableName, TimeToLiveSpecification = {} }: Input): Input {
    const { Enabled, AttributeName } = TimeToLiveSpecification as Input;
    if (Enabled === true) this.ttl.set(nameIn(TableName), String(AttributeName));
    else this.ttl.delete(nameIn(TableName));
    return { TimeToLiveSpecification };
  }
}

/** The writes of a batch, each as a call of its own would ask for it. */
const batchWrites = ({ RequestItems = {} }: Input): Input[] =>
  Object.entries(RequestItems as Input).flatMap(([TableName, ones]) =>
    (ones as Input[]).map((one) => ({ TableName, ...(one.DeleteRequest ?? one.PutRequest) })),
  );

/** The engine knows tables by name alone. */
function named(input: Input): Input {
  return typeof input.TableName === 'string' && input.TableName.startsWith('arn:')
    ? { ...input, TableName: nameIn(input.TableName) }
    : input;
}
