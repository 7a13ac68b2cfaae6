import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { vi } from 'vitest';
import { lambdaContext } from './api-events';
import { type DynamoDbEngine, startDynamoDb, testEnvironment } from './dynamodb';

/** What {@link startHttpService} takes. */
export interface HttpServiceProps {
  /** The function's table, as the infrastructure declares it. */
  readonly table: CreateTableCommandInput & { readonly TableName: string };
  /** Imports the function's handler. */
  readonly load: () => Promise<{ readonly handler: (event: unknown, context: Context) => Promise<object> }>;
  /** Environment variables beside those of every function. @default - none */
  readonly environment?: Record<string, string>;
}

/** An answer of a handler, its body parsed. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: the body as it came, for a test to look into.
  readonly body: any;
  /** The result as API Gateway gets it. */
  readonly raw: Record<string, unknown>;
}

/** A handler on an engine, with what it printed. */
export interface HttpService {
  readonly engine: DynamoDbEngine;
  /** Invokes the handler with an event, of whatever kind. */
  invoke(event: unknown, context?: Context): Promise<Answer>;
  /**
   * Makes requests whose transactions meet in the engine. It serves one at a time, so the last waits for all others: as long as a slow
   * machine needs, because no time-out of the handler counts meanwhile.
   */
  atOnce(requests: readonly (() => Promise<Answer>)[]): Promise<Answer[]>;
  /** Everything the table holds. */
  records(): Promise<Record<string, unknown>[]>;
  /** The record with a key; a string is a `pk`. */
  record(key: string | Record<string, string>): Promise<Record<string, unknown> | undefined>;
  /** The JSON lines printed since the last reset. */
  printed(): Record<string, unknown>[];
  reset(): void;
  close(): Promise<void>;
}

/** Starts an engine with the table and loads the handler, as a fresh execution environment would. */
export async function startHttpService({ table, load, environment }: HttpServiceProps): Promise<HttpService> {
  const engine = await startDynamoDb();
  await engine.createTable(table);
  engine.reset();
  const { TableName } = table;
  const variables = {
    ...testEnvironment,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    // The SDK's own retries wait on a clock. One attempt shows what the handler makes of an error.
    AWS_MAX_ATTEMPTS: '1',
    TABLE_NAME: TableName,
    POWERTOOLS_SERVICE_NAME: TableName,
    POWERTOOLS_METRICS_NAMESPACE: 'Gatehouse',
    ...environment,
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const output = captureOutput();
  vi.resetModules();
  const { handler } = await load();

  return {
    engine,
    invoke: async (event, context = lambdaContext) => read(await handler(event, context)),
    atOnce: async (requests) => {
      engine.gather('TransactWriteItems', requests.length);
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      try {
        return await Promise.all(requests.map((request) => request()));
      } finally {
        vi.useRealTimers();
      }
    },
    records: () => engine.all(TableName),
    record: (key) => engine.get(TableName, typeof key === 'string' ? { pk: key } : key),
    printed: () => linesOf(output),
    reset: () => {
      output.length = 0;
      engine.reset();
    },
    close: async () => {
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
      await engine.close();
    },
  };
}

/** Collects what is printed instead of printing it. `vi.restoreAllMocks` ends that. */
export function captureOutput(): string[] {
  const output: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      output.push(String(chunk));
      return true;
    });
  }
  return output;
}

/** The JSON lines in what was printed. */
export function linesOf(output: readonly string[]): Record<string, unknown>[] {
  const lines = output.join('').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line));
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
