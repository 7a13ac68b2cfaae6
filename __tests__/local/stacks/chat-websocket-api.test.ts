import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { RequestEvent } from '../../../local';
import { Client, handshake } from '../websocket-api/open-api';
import { ChatPeople } from './chat-people';
import { calledEnvironments, type RunningStack, runStack } from './run-stack';

describe.each(calledEnvironments)('chat-websocket-api of %s', (environment) => {
  let stack: RunningStack;
  let people: ChatPeople;

  beforeAll(async () => {
    stack = await runStack(`${environment}-chat-websocket-api`);
    people = new ChatPeople(stack);
  });
  afterAll(() => stack.close());

  const connect = (sub: string | undefined, room?: string) => people.connect(sub, room);
  const join = (sub: string, room?: string) => people.join(sub, room);

  /** Waits until the chat knows of everyone who left, but for so many who stay. */
  const staying = async (count: number): Promise<void> => {
    const reported = (fits: (event: RequestEvent) => boolean) =>
      stack.events.filter((event) => event.event === 'request' && fits(event)).length;
    const left = () => reported(({ path }) => path === '$disconnect');
    while (reported(({ method, status }) => method === 'CONNECT' && status === 101) - left() !== count) await wait(5);
  };

  it('lets nobody in without a token', async () => {
    expect(await connect(undefined)).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
  });

  it('refuses a room whose name is none', async () => {
    expect(await connect('alice', '%20')).toMatchObject({ status: 400 });
  });

  it('brings what someone says to everyone in the room, and to nobody else', async () => {
    const [alice, bob, carol] = [await join('alice', 'tea'), await join('bob', 'tea'), await join('carol', 'coffee')];
    alice.send({ action: 'sendMessage', text: 'The kettle is on.' });

    expect(await bob.next()).toMatchObject({ type: 'message', room: 'tea', from: 'alice', text: 'The kettle is on.' });
    carol.send({ action: 'sendMessage', text: 'Anyone?' });
    expect(await carol.next()).toMatchObject({ type: 'sent', deliveries: expect.anything() });
    for (const client of [alice, bob, carol]) client.socket.close();
  });

  it('answers what it does not know with an error, and stays open', async () => {
    const alice = await join('alice');

    expect(await alice.ask({ action: 'dance' })).toMatchObject({ type: 'error', code: 'unknown_action' });
    expect(await alice.ask('no JSON')).toMatchObject({ type: 'error' });
    expect(alice.socket.readyState).toBe(WebSocket.OPEN);
    alice.socket.close();
  });

  it('lets a browser in, which sends its token among the sub-protocols', async () => {
    const { authorization = '' } = await stack.as('cat');
    const protocols = ['chat.v1', `bearer.${authorization.replace('Bearer ', '')}`];
    const cat = await handshake(new WebSocket(people.address('tea'), protocols, { headers: { host: stack.host } }));

    expect(cat instanceof Client && cat.socket.protocol).toBe('chat.v1');
    if (cat instanceof Client) cat.socket.close();
  });

  it('cuts off a client that sends more than API Gateway takes', async () => {
    const alice = await join('alice');
    alice.send('x'.repeat(128 * 1024 + 1));

    expect(await alice.closed).toMatchObject({ code: 1009 });
  });

  it('brings messages of one sender in the order in which they were sent and answered', async () => {
    const [ann, ben] = [await join('ann', 'order'), await join('ben', 'order')];
    for (const text of ['one', 'two', 'three']) await ann.ask({ action: 'sendMessage', text });
    const heard = [await ben.next(), await ben.next(), await ben.next()].map(({ text }) => text);

    expect(heard).toEqual(['one', 'two', 'three']);
    for (const client of [ann, ben]) client.socket.close();
  });

  it('misses nobody who dropped without a word, and reaches those who came back once', async () => {
    const [ann, before] = [await join('ann', 'back'), await join('ben', 'back')];
    before.socket.terminate();
    await staying(1);
    const after = await join('ben', 'back');
    const sent = await ann.ask({ action: 'sendMessage', text: 'Welcome back' });

    expect(sent).toMatchObject({ deliveries: { delivered: 1, gone: 0, failed: 0, complete: true } });
    expect([(await after.next()).text, after.received.length, before.received.length]).toEqual(['Welcome back', 0, 0]);
    for (const client of [ann, after]) client.socket.close();
  });

  it('reaches the others while one does not read, who reads it later', async () => {
    const [ann, slow, ben] = [await join('ann', 'slow'), await join('slow', 'slow'), await join('ben', 'slow')];
    slow.socket.pause();
    const sent = await ann.ask({ action: 'sendMessage', text: 'Take your time.' });

    expect(sent).toMatchObject({ deliveries: { delivered: 2, failed: 0 } });
    expect([(await ben.next()).text, slow.received.length]).toEqual(['Take your time.', 0]);
    slow.socket.resume();
    expect((await slow.next()).text).toBe('Take your time.');
    for (const client of [ann, slow, ben]) client.socket.close();
  });

  it('posts to those who stay while others leave', async () => {
    const clients = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((sub) => join(sub, 'hall')));
    const [speaker, ...others] = clients;
    for (const leaving of others.slice(2)) leaving.socket.terminate();
    speaker?.send({ action: 'sendMessage', text: 'Welcome.' });
    const heard = await Promise.all(others.slice(0, 2).map((client) => client.next()));

    expect(new Set(heard.map(({ text }) => text))).toEqual(new Set(['Welcome.']));
    for (const client of clients) client.socket.close();
  });
});
