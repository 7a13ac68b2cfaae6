import { expect, it } from 'vitest';
import { type Client, chat, open } from './open-api';

/** Clients that connect, and posts that are under way, at once. */
const atOnce = 25;

it('a post reaches every one of a thousand clients who stays, once, while a tenth leaves', async () => {
  const { client, manage, run } = await open(chat(['$disconnect']));
  const clients: Client[] = [];
  while (clients.length < 1000) clients.push(...(await Promise.all(Array.from({ length: atOnce }, () => client()))));
  const ids = (run.worlds[0]?.remembered?.() ?? []).filter(({ kind }) => kind === 'connection').map(({ id }) => id);
  const [leaving, staying] = [clients.slice(0, 100), clients.slice(100)];

  const statuses: number[] = [];
  const waiting = [...ids];
  const posting = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      leaving.pop()?.socket.terminate();
      statuses.push((await manage('POST', id, '{"text":"Welcome."}')).status);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, posting));
  const heard = await Promise.all(staying.map((one) => one.next()));

  expect([ids.length, new Set(statuses)]).toEqual([1000, new Set([200, 410])]);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(staying.length);
  expect(heard.map(({ text }) => text)).toEqual(staying.map(() => 'Welcome.'));
  expect(staying.flatMap(({ received }) => received)).toEqual([]);
});
