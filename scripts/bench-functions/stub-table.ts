import { createServer } from 'node:http';

const item = {
  pk: { S: '00000000-0000-4000-8000-000000000000' },
  id: { S: '00000000-0000-4000-8000-000000000000' },
  name: { S: 'Lamp' },
  description: { S: 'Gives light.' },
  created_at: { S: '2026-01-01T00:00:00.000Z' },
  created_by: { S: 'alice' },
  version: { N: '1' },
};

/** Starts a DynamoDB that answers every request at once with the same item, on a free port of the loopback interface. */
export async function startStubTable(): Promise<{ endpoint: string; close: () => void }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ Item: item, Items: [item] }));
    });
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { endpoint: `http://127.0.0.1:${port}`, close: () => server.close() };
}
