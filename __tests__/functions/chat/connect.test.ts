import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectEvent, connectionIdOf, disconnectEvent } from '../../support/websocket-events';
import { type ChatService, startChatService } from './chat-service';

let chat: ChatService;
beforeAll(async () => {
  chat = await startChatService();
});
beforeEach(() => chat.reset());
afterAll(() => chat.close());

describe('$connect', () => {
  it('remembers who is in which room, until a little after the two hours a connection lasts', async () => {
    const answer = await chat.invoke(
      connectEvent({ connectionName: 'stored', userId: 'bob', query: { room: 'garden' } }),
    );
    const record = await chat.record('stored');

    expect(answer).toEqual({ statusCode: 200 });
    expect(record).toEqual({
      connection_id: connectionIdOf('stored'),
      user_id: 'bob',
      room: 'garden',
      connected_at: expect.any(Number),
      expires_at: Number(record?.connected_at) + 7800,
    });
  });

  it('puts the connection into its room', async () => {
    await chat.invoke(connectEvent({ connectionName: 'inside', query: { room: 'hall' } }));

    expect(await chat.room('hall')).toEqual(['inside']);
  });

  it.each(['Sec-WebSocket-Protocol', 'sec-websocket-protocol'])(
    'picks the sub-protocol chat.v1 from %s and does not repeat the token',
    async (name) => {
      const answer = await chat.invoke(connectEvent({ headers: { [name]: 'bearer.a.b.c, chat.v1' } }));

      expect(answer).toEqual({ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'chat.v1' } });
    },
  );

  it('refuses a client whose sub-protocols do not hold chat.v1', async () => {
    const { statusCode } = await chat.invoke(
      connectEvent({ connectionName: 'other', headers: { 'Sec-WebSocket-Protocol': 'bearer.a.b.c' } }),
    );

    expect(statusCode).toBe(400);
    expect(await chat.record('other')).toBeUndefined();
  });

  it('refuses a client whom the authorizer did not name', async () => {
    expect(await chat.invoke(connectEvent({ userId: null }))).toEqual({ statusCode: 401 });
  });

  it.each([
    ['no room', {}],
    ['a room in capitals', { room: 'Hall' }],
    ['a room of 65 characters', { room: 'a'.repeat(65) }],
    ['an empty room', { room: '' }],
  ])('refuses %s', async (_what, query) => {
    expect(await chat.invoke(connectEvent({ query }))).toEqual({ statusCode: 400 });
  });

  it('writes into the log why a handshake was refused', async () => {
    await chat.invoke(connectEvent({ connectionName: 'why', query: {} }));

    expect(chat.printed()).toContainEqual(
      expect.objectContaining({
        connection_id: connectionIdOf('why'),
        reason: 'room must be lower-case letters, digits and hyphens',
      }),
    );
  });

  it('fails when DynamoDB does, so that the handshake is not answered as if it had succeeded', async () => {
    chat.engine.fail({ name: 'InternalServerError', operation: 'PutItem', status: 500 });

    await expect(chat.invoke(connectEvent())).rejects.toThrow('InternalServerError');
  });
});

describe('$disconnect', () => {
  it('takes the connection out of its room', async () => {
    await chat.join('leaving', { query: { room: 'porch' } });
    const answer = await chat.invoke(disconnectEvent('leaving'));

    expect(answer).toEqual({ statusCode: 200 });
    expect(await chat.room('porch')).toEqual([]);
  });

  it('leaves nothing of a connection but a note that removes itself', async () => {
    await chat.join('noted');
    await chat.invoke(disconnectEvent('noted'));
    const record = await chat.record('noted');

    expect(record).toEqual({
      connection_id: connectionIdOf('noted'),
      closed_at: expect.any(Number),
      expires_at: Number(record?.closed_at) + 600,
    });
  });

  it('may come twice', async () => {
    await chat.join('twice', { query: { room: 'stairs' } });
    await chat.invoke(disconnectEvent('twice'));

    expect(await chat.invoke(disconnectEvent('twice'))).toEqual({ statusCode: 200 });
    expect(await chat.room('stairs')).toEqual([]);
  });
});

describe('events in any order', () => {
  it('keeps one record of a connection that is reported twice', async () => {
    const event = connectEvent({ connectionName: 'again', query: { room: 'attic' } });
    await Promise.all([chat.invoke(event), chat.invoke(event)]);

    expect(await chat.room('attic')).toEqual(['again']);
  });

  it('leaves no ghost when the disconnect overtakes the connect', async () => {
    await chat.invoke(disconnectEvent('overtaken'));
    const answer = await chat.invoke(connectEvent({ connectionName: 'overtaken', query: { room: 'cellar' } }));

    expect(answer).toEqual({ statusCode: 410 });
    expect(await chat.room('cellar')).toEqual([]);
  });

  it('leaves no ghost when a connect is repeated after the disconnect', async () => {
    const event = connectEvent({ connectionName: 'late', query: { room: 'study' } });
    await chat.invoke(event);
    await chat.invoke(disconnectEvent('late'));
    await chat.invoke(event);

    expect(await chat.room('study')).toEqual([]);
  });
});

it('fails for what is no event of a WebSocket API', async () => {
  await expect(chat.invoke({ version: '2.0' })).rejects.toThrow(
    "The event's requestContext.routeKey: must be text, was undefined. Invoke with a WebSocket event.",
  );
});
