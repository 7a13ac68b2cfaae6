import { describe, expect, it } from 'vitest';
import { itemsRestApi } from '../../../config/items-rest-api';
import { lastEnvironment } from '../../support/own-environments';
import { mainStage, restStage } from './rest-stage';
import { Clock, messageOf, promisedBy, throttled } from './throttled';

const last = `${lastEnvironment}-items-rest-api`;

describe('the limits of prod', () => {
  const { partner, throttles } = itemsRestApi[lastEnvironment];
  const start = async () => {
    const clock = new Clock();
    const api = await restStage(last, mainStage(last, lastEnvironment), { now: clock.now });
    return { api, clock };
  };

  it('let the partner list as often as its plan says, and refuse the next list', async () => {
    const { api, clock } = await start();

    expect(await throttled(() => api.ask('GET /items'), partner.listing, clock)).toEqual(promisedBy(partner.listing));
  });

  it('let each other method through as the stage says, and all together as the plan says', async () => {
    const { api } = await start();
    const passed = async (line: string) => {
      let count = 0;
      while ((await api.ask(line, { body: {} })).status !== 429) count += 1;
      return count;
    };
    const { burstLimit } = throttles.default;

    // The stage's refusal counts in the plan: it comes after it.
    expect([await passed('POST /items'), await passed('PUT /items/nothing')]).toEqual([
      burstLimit,
      partner.throttle.burstLimit - burstLimit - 1,
    ]);
  });

  it('let the partner call as often a day as its plan says, and no more', async () => {
    const { api, clock } = await start();
    const { burstLimit, rateLimit } = partner.listing;
    const statuses = new Set<number>();
    for (let at = 0; at < partner.requestsPerDay; at++) {
      if (at % burstLimit === 0) clock.pass(burstLimit / rateLimit);
      statuses.add((await api.ask('GET /items')).status);
    }
    clock.pass(1);
    const refused = await api.ask('GET /items');

    expect([[...statuses], refused.status, messageOf(refused)]).toEqual([[200], 429, 'Limit Exceeded']);
  });
});
