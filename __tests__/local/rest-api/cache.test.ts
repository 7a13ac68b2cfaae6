import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Running } from './running';
import { proxyTo, runSmall, type Tree } from './small-api';

const api = '${aws_api_gateway_rest_api.api.id}';
const stage = '${aws_api_gateway_stage.s.stage_name}';
const counted = { integration: proxyTo('count') };
const keyed = {
  method: { request_parameters: { 'method.request.querystring.q': false, 'method.request.path.id': true } },
  integration: {
    ...proxyTo('count'),
    cache_key_parameters: ['method.request.querystring.q', 'method.request.path.id'],
  },
};
/** The same key under a namespace that several resources may share. */
const shared = { ...keyed, integration: { ...keyed.integration, cache_namespace: 'animals' } };
const settings = (method_path: string, given: object) => ({
  rest_api_id: api,
  stage_name: stage,
  method_path,
  settings: given,
});
const cached: Tree = { aws_api_gateway_stage: { s: { cache_cluster_enabled: true, cache_cluster_size: '0.5' } } };

let small: Running;
beforeAll(async () => {
  small = await runSmall(
    {
      'GET /plain': counted,
      'POST /plain': counted,
      'PUT /plain': counted,
      'GET /keyed/{id}': keyed,
      'GET /cats/{id}': shared,
      'POST /cats/{id}': shared,
      'GET /dogs/{id}': shared,
      'GET /off': counted,
      'GET /zero': counted,
      'GET /open': counted,
      'GET /forbidden': counted,
      'GET /silent': counted,
      'POST /failing': { integration: proxyTo('play') },
    },
    {
      ...cached,
      aws_api_gateway_method_settings: {
        put: settings('plain/PUT', { caching_enabled: true }),
        cats: settings('cats/{id}/POST', { caching_enabled: true }),
        off: settings('off/GET', { caching_enabled: false }),
        zero: settings('zero/GET', { caching_enabled: true, cache_ttl_in_seconds: 0 }),
        open: settings('open/GET', { caching_enabled: true, require_authorization_for_cache_control: false }),
        forbidden: settings('forbidden/GET', {
          caching_enabled: true,
          unauthorized_cache_control_header_strategy: 'FAIL_WITH_403',
        }),
        silent: settings('silent/GET', {
          caching_enabled: true,
          unauthorized_cache_control_header_strategy: 'SUCCEED_WITHOUT_RESPONSE_HEADER',
        }),
        failing: settings('failing/POST', { caching_enabled: true }),
      },
    },
  );
});

/** Whether two calls got one and the same answer. */
const isKept = async (line: string, second = line): Promise<boolean> =>
  (await small.call(line)).text === (await small.call(second)).text;

describe('the cache of a stage', () => {
  it('keeps answers to GET [G258]', async () => {
    expect(await isKept('GET /s/plain')).toBe(true);
  });

  it('keeps answers to other methods where settings name them [G258]', async () => {
    expect([await isKept('POST /s/plain'), await isKept('PUT /s/plain')]).toEqual([false, true]);
  });

  it.each(['off', 'zero'])('keeps nothing where it is %s [G258]', async (path) => {
    expect(await isKept(`GET /s/${path}`)).toBe(false);
  });

  it('tells answers apart by the key parameters alone [G259]', async () => {
    expect(await isKept('GET /s/keyed/1?q=1&other=1', 'GET /s/keyed/1?q=1&other=2')).toBe(true);
    expect(await isKept('GET /s/keyed/1?q=2', 'GET /s/keyed/1?q=3')).toBe(false);
    expect(await isKept('GET /s/keyed/2', 'GET /s/keyed/3')).toBe(false);
  });

  it('gives the same answer to requests of several resources that share a namespace [G259]', async () => {
    expect(await isKept('GET /s/cats/1', 'GET /s/dogs/1')).toBe(true);
    expect(await isKept('GET /s/cats/2', 'GET /s/dogs/3')).toBe(false);
    expect(await isKept('GET /s/cats/4', 'POST /s/cats/4')).toBe(false);
  });

  it('keeps apart what resources without a namespace in common answer [G259]', async () => {
    expect(await isKept('GET /s/cats/5', 'GET /s/keyed/5')).toBe(false);
  });

  it('keeps answers for the time that settings say, and no longer [G258]', async () => {
    let now = Date.now();
    const { call } = await runSmall(
      { 'GET /plain': counted },
      {
        ...cached,
        aws_api_gateway_method_settings: {
          plain: settings('plain/GET', { caching_enabled: true, cache_ttl_in_seconds: 60 }),
        },
      },
      { now: () => now },
    );
    const texts = [(await call('GET /s/plain')).text];
    for (const seconds of [59, 2]) {
      now += seconds * 1000;
      texts.push((await call('GET /s/plain')).text);
    }

    expect([texts[1] === texts[0], texts[2] === texts[0]]).toEqual([true, false]);
  });

  it('does not keep failures [G264]', async () => {
    const body = { return: { statusCode: 500, body: 'x' } };
    await small.call('POST /s/failing', { body });

    expect((await small.call('POST /s/failing', { body })).steps).toContain('cache: miss');
  });

  it('says in the trace whether it had an answer, and nothing to the caller [G263]', async () => {
    await small.call('GET /s/plain');
    const { steps, headers } = await small.call('GET /s/plain');

    expect(steps).toContain('cache: hit');
    expect(headers['x-cache']).toBeUndefined();
  });
});

describe('the cache of a canary', () => {
  /** What the stage, then its canary, and then the stage say of their caches. */
  const steps = async (use_stage_cache: boolean) => {
    const canary = { percent_traffic: 50, use_stage_cache, deployment_id: '${aws_api_gateway_deployment.d.id}' };
    const stage = { ...cached.aws_api_gateway_stage?.s, canary_settings: canary };
    const { call } = await runSmall({ 'GET /plain': counted }, { aws_api_gateway_stage: { s: stage } });
    const chance = vi.spyOn(Math, 'random');
    onTestFinished(() => chance.mockRestore());
    const said: string[] = [];
    for (const drawn of [0.99, 0, 0.99]) {
      chance.mockReturnValue(drawn);
      said.push(...(await call('GET /s/plain')).steps.filter((step) => /^(cache|canary)/.test(step)));
    }
    return said;
  };
  const taken = 'canary: takes the request';

  it('is its own [G267]', async () => {
    expect(await steps(false)).toEqual(['cache: miss', taken, 'cache: miss', 'cache: hit']);
  });

  it("is the stage's where the canary uses it [G267]", async () => {
    expect(await steps(true)).toEqual(['cache: miss', taken, 'cache: hit', 'cache: hit']);
  });
});

describe('Cache-Control: max-age=0', () => {
  const renew = (path: string) => small.call(`GET /s/${path}`, { headers: { 'Cache-Control': 'max-age=0' } });

  it('renews the answer where nobody needs to be allowed to [G260]', async () => {
    const first = await small.call('GET /s/open');
    const second = await renew('open');

    expect(second.text).not.toBe(first.text);
    expect((await small.call('GET /s/open')).text).toBe(second.text);
  });

  it('is passed over with a warning unless settings say otherwise [G261] [G262]', async () => {
    const { text } = await small.call('GET /s/plain');
    const { text: again, headers } = await renew('plain');

    expect([again, headers.warning]).toEqual([text, expect.stringContaining('199 ')]);
  });

  it('may be passed over silently [G261]', async () => {
    const { text } = await small.call('GET /s/silent');
    const { text: again, headers } = await renew('silent');

    expect([again, headers.warning]).toEqual([text, undefined]);
  });

  it('may be forbidden [G261]', async () => {
    expect((await renew('forbidden')).status).toBe(403);
  });
});

describe('a stage without a cluster', () => {
  it('caches nothing', async () => {
    const { call } = await runSmall({ 'GET /keyed/{id}': keyed });

    expect((await call('GET /s/keyed/1')).text).not.toBe((await call('GET /s/keyed/1')).text);
  });

  it('caches what has key parameters where the run says so', async () => {
    const { call } = await runSmall({ 'GET /keyed/{id}': keyed }, {}, { cache: true });

    expect((await call('GET /s/keyed/1')).text).toBe((await call('GET /s/keyed/1')).text);
  });
});

describe('a cache that is encrypted', () => {
  const run = (cache_data_encrypted: boolean) =>
    runSmall(
      { 'GET /plain': counted },
      {
        ...cached,
        aws_api_gateway_method_settings: {
          plain: settings('plain/GET', { caching_enabled: true, cache_data_encrypted }),
        },
      },
    );
  const told = ({ events }: Running) =>
    events.flatMap((event) => (event.event === 'unsupported' ? [[event.address, event.why]] : []));

  it('keeps answers as any other', async () => {
    const { call } = await run(true);

    expect((await call('GET /s/plain')).text).toBe((await call('GET /s/plain')).text);
  });

  it('is said at start to be none here', async () => {
    expect(told(await run(true))).toEqual([
      ['aws_api_gateway_method_settings.plain', 'cache_data_encrypted has no effect: the cache is in memory'],
    ]);
    expect(told(await run(false))).toEqual([]);
  });
});
