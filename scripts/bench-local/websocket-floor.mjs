// The floor of WebSocket APIs: `ws` behind node:http, which hands messages to worker threads and posts to clients, and knows nothing else.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { workersFor } from './floor-workers.mjs';

const [script = '', handler = ''] = process.argv.slice(2);
const call = workersFor(script, handler);

/** @type {Map<string, import('ws').WebSocket>} */
const clients = new Map();

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const id = decodeURIComponent(request.url?.split('/').at(-1) ?? '');
  clients.get(id)?.send(Buffer.concat(chunks).toString());
  response.end();
});
new WebSocketServer({ server }).on('connection', (client) => {
  const connectionId = `c${clients.size}`;
  clients.set(connectionId, client);
  client.on('message', async (data) => {
    const { body } = JSON.parse(await call({ body: String(data), requestContext: { connectionId } }));
    client.send(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${JSON.stringify({ port: typeof address === 'object' ? address?.port : 0 })}\n`);
});
