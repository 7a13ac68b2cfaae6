import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { it } from '../page';
import { type Dev, dev } from './dev';
import { enterChat } from './enter-chat';
import { menuFolder } from './menu-folder';
import { call } from './try-call';

let running: Dev;
beforeAll(async () => {
  running = await dev('items-http-api', 'users-rest-api', 'shop-http-api', 'chat-websocket-api', menuFolder());
});
afterAll(() => running.close());

it('shows the items of a table and of an index, and loses them once a person has said it twice', async ({ open }) => {
  const { page, wrong } = await open(`${running.console}/#/try?stack=dev-items-http-api`);
  await call(page, 'POST /items', { body: '{"name":"Lamp","description":"Gives light."}' });
  await page.getByRole('link', { name: 'Data' }).click();
  const table = page.getByRole('region', { name: 'Table dev-items-http-api-items' });
  await table.getByRole('cell', { name: 'Lamp' }).waitFor();
  await table.getByLabel('Index').selectOption({ index: 1 });
  await table.getByRole('cell', { name: 'Lamp' }).waitFor();

  await setBack(table, 'Empty');
  await table.getByRole('cell', { name: 'Lamp' }).waitFor({ state: 'hidden' });
  expect(wrong).toEqual([]);
});

it('shows quotas and throttles that were asked, and sets them back', async ({ open }) => {
  const { page } = await open(`${running.console}/#/try?stack=dev-users-rest-api`);
  await call(page, 'GET /users', { id: true });
  await page.getByRole('link', { name: 'Data' }).click();
  const quotas = page.getByRole('region', { name: 'Quotas' });
  await quotas.getByText('1 of').waitFor();
  await page.getByRole('region', { name: 'Throttles' }).getByRole('row').nth(1).waitFor();

  await setBack(quotas, 'Begin anew');
  await expect.poll(() => quotas.getByText('1 of').count()).toBe(0);
});

it('shows what waits in a queue, and empties it', async ({ open }) => {
  const { page, wrong } = await open(`${running.console}/#/try?stack=dev-shop-http-api`);
  await call(page, 'POST /events', { body: '{"kind":"greeting"}' });
  await page.getByRole('link', { name: 'Data' }).click();
  const queues = page.getByRole('region', { name: 'Queues' });
  await queues.getByText('1 message').click();
  await queues.getByText('{"kind":"greeting"}').waitFor();

  await setBack(queues, 'Empty');
  await queues.getByText('1 message').waitFor({ state: 'hidden' });
  expect(wrong).toEqual([]);
});

it('shows who is connected, and closes a connection', async ({ open }) => {
  const bob = await enterChat(open, running.console, 'bob');
  const { page, wrong } = await open(`${running.console}/#/data?stack=dev-chat-websocket-api`);
  const connections = page.getByRole('region', { name: 'Connections', exact: true });
  await connections.getByRole('cell', { name: 'bob' }).waitFor();

  await setBack(connections, 'Close');
  await bob.frames.getByText('closed with 1000').waitFor();
  await connections.waitFor({ state: 'hidden' });
  expect([...wrong, ...bob.wrong]).toEqual([]);
});

it('shows what a cache keeps, and has it forget', async ({ open }) => {
  const { page, wrong } = await open(`${running.console}/#/try?stack=menu`);
  await call(page, 'GET /menu');
  await page.getByRole('link', { name: 'Data' }).click();
  const caches = page.getByRole('region', { name: 'Caches' });
  await caches.getByRole('cell', { name: 'aws_api_gateway_method_settings.menu' }).waitFor();

  await setBack(caches, 'Forget');
  await caches.waitFor({ state: 'hidden' });
  expect(wrong).toEqual([]);
});

/** Sets the first row of a part back, and says so twice. */
async function setBack(part: Locator, name: string): Promise<void> {
  await part.getByRole('button', { name, exact: true }).first().click();
  await part.getByRole('button', { name: `Sure? ${name}`, exact: true }).click();
}
