import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { vi } from 'vitest';
import { lambdaContext } from '../../support/api-events';
import { type DynamoDbEngine, startDynamoDb, testEnvironment } from '../../support/dynamodb';

const tableName = 'items';

/** The table of the items, as the infrastructure declares it. */
export const itemsTable: CreateTableCommandInput = {
  TableName: tableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: ['pk', 'newest_shard', 'category_shard', 'newest_key'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  GlobalSecondaryIndexes: [index('newest', 'newest_shard'), index('newest_in_category', 'category_shard')],
};

/** An answer of the handler, its body parsed. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: the body as it came, for a test to look into.
  readonly body: any;
  /** The result as API Gateway gets it. */
  readonly raw: Record<string, unknown>;
}

/** The items handler on an engine, with what it printed. */
export interface ItemsService {
  readonly engine: DynamoDbEngine;
  /** Invokes the handler with an event, of whatever kind. */
  invoke(event: unknown): Promise<Answer>;
  /** Everything the table holds. */
  records(): Promise<Record<string, unknown>[]>;
  record(pk: string): Promise<Record<string, unknown> | undefined>;
  /** The JSON lines printed since the last reset. */
  printed(): Record<string, unknown>[];
  reset(): void;
  close(): Promise<void>;
}

/** Starts an engine with the table and loads the handler, as a fresh execution environment would. */
export async function startItemsService(environment: Record<string, string> = {}): Promise<ItemsService> {
  const engine = await startDynamoDb();
  await engine.createTable(itemsTable);
  engine.reset();
  const variables = {
    ...testEnvironment,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    // The SDK's own retries wait on a clock. One attempt shows what the handler makes of an error.
    AWS_MAX_ATTEMPTS: '1',
    TABLE_NAME: tableName,
    POWERTOOLS_SERVICE_NAME: 'items',
    POWERTOOLS_METRICS_NAMESPACE: 'Gatehouse',
    ...environment,
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const written = captureOutput();
  vi.resetModules();
  const { handler } = await import('../../../functions/items/handler');

  return {
    engine,
    invoke: async (event) => read(await handler(event, lambdaContext)),
    records: async () => (await engine.documents.send(new ScanCommand({ TableName: tableName }))).Items ?? [],
    record: async (pk) => (await engine.documents.send(new GetCommand({ TableName: tableName, Key: { pk } }))).Item,
    printed: () =>
      written
        .join('')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    reset: () => {
      written.length = 0;
      engine.reset();
    },
    close: async () => {
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
      await engine.close();
    },
  };
}

function index(IndexName: string, hash: string) {
  return {
    IndexName,
    KeySchema: [
      { AttributeName: hash, KeyType: 'HASH' as const },
      { AttributeName: 'newest_key', KeyType: 'RANGE' as const },
    ],
    Projection: { ProjectionType: 'ALL' as const },
  };
}

function captureOutput(): string[] {
  const written: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    });
  }
  return written;
}

function read(result: object): Answer {
  const raw = { ...result } as Record<string, unknown> & { statusCode: number; headers?: object; body?: string };
  const headers = Object.entries(raw.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    statusCode: raw.statusCode,
    headers: Object.fromEntries(headers),
    body: raw.body ? JSON.parse(raw.body) : undefined,
    raw,
  };
}
