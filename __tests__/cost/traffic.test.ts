import { describe, expect, it } from 'vitest';
import { readTraffic } from '../../cost';

const stack = (traffic: object) => () => readTraffic({ stacks: { shop: traffic } });

describe('a traffic file', () => {
  it('may say all that the page names', () => {
    const traffic = {
      requestsBySize: [{ requests: 10, requestKb: 600 }],
      messages: [{ direction: 'in', count: 1, kb: 33 }],
      lambda: { orders: { invocations: 0, durationMs: 12, provisionedShare: 0.5, provisionedHours: 100 } },
      cacheHitRate: 1,
    };

    expect(stack(traffic)()).toEqual({ stacks: { shop: traffic } });
  });

  it.each([
    [
      'a key that it must not have',
      { request: 1 },
      'stacks["shop"]: must not have the key "request". Known are requests,',
    ],
    ['a negative number', { requests: -1 }, 'stacks["shop"].requests: must be a number of 0 or more, was -1'],
    ['a text', { requests: '5' }, 'stacks["shop"].requests: must be a number of 0 or more, was "5"'],
    ['a share above 1', { cacheHitRate: 80 }, 'stacks["shop"].cacheHitRate: must be a number from 0 to 1, was 80'],
    [
      'a key of a function that it must not have',
      { lambda: { orders: { calls: 1 } } },
      'stacks["shop"].lambda["orders"]: must not have the key "calls"',
    ],
    [
      'messages that go nowhere',
      { messages: [{ direction: 'up', count: 1, kb: 1 }] },
      'stacks["shop"].messages[0].direction: must be "in" or "out", was "up"',
    ],
    [
      'a size without its number of requests',
      { requestsBySize: [{ requestKb: 1 }] },
      'stacks["shop"].requestsBySize[0].requests: must be a number of 0 or more, was absent',
    ],
    ['no list', { messages: {} }, 'stacks["shop"].messages: must be a list, was {}'],
  ])('is refused with its place for %s', (_, traffic, message) => {
    expect(stack(traffic)).toThrow(message);
  });

  it.each([
    ['[]', [], 'the document: must be {"stacks": {…}}, was []'],
    ['{}', {}, 'stacks: must be an object, was absent'],
    ['another key', { stacks: {}, traffic: {} }, 'the document: must not have the key "traffic". Known are stacks'],
  ])('is refused as a whole for %s', (_, document, message) => {
    expect(() => readTraffic(document)).toThrow(message);
  });
});
