// The floor that the local run is compared with: worker threads behind node:http, one call at a time each, and nothing of API Gateway.
import { createServer } from 'node:http';
import { workersFor } from './floor-workers.mjs';

const [script = '', handler = ''] = process.argv.slice(2);
const call = workersFor(script, handler);

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, url, headers } = request;
  const answer = JSON.parse(await call({ method, url, headers, body: Buffer.concat(chunks).toString() }));
  response.writeHead(answer.statusCode, answer.headers);
  response.end(answer.body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${JSON.stringify({ port: typeof address === 'object' ? address?.port : 0 })}\n`);
});
