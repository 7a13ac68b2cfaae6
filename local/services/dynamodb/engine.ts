import { mkdirSync } from 'node:fs';
import { Agent, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Input } from '../service';

/** What an engine answered to one operation. */
export interface EngineAnswer {
  readonly status: number;
  readonly body: Input;
}

/** A DynamoDB engine: dynalite in this process, or another one at a URL. */
export interface Engine {
  ask(operation: string, input: Input): Promise<EngineAnswer>;
  close(): Promise<void>;
}

const headers = {
  // An engine wants to see a signature; it does not check it.
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  'x-amz-date': '20260101T000000Z',
  'content-type': 'application/x-amz-json-1.0',
};

/** Starts dynalite. Tables are in memory, or below a folder. */
export async function startEngine(folder: string | undefined): Promise<Engine> {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  // Only documents with tables wait for it.
  const { default: dynalite } = await import('dynalite');
  const times = { createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 };
  const server = dynalite(folder === undefined ? times : { ...times, path: folder });
  // A server that ends idle connections may do so while the next request is on its way.
  server.keepAliveTimeout = 0;
  await new Promise<void>((ready, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', ready);
  });
  const engine = engineAt(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  return {
    ask: engine.ask,
    close: async () => {
      await engine.close();
      await stopped(server);
    },
  };
}

/** An engine at a URL, such as DynamoDB Local. */
export function engineAt(url: URL): Engine {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  return {
    ask: (operation, input) =>
      new Promise((resolve, reject) => {
        const target = `DynamoDB_20120810.${operation}`;
        const options = { method: 'POST', agent, headers: { ...headers, 'x-amz-target': target } };
        const sent = request(url, options, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 500, body: parsed(Buffer.concat(chunks)) }),
          );
        });
        sent.on('error', reject);
        sent.end(JSON.stringify(input));
      }),
    close: async () => agent.destroy(),
  };
}

function parsed(body: Buffer): Input {
  try {
    return JSON.parse(body.toString()) as Input;
  } catch {
    return { message: body.toString() };
  }
}

async function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((closed) => server.close(() => closed()));
}
