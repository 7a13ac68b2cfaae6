import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { proxyTo, runSmall, type Tree } from './small-api';

const api = '${aws_api_gateway_rest_api.api.id}';
const canary = (given: object): Tree => ({
  aws_api_gateway_stage: {
    s: {
      variables: { who: 'stage', other: 'stage' },
      canary_settings: {
        deployment_id: '${aws_api_gateway_deployment.d.id}',
        stage_variable_overrides: { who: 'canary' },
        ...given,
      },
    },
  },
});

describe('a canary', () => {
  const variables = async (percent: number, options = {}) => {
    const { call } = await runSmall({ 'GET /a': {} }, canary({ percent_traffic: percent }), options);
    return ((await call('GET /s/a')).json() as { stageVariables: object }).stageVariables;
  };

  it('takes its share of the requests, with variables of its own [G267]', async () => {
    expect(await variables(100)).toEqual({ who: 'canary', other: 'stage' });
    expect(await variables(0)).toEqual({ who: 'stage', other: 'stage' });
  });

  it('takes the share that the run says', async () => {
    expect(await variables(0, { canary: 100 })).toEqual({ who: 'canary', other: 'stage' });
  });

  it.each([
    ['its share', 10, {}, 1],
    ['the share that the run gives', 0, { canary: 50 }, 1],
    ['no share', 10, { canary: 0 }, 0],
  ])('that takes %s is named at start as often as it matters', async (_, percent_traffic, options, times) => {
    const { events } = await runSmall({ 'GET /a': {} }, canary({ percent_traffic }), options);
    const why = 'the canary has the methods of its stage: here it differs by variables and cache alone';

    expect(events.filter((event) => event.event === 'unsupported' && event.why === why)).toHaveLength(times);
  });
});

describe('compression', () => {
  const run = () =>
    runSmall(
      { 'POST /a': { integration: proxyTo('echo') } },
      { aws_api_gateway_rest_api: { api: { minimum_compression_size: 10 } } },
    );

  it('is for answers that are large enough, and for who takes it [G265]', async () => {
    const { call } = await run();
    const { whole, headers } = await call('POST /s/a', { headers: { 'Accept-Encoding': 'gzip, deflate' } });

    expect(headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(String(gunzipSync(whole.body)))).toMatchObject({ resource: '/a' });
    expect((await call('POST /s/a')).headers['content-encoding']).toBeUndefined();
  });

  it('of a request is undone before anything reads the body [G266]', async () => {
    const { call } = await run();
    const { json } = await call('POST /s/a', { headers: { 'Content-Encoding': 'gzip' }, body: gzipSync('hello') });

    expect((json() as { body: string }).body).toBe('hello');
  });

  it('of a request in an unknown way is a 415 [G266]', async () => {
    const { call } = await run();
    const { status, text } = await call('POST /s/a', { headers: { 'Content-Encoding': 'br' }, body: 'x' });

    expect([status, text]).toEqual([415, '{"message": "Unsupported Media Type"}']);
  });
});

describe('the access log', () => {
  it('is written in the format of the stage, with a dash for what there is not', async () => {
    const format =
      '$context.requestId $context.httpMethod $context.resourcePath $context.status $context.error.responseType $context.identity.apiKeyId';
    const log = {
      aws_api_gateway_stage: {
        s: { access_log_settings: { destination_arn: 'arn:aws:logs:us-east-1:123456789012:log-group:l', format } },
      },
    };
    const { call } = await runSmall({ 'GET /a': {}, 'GET /broken': { integration: { type: 'MOCK' } } }, log);
    const { steps, whole } = await call('GET /s/a');

    expect(steps).toContain(`access log: ${whole.trace.id} GET /a 200 - -`);
    expect((await call('GET /s/broken')).steps.at(-1)).toMatch(/ GET \/broken 500 DEFAULT_5XX -$/);
  });
});

describe('an API whose own endpoint is disabled', () => {
  it('is forbidden under it', async () => {
    const { call } = await runSmall(
      { 'GET /a': {} },
      { aws_api_gateway_rest_api: { api: { disable_execute_api_endpoint: true } } },
    );
    const { status, text, steps } = await call('GET /s/a');

    expect([status, text]).toEqual([403, '{"message":"Forbidden"}']);
    expect(steps.at(-1)).toContain('the execute-api endpoint is disabled');
  });
});

describe('a resource policy', () => {
  const policy = (...Statement: object[]): Tree => ({
    aws_api_gateway_rest_api: { api: { policy: JSON.stringify({ Version: '2012-10-17', Statement }) } },
  });
  const invoke = (Effect: string, more: object = {}) => ({
    Effect,
    Principal: '*',
    Action: 'execute-api:Invoke',
    Resource: 'execute-api:/*',
    ...more,
  });

  it('must allow a call [G247] [G248]', async () => {
    const { call } = await runSmall({ 'GET /a': {} }, policy(invoke('Allow', { Resource: 'execute-api:/s/GET/b' })));
    const { status, text, headers } = await call('GET /s/a');

    expect([status, headers['x-amzn-errortype']]).toEqual([403, 'AccessDeniedException']);
    expect(text).toMatch(
      /^\{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:\*{8}9012:[a-z0-9]{10}\/s\/GET\/a"\}$/,
    );
  });

  it('may deny addresses [G247] [G248]', async () => {
    const denied = invoke('Deny', { Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } } });
    const { call } = await runSmall({ 'GET /a': {} }, policy(invoke('Allow'), denied));
    const inside = await call('GET /s/a', { sourceIp: '203.0.113.9' });

    expect((await call('GET /s/a', { sourceIp: '198.51.100.1' })).status).toBe(200);
    expect([inside.status, inside.text.includes('with an explicit deny')]).toEqual([403, true]);
  });
});

describe('a web ACL', () => {
  const acl = (rule: object[], default_action: object = { allow: {} }): Tree => ({
    aws_wafv2_ip_set: {
      known: { name: 'known', scope: 'REGIONAL', ip_address_version: 'IPV4', addresses: ['203.0.113.0/24'] },
    },
    aws_wafv2_web_acl: { acl: { name: 'acl', scope: 'REGIONAL', default_action, rule } },
    aws_wafv2_web_acl_association: {
      s: { resource_arn: '${aws_api_gateway_stage.s.arn}', web_acl_arn: '${aws_wafv2_web_acl.acl.arn}' },
    },
  });

  it('blocks an address of a set', async () => {
    const rule = {
      name: 'set',
      priority: 1,
      action: { block: {} },
      statement: { ip_set_reference_statement: { arn: '${aws_wafv2_ip_set.known.arn}' } },
    };
    const { call } = await runSmall({ 'GET /a': {} }, acl([rule]));
    const { status, text, headers } = await call('GET /s/a', { sourceIp: '203.0.113.9' });

    expect([status, text, headers['x-amzn-errortype']]).toEqual([403, '{"message":"Forbidden"}', 'ForbiddenException']);
    expect((await call('GET /s/a')).status).toBe(200);
  });

  it('blocks who asks too often', async () => {
    const rule = {
      name: 'rate',
      priority: 1,
      action: { block: {} },
      statement: { rate_based_statement: { limit: 10, aggregate_key_type: 'IP' } },
    };
    const { call } = await runSmall({ 'GET /a': { integration: { type: 'MOCK' } } }, acl([rule]));
    const statuses: number[] = [];
    for (let at = 0; at < 11; at++) statuses.push((await call('GET /s/a', { sourceIp: '203.0.113.9' })).status);

    expect(statuses.slice(9)).toEqual([500, 403]);
    expect((await call('GET /s/a', { sourceIp: '203.0.113.8' })).status).toBe(500);
  });

  it('says which of its rules are not simulated', async () => {
    const rule = {
      name: 'managed',
      priority: 1,
      override_action: { none: {} },
      statement: { managed_rule_group_statement: { name: 'AWSManagedRulesCommonRuleSet', vendor_name: 'AWS' } },
    };
    const { events } = await runSmall({ 'GET /a': {} }, acl([rule]));

    expect(events).toContainEqual({
      event: 'unsupported',
      stack: 'small',
      address: 'aws_wafv2_web_acl.acl',
      why: 'rule managed is not simulated: only rates and IP sets are',
    });
  });
});

it('a stage has the methods of its own settings, and none of another stage', async () => {
  const { call } = await runSmall(
    { 'GET /a': {} },
    {
      aws_api_gateway_stage: {
        t: { rest_api_id: api, stage_name: 't', deployment_id: '${aws_api_gateway_deployment.d.id}' },
      },
      aws_api_gateway_method_settings: {
        s: {
          rest_api_id: api,
          stage_name: 's',
          method_path: '*/*',
          settings: { throttling_rate_limit: 0.001, throttling_burst_limit: 1 },
        },
      },
    },
  );
  const statuses = [await call('GET /s/a'), await call('GET /s/a'), await call('GET /t/a'), await call('GET /t/a')];

  expect(statuses.map(({ status }) => status)).toEqual([200, 429, 200, 200]);
});

it('a body that cannot be read is named in one line, and stops nothing', async () => {
  const { call, events } = await runSmall(
    { 'GET /a': {} },
    { aws_api_gateway_rest_api: { api: { body: '{ paths: [' } } },
  );

  expect((await call('GET /s/a')).status).toBe(200);
  expect(events).toContainEqual(
    expect.objectContaining({ event: 'unsupported', why: expect.stringMatching(/^the body cannot be read: [^\n]+$/) }),
  );
});
