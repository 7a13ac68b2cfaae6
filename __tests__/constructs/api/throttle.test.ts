import { describe, expect, it } from 'vitest';
import type { Throttle } from '../../../constructs/api/throttle';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, routeIn, stageIn } from '../http-api/http-parts';

const settings = (throttle: Throttle) =>
  synth((scope) => stageIn(scope, 'main', { throttle })).at('aws_apigatewayv2_stage.main').default_route_settings;

describe('Throttle', () => {
  it('states both values', () => {
    expect(settings({ burstLimit: 1, rateLimit: 0.5 })).toMatchObject({
      throttling_burst_limit: 1,
      throttling_rate_limit: 0.5,
    });
  });

  it.each([0, -1, 1.5])('refuses the burst %s', (burstLimit) => {
    expect(() => settings({ burstLimit, rateLimit: 1 })).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpStage.main',
        prop: 'throttle.burstLimit',
        mustBe: 'a whole number from 1 to 2147483647 requests',
        was: burstLimit,
        fix: 'With 0 every request is answered 429; leave the throttle out to use the limit around it.',
      }),
    );
  });

  it.each([0, -1])('refuses the rate %s', (rateLimit) => {
    expect(() => settings({ burstLimit: 1, rateLimit })).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpStage.main',
        prop: 'throttle.rateLimit',
        mustBe: 'a number of requests per second above 0',
        was: rateLimit,
        fix: 'With 0 every request is answered 429; leave the throttle out to use the limit around it.',
      }),
    );
  });

  it('is refused by the name of its route', () => {
    expect(() =>
      synth((scope) => {
        const api = apiIn(scope);
        const route = routeIn(scope, 'get_items', { api });
        stageIn(scope, 'main', { api, routeThrottles: [{ route, throttle: { burstLimit: 0, rateLimit: 1 } }] });
      }),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpStage.main',
        prop: 'routeThrottles[get_items].burstLimit',
        mustBe: 'a whole number',
      }),
    );
  });
});
