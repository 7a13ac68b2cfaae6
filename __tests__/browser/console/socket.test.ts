import { afterAll, beforeAll, expect } from 'vitest';
import { it } from '../page';
import { type Dev, dev } from './dev';
import { enterChat } from './enter-chat';

let running: Dev;
beforeAll(async () => {
  running = await dev('chat-websocket-api');
});
afterAll(() => running.close());

it('people connect to a WebSocket API as someone, send, and see the frames of both directions', async ({ open }) => {
  const alice = await enterChat(open, running.console, 'alice');
  const bob = await enterChat(open, running.console, 'bob');
  await alice.page.getByLabel('Message', { exact: true }).fill('{"action":"sendMessage","text":"The kettle is on."}');
  await alice.page.getByRole('button', { name: 'Send', exact: true }).click();

  await alice.frames.locator('.sent').getByText('The kettle is on.').waitFor();
  await bob.frames.locator('.received').getByText('The kettle is on.').waitFor();
  await bob.page.getByRole('button', { name: 'Disconnect' }).click();
  await bob.frames.getByText('disconnected').waitFor();
  expect([...alice.wrong, ...bob.wrong]).toEqual([]);
});

it('a handshake that is refused says its status', async ({ open }) => {
  const { page } = await open(`${running.console}/#/try?stack=dev-chat-websocket-api`);
  await page.getByLabel('User').fill('');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();

  await page.getByText('refused with 401').waitFor();
});
