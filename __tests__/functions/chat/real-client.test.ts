import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { operations } from '../../../stacks/chat-websocket-api/operations';
import { ChatClient } from '../../support/chat-client';
import { type DynamoDbEngine, startDynamoDb } from '../../support/dynamodb';
import { startTokenIssuer, type TokenIssuer } from '../../support/token-issuer';
import { startWebSocketBridge, type WebSocketBridge } from '../../support/websocket-bridge';
import { connectionsTable, loadChatHandler } from './chat-service';

let engine: DynamoDbEngine;
let bridge: WebSocketBridge;
let tokens: TokenIssuer;
beforeAll(async () => {
  [engine, bridge, tokens] = await Promise.all([startDynamoDb(), startWebSocketBridge(), startTokenIssuer()]);
  await engine.createTable(connectionsTable);
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'true');
  vi.stubEnv('TOKEN_ISSUER', tokens.issuer);
  vi.stubEnv('TOKEN_AUDIENCE', tokens.audience);
  vi.stubEnv('TOKEN_JWKS_URI', tokens.jwksUri);
  vi.stubEnv('TOKEN_ALGORITHMS', 'RS256');
  vi.stubEnv('TOKEN_IN_QUERY_STRING', 'false');
  const handle = await loadChatHandler(engine.endpoint, bridge.managementUrl);
  const { handler: authorize } = await import('../../../functions/authorizers/websocket/handler');
  bridge.serve({ operations, authorize, handle });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([bridge.close(), engine.close(), tokens.close()]);
});

const tokenOf = (sub: string) => tokens.token({ claims: { sub } });
const join = (user: string, room: string) =>
  ChatClient.connect(`${bridge.url}/?room=${room}`, { headers: { Authorization: `Bearer ${tokenOf(user)}` } });
const membersIn = async (room: string) => {
  const query = { TableName: 'connections', IndexName: 'room', KeyConditionExpression: 'room = :room' };
  return (await engine.documents.send(new QueryCommand({ ...query, ExpressionAttributeValues: { ':room': room } })))
    .Count;
};

describe('a real client', () => {
  it('connects, sends, receives and leaves', async () => {
    const [ann, ben] = await Promise.all([join('ann', 'r1'), join('ben', 'r1')]);
    ann.send({ action: 'sendMessage', text: 'Hello' });

    expect(await ben.next()).toMatchObject({ type: 'message', from: 'ann', text: 'Hello', room: 'r1' });
    expect(await ann.next()).toMatchObject({ type: 'sent', deliveries: { delivered: 1 } });

    const left = bridge.handled('$disconnect');
    await ben.close();
    await left;
    expect(await membersIn('r1')).toBe(1);
    ann.drop();
  });

  it('connects as a browser does, with its token among the sub-protocols', async () => {
    const protocols = ['chat.v1', `bearer.${tokenOf('cat')}`];
    const cat = await ChatClient.connect(`${bridge.url}/?room=r2`, { protocols });

    expect(cat.protocol).toBe('chat.v1');
    cat.drop();
  });

  it.each([
    ['401 without a token', 'room=r3', {}],
    ['401 with a token that is not ours', 'room=r3', { Authorization: 'Bearer a.b.c' }],
  ])('is answered %s', async (what, query, headers) => {
    const refused = ChatClient.connect(`${bridge.url}/?${query}`, { headers });

    await expect(refused).rejects.toThrow(`Unexpected server response: ${what.slice(0, 3)}`);
  });

  it('is answered 400 without a room', async () => {
    const refused = ChatClient.connect(bridge.url, { headers: { Authorization: `Bearer ${tokenOf('ann')}` } });

    await expect(refused).rejects.toThrow('Unexpected server response: 400');
  });

  it('reads why its message was not understood', async () => {
    const ann = await join('ann', 'r4');
    ann.send('hello');

    expect(await ann.next()).toMatchObject({ type: 'error', code: 'unknown_action' });
    ann.drop();
  });

  it('is cut off when it sends more than API Gateway takes', async () => {
    const ann = await join('ann', 'r5');
    const closed = ann.closed();
    ann.send('x'.repeat(128 * 1024 + 1));

    expect(await closed).toBe(1009);
  });

  it('that drops without a word is missed by nobody', async () => {
    const [ann, ben] = await Promise.all([join('ann', 'r6'), join('ben', 'r6')]);
    const left = bridge.handled('$disconnect');
    ben.drop();
    await left;
    ann.send({ action: 'sendMessage', text: 'Anyone?' });

    expect(await ann.next()).toMatchObject({ deliveries: { delivered: 0, gone: 0, failed: 0, complete: true } });
    ann.drop();
  });

  it('hears a message once after it reconnected', async () => {
    const [ann, before] = await Promise.all([join('ann', 'r7'), join('ben', 'r7')]);
    const left = bridge.handled('$disconnect');
    before.drop();
    const after = await join('ben', 'r7');
    ann.send({ action: 'sendMessage', text: 'Welcome back' });
    await Promise.all([left, ann.next()]);

    expect(await after.next()).toMatchObject({ text: 'Welcome back' });
    expect([before.unread, after.unread]).toEqual([0, 0]);
    expect(await membersIn('r7')).toBe(2);
    ann.drop();
    after.drop();
  });

  it('hears messages of one sender in the order in which they were sent and answered', async () => {
    const [ann, ben] = await Promise.all([join('ann', 'r8'), join('ben', 'r8')]);
    for (const text of ['one', 'two', 'three']) {
      ann.send({ action: 'sendMessage', text });
      await ann.next();
    }

    expect([await ben.next(), await ben.next(), await ben.next()].map(({ text }) => text)).toEqual([
      'one',
      'two',
      'three',
    ]);
    ann.drop();
    ben.drop();
  });
});
