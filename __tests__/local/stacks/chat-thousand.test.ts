import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lastEnvironment } from '../../support/own-environments';
import type { Client, Json } from '../websocket-api/open-api';
import { ChatPeople } from './chat-people';
import { type RunningStack, runStack } from './run-stack';

/** Handshakes that are under way at once. */
const atOnce = 8;

let stack: RunningStack;
let people: ChatPeople;
beforeAll(async () => {
  // The throttle of the other environments would let a thousand people in within minutes. Calls last as long as this machine needs.
  stack = await runStack(`${lastEnvironment}-chat-websocket-api`, { inspect: true }, ({ resource }) => {
    resource.aws_lambda_function.chat.timeout = 900;
  });
  people = new ChatPeople(stack);
});
afterAll(() => stack.close());

it('a message reaches everyone of a thousand who stays while a tenth leaves, and the next one finds no ghosts', async () => {
  const speaker = await people.join('speaker', 'hall');
  const listeners = await crowd(999);
  const [leaving, staying] = [listeners.slice(0, 100), listeners.slice(100)];
  const heard = staying.map(async (one, at) => {
    await hear(one, 'Welcome.');
    leaving[at]?.socket.terminate();
  });

  const first = await announce(speaker, 'Welcome.');
  expect(first.delivered).toBeGreaterThanOrEqual(staying.length);
  await Promise.all(heard);

  await left(leaving.length);
  const next = await announce(speaker, 'Shall we begin?');
  expect(next).toEqual({ delivered: staying.length, gone: 0, failed: 0, complete: true });
  await Promise.all(staying.map((one) => hear(one, 'Shall we begin?')));
});

/** Says a text, again for as long as the speaker is told that not all were reached: on a loaded machine posts come too late. */
async function announce(speaker: Client, text: string): Promise<Json> {
  for (;;) {
    const { deliveries } = await speaker.ask({ action: 'sendMessage', text });
    if (deliveries?.failed === 0 && deliveries.complete) return deliveries;
  }
}

/** So many people in one room. */
async function crowd(count: number): Promise<Client[]> {
  const clients: Client[] = [];
  const enter = async (first: number) => {
    for (let at = first; at < count; at += atOnce) clients[at] = await people.join(`user-${at}`, 'hall');
  };
  await Promise.all(Array.from({ length: atOnce }, (_, first) => enter(first)));
  return clients;
}

/** Waits until a client hears a text. */
async function hear(client: Client, text: string): Promise<void> {
  for (let frame = await client.next(); frame.text !== text; ) frame = await client.next();
}

/** Waits until the chat knows of so many who left. */
async function left(count: number): Promise<void> {
  const told = () => stack.events.filter((event) => event.event === 'request' && event.path === '$disconnect').length;
  while (told() < count) await wait(20);
}
