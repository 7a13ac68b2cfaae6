import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Client, handshake, type Refused } from '../websocket-api/open-api';
import { calledEnvironments, type RunningStack, runStack } from './run-stack';

describe.each(calledEnvironments)('chat-websocket-api of %s', (environment) => {
  let stack: RunningStack;

  beforeAll(async () => {
    stack = await runStack(`${environment}-chat-websocket-api`);
  });
  afterAll(() => stack.close());

  /** Where clients connect: the stage, or the root of the custom domain. */
  const address = (room: string): string => {
    const domain = stack.endpoint.endsWith(stack.host) ? stack.url : `${stack.endpoint}/`;
    return `${domain}?room=${room}`;
  };

  const connect = async (sub: string | undefined, room = 'general'): Promise<Client | Refused> => {
    const headers = { ...(sub === undefined ? {} : await stack.as(sub)), host: stack.host };
    return handshake(new WebSocket(address(room), { headers }));
  };

  const join = async (sub: string, room?: string): Promise<Client> => {
    const client = await connect(sub, room);
    if (client instanceof Client) return client;
    throw new Error(`${sub} must be let in, was refused with ${client.status}`);
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
