// The floor that the local run is compared with: worker threads behind node:http, one call at a time each, and nothing of API Gateway.
import { createServer } from 'node:http';
import { Worker } from 'node:worker_threads';

const [script = '', handler = ''] = process.argv.slice(2);

/** @type {Worker[]} */
const idle = [];
/** @type {Map<Worker, (answer: string) => void>} */
const waiting = new Map();

/** @returns {Promise<Worker>} */
function environment() {
  const known = idle.pop();
  if (known !== undefined) return Promise.resolve(known);
  return new Promise((resolve) => {
    const worker = new Worker(script, { workerData: { handler } });
    worker.on('message', (message) => {
      if (message === 'ready') resolve(worker);
      else waiting.get(worker)?.(message.answer);
    });
  });
}

/** @param {object} event @returns {Promise<string>} */
async function call(event) {
  const worker = await environment();
  const answer = await new Promise((resolve) => {
    waiting.set(worker, resolve);
    worker.postMessage({ id: 1, event: JSON.stringify(event) });
  });
  idle.push(worker);
  return answer;
}

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
