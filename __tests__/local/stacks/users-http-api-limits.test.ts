import { expect, it, onTestFinished } from 'vitest';
import { usersHttpApi } from '../../../config/users-http-api';
import { lastEnvironment } from '../../support/own-environments';
import { insideServer } from './inside-server';
import { runStack } from './run-stack';
import { Clock, promisedBy, throttled } from './throttled';

const inside = insideServer();

it.each(['GET /users/nothing', 'GET /reports'])(
  'users-http-api of prod lets through %s as its throttle says, and refuses the next request',
  async (line) => {
    const clock = new Clock();
    const stack = await runStack(`${lastEnvironment}-users-http-api`, {
      now: clock.now,
      upstreams: { api: inside.url },
    });
    onTestFinished(() => stack.close());
    const headers = await stack.as('alice');
    const { throttle } = usersHttpApi[lastEnvironment];

    expect(await throttled(() => stack.ask(line, headers), throttle, clock)).toEqual(promisedBy(throttle));
  },
);
