import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startEngine } from '../../local/services/dynamodb/engine';
import {
  type EngineAnswer,
  type EngineCall,
  exception,
  type TransactionCall,
  type TransactionInput,
  transactionsOnce,
} from './dynamodb-transaction';

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

/** A DynamoDB on a free port of the loopback interface, in this process and in memory. */
export interface DynamoDbEngine {
  /** Where it listens. `AWS_ENDPOINT_URL_DYNAMODB` sends every client of this process there. */
  readonly endpoint: string;
  /** The operations asked for, in order of arrival. */
  readonly operations: string[];
  /** A client that no fault of the test reaches by chance: it is the caller who decides when to use it. */
  readonly documents: DynamoDBDocumentClient;
  createTable(definition: CreateTableCommandInput): Promise<void>;
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

/** Starts an engine. One request is served at a time, so that a transaction is alone while it runs. */
export async function startDynamoDb(): Promise<DynamoDbEngine> {
  const engine = await startEngine(undefined);
  const script = new Script();
  const transactions = transactionsOnce();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(run);
    last = turn.catch(() => undefined);
    return turn;
  };

  const proxy = createServer(async (request, response) => {
    const body = await readBody(request);
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    await script.arrive(operation);
    if (script.takes('stall', operation)) return response.on('close', () => script.giveUp());
    const isLost = script.takes('lose', operation);
    const { status, body: answer } =
      script.faultFor(operation) ??
      (await inTurn(() => serve(engine.ask, operation, script.paged(operation, JSON.parse(body)), transactions)));
    if (isLost) return response.destroy();
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));
  });
  // On a loaded machine a request may come while its idle connection ends.
  proxy.keepAliveTimeout = 0;
  const endpoint = await listen(proxy);
  const client = new DynamoDBClient({
    endpoint,
    region: testEnvironment.AWS_REGION,
    credentials: {
      accessKeyId: testEnvironment.AWS_ACCESS_KEY_ID,
      secretAccessKey: testEnvironment.AWS_SECRET_ACCESS_KEY,
    },
  });

  return {
    endpoint,
    operations: script.operations,
    documents: DynamoDBDocumentClient.from(client),
    createTable: async (definition) => {
      await client.send(new CreateTableCommand(definition));
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
      client.destroy();
      // What callers have given up may still be in work.
      await last;
      await Promise.all([stop(proxy), engine.close()]);
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

  faultFor(operation: string): EngineAnswer | undefined {
    const fault = this.faults.find((one) => one.left > 0 && (one.operation ?? operation) === operation);
    if (!fault) return undefined;
    fault.spared -= 1;
    if (fault.spared >= 0) return undefined;
    fault.left -= 1;
    const { status, body } = exception(fault.name, `${fault.name} of a test`, fault.status);
    return { status, body: { ...body, ...fault.details } };
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

function serve(
  call: EngineCall,
  operation: string,
  input: TransactionInput,
  transact: TransactionCall,
): Promise<EngineAnswer> {
  if (operation === 'TransactWriteItems') return transact(call, input);
  return call(operation, input);
}

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
