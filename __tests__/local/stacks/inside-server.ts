import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';

/** Stands for what a load balancer in a VPC leads to, for as long as the tests of a file run; its address is there when they begin. */
export function insideServer(answers: RequestListener = (_, response) => response.end('{}')): { readonly url: string } {
  const server = createServer(answers);
  beforeAll(() => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)));
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise<void>((closed) => server.close(() => closed()));
  });
  return {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
  };
}
