import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectionIdOf, contextWith, disconnectEvent, messageEvent, requestId } from '../../support/websocket-events';
import { type ChatService, startChatService } from './chat-service';

let chat: ChatService;
const room = 'lobby';
beforeAll(async () => {
  chat = await startChatService();
});
beforeEach(() => chat.reset());
afterAll(() => chat.close());

const join = (name: string, secondsAgo?: number) => chat.join(name, { userId: name, query: { room } }, secondsAgo);
const joinAll = async (...ids: string[]) => {
  await Promise.all(ids.map((id) => join(id)));
};

describe('sendMessage', () => {
  it('posts the message to everyone else in the room', async () => {
    await joinAll('ann', 'ben', 'cat');
    const { frame } = await chat.say('ann', 'Good morning ☀');

    expect(chat.reached()).toEqual(['ben', 'cat']);
    expect(chat.endpoint.posts[0]?.frame).toEqual({
      type: 'message',
      id: frame.id,
      room,
      from: 'ann',
      text: 'Good morning ☀',
      sent_at: frame.sent_at,
    });
  });

  it('tells the sender how far the message came', async () => {
    await joinAll('ann', 'ben');
    const { statusCode, frame } = await chat.say('ann', 'Hi');

    expect(statusCode).toBe(200);
    expect(frame).toEqual({
      type: 'sent',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      sent_at: expect.stringMatching(/^\d{4}-.*Z$/),
      deliveries: { delivered: 1, gone: 0, failed: 0, complete: true },
    });
  });

  it('is heard in no other room', async () => {
    await joinAll('ann', 'ben');
    await chat.join('stranger', { query: { room: 'elsewhere' } });
    await chat.say('ann', 'Hi');

    expect(chat.reached()).toEqual(['ben']);
  });

  it('posts to the configured endpoint, whatever domain the event names', async () => {
    await joinAll('ann', 'ben');
    await chat.say('ann', 'Hi');

    expect(chat.endpoint.posts.map(({ path }) => path)).toEqual([`/@connections/${connectionIdOf('ben')}`]);
  });

  it('counts messages and deliveries', async () => {
    await joinAll('ann', 'ben', 'cat');
    await chat.say('ann', 'Hi');

    expect(chat.printed()).toContainEqual(
      expect.objectContaining({ MessagesSent: 1, Deliveries: 2, DeliveriesFailed: 0 }),
    );
  });

  it('says nothing of what was said in the log', async () => {
    await joinAll('ann', 'ben');
    await chat.say('ann', 'between us');

    expect(JSON.stringify(chat.printed())).not.toContain('between us');
  });

  it('serves many at once, and never more than 32', async () => {
    await joinAll('ann');
    for (const row of ['a', 'b', 'c', 'd']) await chat.fill(room, row);
    chat.endpoint.gather(32);
    const { frame } = await chat.say('ann', 'Hi');

    expect(chat.endpoint.mostAtOnce).toBe(32);
    expect(frame.deliveries.delivered).toBe(100);
  });
});

describe('peers that cannot be reached', () => {
  it('forgets a connection that is gone', async () => {
    await joinAll('ann', 'ben', 'cat');
    chat.endpoint.leave('ben');
    const { frame } = await chat.say('ann', 'Hi');

    expect(frame.deliveries).toEqual({ delivered: 1, gone: 1, failed: 0, complete: true });
    expect(await chat.room(room)).toEqual(['ann', 'cat']);
  });

  it('keeps a connection that is still being opened, though API Gateway calls it gone', async () => {
    await joinAll('ann');
    await join('new', 0);
    chat.endpoint.leave('new');
    await chat.say('ann', 'Hi');

    expect(await chat.room(room)).toEqual(['ann', 'new']);
  });

  it('reaches a client that reconnected, and forgets the connection it had before', async () => {
    await joinAll('ann', 'ben-before');
    chat.endpoint.leave('ben-before');
    const [{ frame }] = await Promise.all([chat.say('ann', 'Hi'), join('ben-after', 0)]);
    await chat.invoke(disconnectEvent('ben-before'));

    expect(frame.deliveries.gone).toBe(1);
    expect(await chat.room(room)).toEqual(['ann', 'ben-after']);
  });

  it('tries a throttled post again', async () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0);
    await joinAll('ann', 'ben');
    chat.endpoint.fail('ben', 'throttled', 'throttled', 'throttled');
    const { frame } = await chat.say('ann', 'Hi');
    random.mockRestore();

    expect(chat.reached()).toEqual(['ben', 'ben', 'ben', 'ben']);
    expect(frame.deliveries).toEqual({ delivered: 1, gone: 0, failed: 0, complete: true });
  });

  it.each(['forbidden', 'broken', 'silent', 'throttled'] as const)(
    'delivers to the others when one peer stays %s',
    async (peer) => {
      const random = vi.spyOn(Math, 'random').mockReturnValue(0);
      await joinAll('ann', 'bad', 'cat', 'dan');
      chat.endpoint.fail('bad', peer, peer, peer, peer);
      const { frame } = await chat.say('ann', 'Hi');
      random.mockRestore();

      expect(frame.deliveries).toEqual({ delivered: 2, gone: 0, failed: 1, complete: true });
      expect(await chat.room(room)).toEqual(['ann', 'bad', 'cat', 'dan']);
    },
  );

  it('writes one line for all that were not reached', async () => {
    await joinAll('ann', 'ben', 'cat');
    chat.endpoint.fail('ben', 'forbidden');
    chat.endpoint.fail('cat', 'forbidden');
    await chat.say('ann', 'Hi');

    const warnings = chat.printed().filter(({ level }) => level === 'WARN');
    expect(warnings).toEqual([expect.objectContaining({ message: 'Not everyone was reached.', failed: 2 })]);
  });

  it('posts nothing to a connection that has expired', async () => {
    await joinAll('ann');
    const gone = { connection_id: 'old', user_id: 'old', room, connected_at: 1, expires_at: 2 };
    await chat.engine.put('connections', gone);
    await chat.say('ann', 'Hi');

    expect(chat.reached()).toEqual([]);
  });

  it('are waited for until a second before Lambda ends the call, and the sender learns that not all was done', async () => {
    await joinAll('ann', 'ben');
    chat.endpoint.fail('ben', 'stalled');
    const event = messageEvent({ action: 'sendMessage', text: 'Hi' }, { connectionName: 'ann' });
    const { frame } = await chat.invoke(event, contextWith(1_500));

    expect(frame.deliveries).toEqual({ delivered: 0, gone: 0, failed: 1, complete: false });
  });

  it('are not all known when a later page of the room cannot be read, which is no reason to say it again', async () => {
    await joinAll('ann', 'ben', 'cat');
    chat.engine.pages(2);
    chat.engine.fail({ name: 'ProvisionedThroughputExceededException', operation: 'Query', after: 1 });
    const { frame } = await chat.say('ann', 'Hi');

    expect(frame).toMatchObject({ type: 'sent', deliveries: { delivered: 1, gone: 0, failed: 0, complete: false } });
    expect(chat.printed()).toContainEqual(expect.objectContaining({ message: 'Not everyone was reached.' }));
  });

  it('are told nothing when the sender cannot be looked up in time', async () => {
    await joinAll('ann', 'ben');
    chat.engine.stall('GetItem');
    const event = messageEvent({ action: 'sendMessage', text: 'Hi' }, { connectionName: 'ann' });
    const { frame } = await chat.invoke(event, contextWith(1_200));

    expect(frame).toMatchObject({ code: 'busy', message: 'The service did not answer in time. Try again shortly.' });
    expect(chat.reached()).toEqual([]);
  });
});

describe('messages that are refused', () => {
  const send = (body: unknown) => chat.invoke(messageEvent(body, { connectionName: 'ann' }));

  it.each([
    ['no text', { action: 'sendMessage' }, 'text', 'must be text'],
    ['a text that is a number', { action: 'sendMessage', text: 7 }, 'text', 'must be text'],
    ['an empty text', { action: 'sendMessage', text: '  ' }, 'text', 'must not be empty'],
    [
      'a field nobody knows',
      { action: 'sendMessage', text: 'Hi', room: 'x' },
      'room',
      'is not a field of this request',
    ],
    ['no JSON', 'hello', 'body', 'must be JSON'],
  ])('answers %s with the field and what it must be', async (_what, body, field, message) => {
    await joinAll('ann', 'ben');
    const { statusCode, frame } = await send(body);

    expect(statusCode).toBe(200);
    expect(frame).toEqual({
      type: 'error',
      code: 'invalid_message',
      message: 'The request holds fields that cannot be accepted.',
      request_id: requestId,
      errors: [{ field, message }],
    });
    expect(chat.reached()).toEqual([]);
  });

  it('refuses a message that would not fit into one frame of 32 KB, before anything is sent', async () => {
    await joinAll('ann', 'ben');
    const { frame } = await chat.say('ann', 'é'.repeat(16_384));

    expect(frame).toMatchObject({ type: 'error', code: 'message_too_large' });
    expect(frame.message).toMatch(
      /^The message must be at most 32768 bytes, was 32\d{3}\. Shorten it, or send several\.$/,
    );
    expect(chat.reached()).toEqual([]);
  });

  it('answers in one frame, however many fields it has to name', async () => {
    await joinAll('ann');
    const fields = Array.from({ length: 100 }, (_, n) => [`${n}`.repeat(500), n]);
    const { frame } = await send({ action: 'sendMessage', text: 'Hi', ...Object.fromEntries(fields) });

    expect(Buffer.byteLength(JSON.stringify(frame))).toBeLessThanOrEqual(32 * 1024);
    expect(frame).toMatchObject({ code: 'invalid_message', request_id: requestId });
    expect(frame.errors.length).toBeGreaterThan(10);
  });

  it('refuses a message of more than 128 KB without reading it', async () => {
    const { frame } = await send(`"${'x'.repeat(131_071)}"`);

    expect(frame.message).toBe('The message must be at most 131072 bytes, was 131073. Shorten it, or send several.');
    expect(chat.engine.operations).toEqual([]);
  });

  it('sends the largest message that fits', async () => {
    await joinAll('ann', 'ben');
    const { frame: small } = await chat.say('ann', 'x');
    const overhead = Buffer.byteLength(JSON.stringify(chat.endpoint.posts[0]?.frame)) - 1;
    const { frame } = await chat.say('ann', 'x'.repeat(32_768 - overhead));

    expect([small.type, frame.type]).toEqual(['sent', 'sent']);
    expect(chat.reached()).toEqual(['ben', 'ben']);
  });

  it('asks a connection that is not known to connect again', async () => {
    const { frame } = await chat.say('nobody', 'Hi');

    expect(frame).toMatchObject({
      code: 'not_connected',
      message: 'This connection is in no room any more. Connect again.',
    });
  });

  it('asks to try again when DynamoDB is busy', async () => {
    await joinAll('ann', 'ben');
    chat.engine.fail({ name: 'ProvisionedThroughputExceededException', operation: 'Query' });

    expect((await chat.say('ann', 'Hi')).frame).toMatchObject({ code: 'busy' });
  });

  it('names the request and nothing else when something unexpected happens', async () => {
    await joinAll('ann', 'ben');
    chat.engine.fail({ name: 'InternalServerError', operation: 'Query', status: 500 });

    expect((await chat.say('ann', 'Hi')).frame).toEqual({
      type: 'error',
      code: 'internal_error',
      message: 'Internal server error.',
      request_id: requestId,
    });
  });
});

describe('behind a stage', () => {
  let staged: ChatService;
  beforeAll(async () => {
    staged = await startChatService({ stage: '/dev' });
  });
  afterAll(() => staged.close());

  it('posts below the stage', async () => {
    await staged.join('ann');
    await staged.join('ben');
    await staged.say('ann', 'Hi');

    expect(staged.endpoint.posts.map(({ path }) => path)).toEqual([`/dev/@connections/${connectionIdOf('ben')}`]);
  });
});
