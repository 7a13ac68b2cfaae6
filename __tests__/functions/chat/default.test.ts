import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { operations } from '../../../stacks/chat-websocket-api/operations';
import { messageEvent, requestId } from '../../support/websocket-events';
import { type ChatService, startChatService } from './chat-service';

let chat: ChatService;
beforeAll(async () => {
  chat = await startChatService();
});
beforeEach(() => chat.reset());
afterAll(() => chat.close());

it.each([
  ['an action that is not known', { action: 'dance' }, '"dance"'],
  ['an action that is no text', { action: { sendMessage: true } }, '{"sendMessage":true}'],
  ['no action', { text: 'Hi' }, 'missing'],
  ['JSON that is no object', 'null', 'missing'],
  ['a message that is no JSON', 'hello', 'not JSON'],
  ['an empty message', '', 'not JSON'],
  ['an endless action', { action: 'x'.repeat(500) }, `"${'x'.repeat(99)}`],
])('answers %s with the action to use', async (_what, body, was) => {
  const { statusCode, frame } = await chat.invoke(messageEvent(body, { routeKey: '$default' }));

  expect(statusCode).toBe(200);
  expect(frame).toEqual({
    type: 'error',
    code: 'unknown_action',
    message: `The action must be sendMessage, was ${was}. Write it as in {"action":"sendMessage","text":"Hello"}.`,
    request_id: requestId,
  });
});

it.each(Object.values(operations).map(({ route }) => route))('serves %s, as the route table says', async (routeKey) => {
  const { requestContext } = messageEvent({ action: routeKey }, { routeKey });
  const { frame } = await chat.invoke({ requestContext, body: '{}' });

  expect(frame?.code === 'unknown_action').toBe(routeKey === '$default');
});

it('reads a binary frame', async () => {
  const event = messageEvent(Buffer.from('{"action":"dance"}').toString('base64'), { routeKey: '$default' });
  const { frame } = await chat.invoke({ ...event, isBase64Encoded: true });

  expect(frame.message).toContain('was "dance"');
});

it('asks DynamoDB for nothing', async () => {
  await chat.invoke(messageEvent({ action: 'dance' }, { routeKey: '$default' }));

  expect(chat.engine.operations).toEqual([]);
});
