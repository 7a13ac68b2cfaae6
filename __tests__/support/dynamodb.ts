import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { DynamoDb } from '../../local/services/dynamodb/dynamodb';
import { startEngine } from '../../local/services/dynamodb/engine';
import { untilActive } from '../../local/services/dynamodb/start-dynamodb';
import { jsonFault } from '../../local/services/protocol';
import { type Input, jsonAnswer, ServiceFault } from '../../local/services/service';
import type { ServiceAnswer } from '../../local/services/services';

/** An answer that the engine gives instead of doing what it is asked. */
export interface Fault {
  /** Name of the DynamoDB exception. */
  readonly name: string;
  /** Operation that fails, such as `PutItem`. @default - any operation */
  readonly operation?: string;
  /** How many requests fail. @default 1 */
  readonly times?: number;
  /** How many requests of the operation are served first. @default 0 */
  readonly after?: number;
  /** HTTP status. @default 400 */
  readonly status?: number;
  /** Further members of the answer. @default - none */
  readonly details?: object;
}

/** An item as functions read it. */
export type Item = Record<string, unknown>;

/** A DynamoDB on a free port of the loopback interface, in this process and in memory. */
export interface DynamoDbEngine {
  /** Where it listens. `AWS_ENDPOINT_URL_DYNAMODB` sends every client of this process there. */
  readonly endpoint: string;
  /** The operations asked for, in order of arrival. */
  readonly operations: string[];
  createTable(definition: CreateTableCommandInput): Promise<void>;
  /** Writes items. No fault reaches what a test itself writes, reads and removes, and it is not among the operations. */
  put(table: string, ...items: object[]): Promise<void>;
  get(table: string, key: object): Promise<Item | undefined>;
  /** Every item of a table. */
  all(table: string): Promise<Item[]>;
  remove(table: string, ...keys: object[]): Promise<void>;
  /** Lets requests fail. */
  fail(fault: Fault): void;
  /** Answers queries in pages of that many records. */
  pages(size: number): void;
  /** Never answers the next requests of an operation; they are done or not, nobody knows. */
  stall(operation: string, times?: number): void;
  /** How many stalled requests their callers gave up. */
  readonly givenUp: () => number;
  /** Does the next requests of an operation, and drops the connection instead of answering. */
  loseAnswer(operation: string, times?: number): void;
  /** Holds the next requests of an operation until that many have arrived: a race, without a clock. */
  gather(operation: string, count: number): void;
  /** Forgets faults, gatherings and recorded operations. */
  reset(): void;
  close(): Promise<void>;
}

/** The credentials and the region that a client in a test uses. */
export const testEnvironment = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_REGION: 'eu-central-1',
};

/** Starts the DynamoDB of the local run, behind a server that fails as it is told. */
export async function startDynamoDb(): Promise<DynamoDbEngine> {
  const engine = await startEngine(undefined);
  const dynamodb = new DynamoDb({ engine, tables: [], arnOf: String, now: Date.now, changed: () => undefined });
  const script = new Script();
  const ask = (operation: string, input: object) => dynamodb.answer({ operation, input, region: '' });

  const proxy = createServer(async (request, response) => {
    const body = await readBody(request);
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    await script.arrive(operation);
    if (script.takes('stall', operation)) return response.on('close', () => script.giveUp());
    const isLost = script.takes('lose', operation);
    const answer =
      script.faultFor(operation) ?? (await answered(() => ask(operation, script.paged(operation, JSON.parse(body)))));
    if (isLost) return response.destroy();
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(answer.body);
  });
  // On a loaded machine a request may come while its idle connection ends.
  proxy.keepAliveTimeout = 0;
  const endpoint = await listen(proxy);

  return {
    endpoint,
    operations: script.operations,
    createTable: async (definition) => {
      await ask('CreateTable', definition);
      await untilActive(engine, String(definition.TableName));
    },
    put: async (TableName, ...items) => {
      for (const item of items) await ask('PutItem', { TableName, Item: marshall(item) });
    },
    get: async (TableName, key) => {
      const { Item } = await ask('GetItem', { TableName, Key: marshall(key) });
      return Item && unmarshall(Item);
    },
    all: async (TableName) => (await ask('Scan', { TableName })).Items.map((item: Input) => unmarshall(item)),
    remove: async (TableName, ...keys) => {
      for (const key of keys) await ask('DeleteItem', { TableName, Key: marshall(key) });
    },
    fail: (fault) => script.fail(fault),
    pages: (size) => {
      script.pageSize = size;
    },
    stall: (operation, times) => script.arrange('stall', operation, times),
    givenUp: () => script.givenUp,
    loseAnswer: (operation, times) => script.arrange('lose', operation, times),
    gather: (operation, count) => script.gather(operation, count),
    reset: () => script.reset(),
    close: async () => {
      await stop(proxy);
      // What callers have given up may still be in work, and is waited for.
      await dynamodb.close();
    },
  };
}

/** A request that is never answered, or whose answer is lost on its way. */
type Accident = 'stall' | 'lose';

/** What a test has arranged for the requests to come. */
class Script {
  readonly operations: string[] = [];
  pageSize: number | undefined;
  private faults: (Fault & { left: number; spared: number })[] = [];
  private accidents: { kind: Accident; operation: string; left: number }[] = [];
  givenUp = 0;
  private gatherings: { operation: string; left: number; whole: PromiseWithResolvers }[] = [];

  fail(fault: Fault): void {
    this.faults.push({ ...fault, left: fault.times ?? 1, spared: fault.after ?? 0 });
  }

  arrange(kind: Accident, operation: string, left = 1): void {
    this.accidents.push({ kind, operation, left });
  }

  takes(kind: Accident, operation: string): boolean {
    const accident = this.accidents.find((one) => one.kind === kind && one.operation === operation && one.left > 0);
    if (accident) accident.left -= 1;
    return accident !== undefined;
  }

  giveUp(): void {
    this.givenUp += 1;
  }

  gather(operation: string, count: number): void {
    this.gatherings.push({ operation, left: count, whole: promiseWithResolvers() });
  }

  reset(): void {
    this.operations.length = 0;
    this.faults = [];
    this.pageSize = undefined;
    this.accidents = [];
    this.givenUp = 0;
    this.gatherings = [];
  }

  paged(operation: string, input: object): object {
    return operation === 'Query' && this.pageSize !== undefined ? { ...input, Limit: this.pageSize } : input;
  }

  async arrive(operation: string): Promise<void> {
    this.operations.push(operation);
    const gathering = this.gatherings.find((one) => one.operation === operation && one.left > 0);
    if (!gathering) return;
    gathering.left -= 1;
    if (gathering.left === 0) gathering.whole.resolve();
    await gathering.whole.promise;
  }

  faultFor(operation: string): ServiceAnswer | undefined {
    const fault = this.faults.find((one) => one.left > 0 && (one.operation ?? operation) === operation);
    if (!fault) return undefined;
    fault.spared -= 1;
    if (fault.spared >= 0) return undefined;
    fault.left -= 1;
    const { name, status, details } = fault;
    return faultAnswer(new ServiceFault(name, `${name} of a test`, status, details));
  }
}

interface PromiseWithResolvers {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function promiseWithResolvers(): PromiseWithResolvers {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

async function answered(ask: () => Promise<unknown>): Promise<ServiceAnswer> {
  try {
    return jsonAnswer(200, await ask());
  } catch (problem) {
    if (problem instanceof ServiceFault) return faultAnswer(problem);
    throw problem;
  }
}

const faultAnswer = (fault: ServiceFault): ServiceAnswer => jsonFault(fault, 'application/x-amz-json-1.0');

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((closed) => {
    server.close(() => closed());
  });
}
