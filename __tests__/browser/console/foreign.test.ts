import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { it } from '../page';
import { type Dev, dev } from './dev';
import { HandlerFolder } from './handler-folder';

let running: Dev;
let foreign: Server;
let page: string;
beforeAll(async () => {
  running = await dev(new HandlerFolder('Hello.').path);
  foreign = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<title>Elsewhere</title>'),
  );
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  page = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
});
afterAll(async () => {
  foreign.close();
  await running.close();
});

describe('a web page elsewhere', () => {
  it.for([
    ['asks for what runs', 'GET', '/api/overview'],
    ['calls an API', 'POST', '/api/try'],
    ['sets data back', 'POST', '/api/reset'],
  ] as const)('%s in vain', async ([, method, path], { open }) => {
    const { page: elsewhere } = await open(page);
    const status = await statusOf(elsewhere, path);
    const read = await elsewhere.evaluate(
      ([address = '', how = '']) =>
        fetch(address, { method: how }).then(
          () => 'read',
          () => 'kept from it',
        ),
      [`${running.console}${path}`, method],
    );

    expect([read, await status()]).toEqual(['kept from it', 403]);
  });

  it('opens no WebSocket', async ({ open }) => {
    const { page: elsewhere } = await open(page);
    const address = `${running.console.replace('http', 'ws')}/api/socket?request={}`;
    const ended = await elsewhere.evaluate(
      (at) =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(at);
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('refused');
        }),
      address,
    );

    expect(ended).toBe('refused');
  });

  it('cannot hold the console in a frame', async ({ open }) => {
    const { page: elsewhere } = await open(page);
    await elsewhere.setContent(`<iframe src="${running.console}/"></iframe>`);
    const frame = elsewhere.frames().at(-1);

    expect(
      await frame
        ?.locator('h1')
        .count()
        .catch(() => 0),
    ).toBe(0);
  });
});

/** Tells the status of a request by its path, which the page itself is not told. */
async function statusOf(page: Page, path: string): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const sent = new Promise<string>((resolve) => {
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (request.url.endsWith(path)) resolve(requestId);
    });
  });
  const statuses = new Map<string, number>();
  session.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => statuses.set(requestId, statusCode));
  return async () => {
    const id = await sent;
    await expect.poll(() => statuses.has(id)).toBe(true);
    return statuses.get(id) ?? 0;
  };
}
