import { describe, expect, it } from 'vitest';
import { usersRestApi } from '../../../config/users-rest-api';
import { firstEnvironment, lastEnvironment } from '../../support/own-environments';
import { synthesizedStack } from '../../support/synthesized-stacks';
import { mainStage, nextStage, restStage, type Where } from './rest-stage';
import { Clock, messageOf, promisedBy, throttled } from './throttled';

const first = `${firstEnvironment}-users-rest-api`;
const last = `${lastEnvironment}-users-rest-api`;

/** The JSON of a stack whose partner has another plan for the main stage. */
function withPlan(stack: string, plan: string): object {
  const json = synthesizedStack(stack);
  json.resource.aws_api_gateway_usage_plan_key.partner_standard.usage_plan_id = `\${aws_api_gateway_usage_plan.${plan}.id}`;
  return json;
}

describe('the plans of the partner', () => {
  const { standard, premium, next } = usersRestApi[lastEnvironment].plans;
  const start = async (plan: string, where: Where) => {
    const clock = new Clock();
    const json = withPlan(last, plan);
    const api = await restStage(last, where, { now: clock.now }, json);
    return { clock, call: () => api.ask('POST /users', { body: {} }) };
  };

  it.each([
    ['standard', mainStage(last, lastEnvironment), standard.throttle],
    ['premium', mainStage(last, lastEnvironment), premium.throttle],
    ['next', nextStage(last), next.throttle],
  ])('%s: lets through what its throttle says, and refuses the next request', async (plan, where, throttle) => {
    const { call, clock } = await start(plan, where);

    expect(await throttled(call, throttle, clock)).toEqual(promisedBy(throttle));
  });

  it.each([
    ['next', nextStage(first), usersRestApi[firstEnvironment].plans.next],
    ['premium', mainStage(first, firstEnvironment), usersRestApi[firstEnvironment].plans.premium],
  ])(
    '%s: is used up after the requests of a month, and there again in the next month',
    async (plan, where, { requestsPerMonth, throttle }) => {
      const clock = new Clock();
      const json = withPlan(first, plan);
      const api = await restStage(first, where, { now: clock.now }, json);
      const call = () => api.ask('POST /users', { body: {} });
      const statuses = new Set<number>();
      // Slowly enough for the firewall, which counts for five minutes.
      for (let at = 0; at < requestsPerMonth; at++) {
        if (at % throttle.burstLimit === 0) clock.pass(60);
        statuses.add((await call()).status);
      }
      clock.pass(60);
      const refused = await call();

      expect([[...statuses], refused.status, messageOf(refused)]).toEqual([[400], 429, 'Limit Exceeded']);
      clock.pass(31 * 86_400);
      expect((await call()).status).not.toBe(429);
    },
  );
});

describe('the limits for callers without a plan', () => {
  const { throttles, requestsPerFiveMinutes } = usersRestApi[lastEnvironment];
  const start = async (where = mainStage(last, lastEnvironment)) => {
    const clock = new Clock();
    const api = await restStage(last, where, { now: clock.now });
    return { clock, call: () => api.ask('OPTIONS /users') };
  };

  it.each([
    ['main', mainStage(last, lastEnvironment), throttles.main],
    ['next', nextStage(last), throttles.next],
  ])(
    'stage %s: lets each method through as its throttle says, and refuses the next request',
    async (_, where, throttle) => {
      const { call, clock } = await start(where);

      expect(await throttled(call, throttle, clock)).toEqual(promisedBy(throttle));
    },
  );

  it('the firewall blocks an address that asks too often in five minutes, for as long', async () => {
    const { call, clock } = await start();
    const { burstLimit, rateLimit } = throttles.main;
    const statuses = new Set<number>();
    for (let at = 0; at < requestsPerFiveMinutes; at++) {
      if (at % burstLimit === 0) clock.pass(burstLimit / rateLimit);
      statuses.add((await call()).status);
    }
    clock.pass(1);
    const refused = await call();

    expect([[...statuses], refused.status, messageOf(refused)]).toEqual([[204], 403, 'Forbidden']);
    clock.pass(300);
    expect((await call()).status).toBe(204);
  });
});
