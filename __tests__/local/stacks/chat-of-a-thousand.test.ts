import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Client, handshake } from '../websocket-api/open-api';
import { type RunningStack, runStack } from './run-stack';

let stack: RunningStack;

beforeAll(async () => {
  // Calls never time out then: how fast a machine is, is not what is asked here.
  stack = await runStack('prod-chat-websocket-api', { inspect: true });
});
afterAll(() => stack.close());

/** Clients that connect at once. */
const atOnce = 25;

/** Lets the throttles of the document begin anew, however fast the machine connects. */
function fillThrottles(): void {
  for (const kept of stack.world.remembered?.() ?? []) if (kept.kind === 'throttle') kept.forget();
}

async function join(sub: string, room: string): Promise<Client> {
  const headers = { ...(await stack.as(sub)), host: stack.host };
  const client = await handshake(new WebSocket(`${stack.endpoint}/?room=${room}`, { headers }));
  if (client instanceof Client) return client;
  throw new Error(`${sub} must be let in, was refused with ${client.status} ${JSON.stringify(client.body)}`);
}

async function joinAll(count: number, room: string): Promise<Client[]> {
  const clients: Client[] = [];
  while (clients.length < count) {
    fillThrottles();
    const subs = Array.from({ length: Math.min(atOnce, count - clients.length) }, (_, at) => `${room}-${at}`);
    clients.push(...(await Promise.all(subs.map((sub) => join(sub, room)))));
  }
  return clients;
}

it('a message reaches everyone of a thousand who stays while a tenth leaves, and nobody of another room', {
  timeout: 600_000,
}, async () => {
  const [speaker, ...others] = await joinAll(1000, 'hall');
  const elsewhere = await joinAll(5, 'kitchen');
  const [leaving, staying] = [others.slice(0, 100), others.slice(100)];
  speaker?.send({ action: 'sendMessage', text: 'Welcome.' });
  for (const { socket } of leaving) socket.terminate();
  const sent = await speaker?.next();
  const heard = await Promise.all(staying.map((client) => client.next()));

  expect([heard.length, new Set(heard.map(({ text }) => text))]).toEqual([899, new Set(['Welcome.'])]);
  const { delivered, gone, failed, complete } = sent.deliveries;
  expect([failed, complete]).toEqual([0, true]);
  expect(delivered).toBeGreaterThanOrEqual(staying.length);
  expect(delivered + gone).toBeLessThanOrEqual(others.length);
  // A post that nobody answered in time is sent again: what comes twice has the same id.
  const again = staying.flatMap(({ received }) => received.map((text) => JSON.parse(text).id));
  expect(new Set([...heard.map(({ id }) => id), ...again]).size).toBe(1);
  expect(elsewhere.flatMap(({ received }) => received)).toEqual([]);
});
