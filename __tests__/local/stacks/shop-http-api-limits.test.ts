import { describe, expect, it, onTestFinished } from 'vitest';
import { shopHttpApi } from '../../../config/shop-http-api';
import { lastEnvironment } from '../../support/own-environments';
import { insideServer } from './inside-server';
import { runStack } from './run-stack';
import { signed } from './signed';
import { Clock, promisedBy, throttled } from './throttled';

const inside = insideServer();

describe('shop-http-api of prod', () => {
  const { main, next } = shopHttpApi[lastEnvironment].throttles;

  it.each([
    ['GET /users', main.default],
    ['GET /payments', main.expensive],
    ['GET /payments/7', main.expensive],
    ['GET /next/users', next.default],
    ['GET /next/payments', next.expensive],
  ])('lets through %s as its throttle says, and refuses the next request', async (line, throttle) => {
    const clock = new Clock();
    const stack = await runStack(`${lastEnvironment}-shop-http-api`, {
      now: clock.now,
      upstreams: { users: inside.url, payments: inside.url },
    });
    onTestFinished(() => stack.close());
    const headers = line.includes('payments') ? await signed(stack, line) : await stack.as('alice');

    expect(await throttled(() => stack.ask(line, headers), throttle, clock)).toEqual(promisedBy(throttle));
  });
});
