import { describe, expect, it } from 'vitest';
import { ApiKey } from '../../../constructs/rest-api/api-key';
import type { RestMethodProps } from '../../../constructs/rest-api/rest-method';
import { UsagePlan, type UsagePlanProps } from '../../../constructs/rest-api/usage-plan';
import { UsagePlanKey } from '../../../constructs/rest-api/usage-plan-key';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, getItemsIn, stageIn } from './rest-fixture';

const throttle = { burstLimit: 500, rateLimit: 200 };

const withPlan = (props: Partial<UsagePlanProps> = {}, method: Partial<RestMethodProps> = {}) =>
  synth((scope) => {
    const api = apiIn(scope);
    const getItems = getItemsIn(scope, api, { apiKeyRequired: true, ...method });
    const throttles = [{ method: getItems, throttle: { burstLimit: 100, rateLimit: 50 } }];
    const plan = new UsagePlan(scope, 'partner', {
      name: 'partner-plan',
      stages: [{ stage: stageIn(scope, api), throttles }],
      quota: { limit: 10_000, period: 'DAY' },
      throttle,
      ...props,
    });
    new UsagePlanKey(scope, 'partner', { key: new ApiKey(scope, 'partner', { name: 'partner-key' }), plan });
  });

describe('UsagePlan', () => {
  it('says what its keys may ask for', () => {
    expect(withPlan().at('aws_api_gateway_usage_plan.partner')).toMatchObject({
      name: 'partner-plan',
      api_stages: [
        {
          api_id: '${aws_api_gateway_rest_api.main.id}',
          stage: '${aws_api_gateway_stage.prod.stage_name}',
          throttle: [{ path: '/items/GET', burst_limit: 100, rate_limit: 50 }],
        },
      ],
      quota_settings: { limit: 10_000, period: 'DAY' },
      throttle_settings: { burst_limit: 500, rate_limit: 200 },
    });
  });

  it.each<[string, Partial<UsagePlanProps>, ExpectedRefusal]>([
    ['an empty name', { name: '' }, { prop: 'name', mustBe: '1 to 128 characters', was: '', fix: 'Shorten it.' }],
    [
      'a quota of nothing',
      { quota: { limit: 0, period: 'DAY' } },
      {
        prop: 'quota.limit',
        mustBe: 'a whole number from 1 to 2147483647 requests',
        was: 0,
        fix: 'Disable the key to let nothing pass.',
      },
    ],
    [
      'a period AWS does not count in',
      { quota: { limit: 1, period: JSON.parse('"YEAR"') } },
      {
        prop: 'quota.period',
        mustBe: 'one of DAY, WEEK, MONTH',
        was: 'YEAR',
        fix: 'Write it in upper case.',
      },
    ],
    [
      'a day that begins late',
      { quota: { limit: 1, period: 'DAY', offset: 1 } },
      {
        prop: 'quota.offset',
        mustBe: 'a whole number from 0 to 0 in the DAY period',
        was: 1,
        fix: 'Leave it out.',
      },
    ],
    [
      'a month that begins later than it can',
      { quota: { limit: 1, period: 'MONTH', offset: 28 } },
      {
        prop: 'quota.offset',
        mustBe: 'a whole number from 0 to 27 in the MONTH period',
        was: 28,
        fix: 'Leave it out.',
      },
    ],
    [
      'no stage',
      { stages: [] },
      {
        prop: 'stages',
        mustBe: 'a list of 1 to 100 stages',
        was: [],
        fix: 'A plan without a stage opens nothing.',
      },
    ],
    [
      'a throttle that AWS would not be told of',
      { throttle: { burstLimit: 0, rateLimit: 1 } },
      { prop: 'throttle.burstLimit', mustBe: 'a whole number from 1 to 2147483647 requests', was: 0 },
    ],
  ])('refuses %s', (_, props, expected) => {
    expect(() => withPlan(props)).toThrow(propRefusal({ where: 'dev-scratch/UsagePlan.partner', ...expected }));
  });

  it('refuses two stages of one API', () => {
    const build = () =>
      synth((scope) => {
        const api = apiIn(scope);
        getItemsIn(scope, api, { apiKeyRequired: true });
        const stage = stageIn(scope, api);
        new UsagePlan(scope, 'partner', { name: 'partner', stages: [{ stage }, { stage }], throttle });
      });

    expect(build).toThrow(
      propRefusal({
        prop: 'stages',
        mustBe: 'stages of different APIs',
        was: 'dev-scratch/RestApi.main',
        fix: 'Give its other stage another plan.',
      }),
    );
  });

  it('refuses to plan a stage whose methods need no key', () => {
    expect(() => withPlan({}, { apiKeyRequired: false })).toThrow(
      propRefusal({
        where: 'dev-scratch/RestMethod.get_items',
        prop: 'apiKeyRequired',
        mustBe: 'true, because dev-scratch/UsagePlan.partner plans its stage',
        was: false,
        fix: 'Require the key, or the plan is never applied.',
      }),
    );
  });
});

describe('ApiKey', () => {
  it('leaves its value to AWS', () => {
    expect(Object.keys(withPlan().at('aws_api_gateway_api_key.partner')).sort()).toEqual(['//', 'enabled', 'name']);
  });
});

describe('UsagePlanKey', () => {
  it('puts a key on a plan', () => {
    expect(withPlan().at('aws_api_gateway_usage_plan_key.partner')).toMatchObject({
      key_id: '${aws_api_gateway_api_key.partner.id}',
      key_type: 'API_KEY',
      usage_plan_id: '${aws_api_gateway_usage_plan.partner.id}',
    });
  });

  it('refuses a second plan for the same key and stage', () => {
    const build = () =>
      synth((scope) => {
        const api = apiIn(scope);
        getItemsIn(scope, api, { apiKeyRequired: true });
        const stage = stageIn(scope, api);
        const key = new ApiKey(scope, 'partner', { name: 'partner-key' });
        for (const id of ['standard', 'premium']) {
          const plan = new UsagePlan(scope, id, { name: id, stages: [{ stage }], throttle });
          new UsagePlanKey(scope, `partner_${id}`, { key, plan });
        }
      });

    expect(build).toThrow(
      propRefusal({
        where: 'dev-scratch/UsagePlanKey.partner_premium',
        prop: 'plan',
        mustBe: 'the only plan of its key for a stage',
        was: ['dev-scratch/UsagePlan.standard', 'dev-scratch/UsagePlan.premium'],
        fix: 'Take the key off one of them, or use a second key.',
      }),
    );
  });
});
