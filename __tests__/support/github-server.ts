import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A call that GitHub got. */
export interface Call {
  readonly call: string;
  readonly body: unknown;
}

/** A stand-in for GitHub's API on this machine: answers by method and path, and remembers what it was asked to change. */
export async function startGitHub(answers: Readonly<Record<string, unknown>>) {
  const changes: Call[] = [];
  const server = createServer(async (request, response) => {
    const call = `${request.method} ${request.url}`;
    const body = await text(request);
    if (request.method !== 'GET') changes.push({ call, body: JSON.parse(body) });
    const allowed = request.headers.authorization === 'Bearer token' && call in answers;
    response.writeHead(allowed ? 200 : 404).end(JSON.stringify(answers[call] ?? { message: 'Not Found' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, changes, stop: () => server.close() };
}
