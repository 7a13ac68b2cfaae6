import { beforeAll, describe, expect, it } from 'vitest';
import { Quotas } from '../../../local/rest-api/access/quotas';
import type { Running } from './running';
import { runSmall, uriOf } from './small-api';

const api = '${aws_api_gateway_rest_api.api.id}';
const stage = '${aws_api_gateway_stage.s.stage_name}';
const keys = ['plain', 'disabled', 'idle', 'quick', 'narrow', 'spent'] as const;
let small: Running;

const inPlan = (name: string, plan: string) => ({
  [name]: {
    key_id: `\${aws_api_gateway_api_key.${name}.id}`,
    key_type: 'API_KEY',
    usage_plan_id: `\${aws_api_gateway_usage_plan.${plan}.id}`,
  },
});
const plan = (given: object = {}, throttle: object[] = []) => ({
  name: 'plan',
  api_stages: [{ api_id: api, stage, throttle }],
  ...given,
});

beforeAll(async () => {
  const required = { method: { api_key_required: true } };
  small = await runSmall(
    { 'GET /a': required, 'GET /b': required, 'GET /open': {}, 'GET /limited': {} },
    {
      aws_api_gateway_api_key: {
        ...Object.fromEntries(
          keys.map((name) => [name, { name, value: `${name}-key-0123456789abcdef`, enabled: name !== 'disabled' }]),
        ),
        drawn: { name: 'drawn' },
      },
      aws_api_gateway_usage_plan: {
        all: plan(),
        quick: plan({ throttle_settings: { rate_limit: 0.001, burst_limit: 2 } }),
        narrow: plan({}, [{ path: '/a/GET', rate_limit: 0.001, burst_limit: 1 }]),
        spent: plan({ quota_settings: { limit: 3, offset: 1, period: 'DAY' } }),
      },
      aws_api_gateway_usage_plan_key: {
        ...inPlan('plain', 'all'),
        ...inPlan('disabled', 'all'),
        ...inPlan('drawn', 'all'),
        ...inPlan('quick', 'quick'),
        ...inPlan('narrow', 'narrow'),
        ...inPlan('spent', 'spent'),
      },
      aws_api_gateway_method_settings: {
        limited: {
          rest_api_id: api,
          stage_name: stage,
          method_path: 'limited/GET',
          settings: { throttling_rate_limit: 0.001, throttling_burst_limit: 1 },
        },
      },
    },
  );
});

const ask = (path: string, key?: string) =>
  small.call(`GET /s/${path}`, { headers: key === undefined ? {} : { 'x-api-key': `${key}-key-0123456789abcdef` } });

describe('an API key', () => {
  it('is in the context of who brings it [G155]', async () => {
    const { identity } = ((await ask('a', 'plain')).json() as { requestContext: { identity: object } }).requestContext;

    expect(identity).toMatchObject({ apiKey: 'plain-key-0123456789abcdef', apiKeyId: expect.any(String) });
  });

  it.each([
    ['missing', undefined],
    ['unknown', 'nobody'],
    ['disabled', 'disabled'],
    ['in no plan', 'idle'],
  ])('that is %s is forbidden [G243]', async (_, key) => {
    const { status, text, headers } = await ask('a', key);

    expect([status, text, headers['x-amzn-errortype']]).toEqual([403, '{"message":"Forbidden"}', 'ForbiddenException']);
  });

  it('is not asked for where the method does not', async () => {
    expect((await ask('open')).status).toBe(200);
  });

  it('without a value of its own has one that is told at start', async () => {
    const note = small.run.apis[0]?.served.notes?.find((line) => line.startsWith('aws_api_gateway_api_key.drawn'));
    const value = /has the value (\S+)$/.exec(note ?? '')?.[1] ?? '';

    expect((await small.call('GET /s/a', { headers: { 'x-api-key': value } })).status).toBe(200);
  });
});

describe('a usage plan', () => {
  it('throttles each key [G245]', async () => {
    await ask('a', 'quick');
    await ask('b', 'quick');
    const { status, text, headers } = await ask('a', 'quick');

    expect([status, text, headers['x-amzn-errortype']]).toEqual([
      429,
      '{"message":"Too Many Requests"}',
      'TooManyRequestsException',
    ]);
  });

  it('throttles a method by limits of its own [G246]', async () => {
    const statuses = [await ask('a', 'narrow'), await ask('a', 'narrow'), await ask('b', 'narrow')].map(
      ({ status }) => status,
    );

    expect(statuses).toEqual([200, 429, 200]);
  });

  it('has a quota, less its offset in the first period [G245]', async () => {
    const statuses = [await ask('a', 'spent'), await ask('b', 'spent')].map(({ status }) => status);
    const { status, text, headers } = await ask('a', 'spent');

    expect(statuses).toEqual([200, 200]);
    expect([status, text, headers['x-amzn-errortype']]).toEqual([
      429,
      '{"message":"Limit Exceeded"}',
      'LimitExceededException',
    ]);
  });
});

describe('a quota', () => {
  it.each([
    ['DAY', '2026-01-01T23:59:59Z', '2026-01-02T00:00:00Z'],
    ['WEEK', '2026-01-03T23:59:59Z', '2026-01-04T00:00:00Z'],
    ['MONTH', '2026-01-31T23:59:59Z', '2026-02-01T00:00:00Z'],
  ] as const)('of a %s begins again after it, without the offset', (period, before, after) => {
    let now = Date.parse(before);
    const quotas = new Quotas(() => now);
    const quota = { limit: 2, offset: 1, period };
    const plan = { id: 'plan', address: 'p', name: 'p', stages: [], throttle: undefined, quota, keyIds: ['key'] };
    const key = { id: 'key', address: 'k', name: 'k', value: 'v', drawn: false, enabled: true };
    const take = () => quotas.take(plan, key, quota);
    const first = [take(), take()];
    now = Date.parse(after);

    expect([...first, take(), take(), take()]).toEqual([true, false, true, true, false]);
  });
});

it('a method is throttled by its settings, whoever calls [G246] [G268]', async () => {
  const statuses = [await ask('limited'), await ask('limited'), await ask('open')].map(({ status }) => status);

  expect(statuses).toEqual([200, 429, 200]);
});

it('the key may come from the authorizer [G244]', async () => {
  const required = {
    authorization: 'CUSTOM',
    authorizer_id: '${aws_api_gateway_authorizer.judge.id}',
    api_key_required: true,
  };
  const other = await runSmall(
    { 'GET /a': { method: required } },
    {
      aws_api_gateway_rest_api: { api: { api_key_source: 'AUTHORIZER' } },
      aws_api_gateway_authorizer: {
        judge: { rest_api_id: api, name: 'judge', type: 'TOKEN', authorizer_uri: uriOf('judge') },
      },
      aws_api_gateway_api_key: { partner: { name: 'partner', value: 'partner-key-0123456789' } },
      aws_api_gateway_usage_plan: { all: plan() },
      aws_api_gateway_usage_plan_key: inPlan('partner', 'all'),
    },
  );
  const statuses = await Promise.all(
    ['partner', 'allow'].map(
      async (token) => (await other.call('GET /s/a', { headers: { Authorization: token } })).status,
    ),
  );

  expect(statuses).toEqual([200, 403]);
});
