import { describe, expect, it, onTestFinished } from 'vitest';
import { itemsHttpApi } from '../../../config/items-http-api';
import { lastEnvironment } from '../../support/own-environments';
import { runStack } from './run-stack';
import { Clock, promisedBy, throttled } from './throttled';

describe('items-http-api of prod', () => {
  const { throttles } = itemsHttpApi[lastEnvironment];

  it.each([
    ['POST /items', throttles.creation],
    ['GET /items/nothing', throttles.default],
  ])('lets through %s as its throttle says, and refuses the next request', async (line, throttle) => {
    const clock = new Clock();
    const stack = await runStack(`${lastEnvironment}-items-http-api`, { now: clock.now });
    onTestFinished(() => stack.close());
    const headers = await stack.as('alice');

    expect(await throttled(() => stack.ask(line, headers), throttle, clock)).toEqual(promisedBy(throttle));
  });
});
