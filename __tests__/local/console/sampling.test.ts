import { describe, expect, it } from 'vitest';
import { type RequestEvent, Trace } from '../../../local';
import { CallBook } from '../../../local/console/call-book';

/** A book whose clock stands still until it is moved, and what adds a call to it. */
function book() {
  const time = { now: 1_000_000 };
  const calls = new CallBook(
    () => undefined,
    () => time.now,
  );
  let count = 0;
  const add = (status = 200, fill: (trace: Trace) => void = () => undefined) => {
    const trace = new Trace(String(++count), 'shop', 'aws_apigatewayv2_api.shop');
    fill(trace);
    const event: RequestEvent = {
      ...{ event: 'request', stack: 'shop', api: 'aws_apigatewayv2_api.shop', id: trace.id, method: 'GET' },
      ...{ path: '/', status, milliseconds: 1, steps: trace.steps },
    };
    return { trace, kept: calls.add(event, trace) !== undefined, again: () => calls.add(event, trace) };
  };
  return { calls, add, time };
}

describe('of a thousand calls in a second', () => {
  it('fifty are shown, and it is told how many were left out', () => {
    const { calls, add, time } = book();
    for (let at = 0; at < 1000; at++) add();
    time.now += 1000;

    expect(calls.sampling).toEqual({ kept: 50, passed: 1000, leftOut: 950 });
    time.now += 2000;
    expect(calls.sampling.leftOut).toBe(0);
  });

  it('fifty that were refused are shown beside those that went well', () => {
    const { calls, add } = book();
    for (let at = 0; at < 1000; at++) add(at % 2 === 0 ? 200 : 500);

    expect(calls.newestFirst.filter(({ status }) => status === 500)).toHaveLength(50);
  });

  it('one that the page itself made is kept', () => {
    const { calls, add } = book();
    for (let at = 0; at < 1000; at++) add();
    const { trace, kept, again } = add();
    calls.want(trace);

    expect([kept, again()?.id]).toEqual([false, trace.id]);
  });
});

describe('memory', () => {
  it('holds the last thousand calls', () => {
    const { calls, add, time } = book();
    for (let at = 0; at < 1200; at++) {
      time.now += 1000;
      add();
    }

    expect([calls.newestFirst.length, calls.newestFirst[0]?.id, calls.get('200')]).toEqual([1000, '1200', undefined]);
  });

  it('holds at most 32 MB of what calls said, and always the newest', () => {
    const { calls, add, time } = book();
    for (let at = 0; at < 20; at++) {
      time.now += 1000;
      add(200, (trace) => {
        for (let line = 0; line < 16; line++) trace.log('x'.repeat(256 * 1024));
      });
    }

    expect(calls.newestFirst.map(({ id }) => id)).toEqual(['20', '19', '18', '17', '16', '15', '14', '13']);
  });
});
