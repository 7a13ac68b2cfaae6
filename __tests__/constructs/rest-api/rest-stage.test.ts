import { describe, expect, it } from 'vitest';
import { MethodSettings, type MethodSettingsProps } from '../../../constructs/rest-api/method-settings';
import { restAccessLogFields } from '../../../constructs/rest-api/rest-access-log';
import { RestDeployment } from '../../../constructs/rest-api/rest-deployment';
import type { RestMethodProps } from '../../../constructs/rest-api/rest-method';
import type { RestStageProps } from '../../../constructs/rest-api/rest-stage';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { answeringIn, apiIn, cognitoIn, getItemsIn, stageIn } from './rest-fixture';

const withStage = (props: Partial<RestStageProps> = {}) =>
  synth((scope) => {
    const api = apiIn(scope);
    answeringIn(scope, api);
    stageIn(scope, api, props);
  });
const stage = (props: Partial<RestStageProps> = {}) => withStage(props).at('aws_api_gateway_stage.prod');

describe('RestStage', () => {
  it('serves its deployment, traced, without a cache', () => {
    expect(stage()).toMatchObject({
      rest_api_id: '${aws_api_gateway_rest_api.main.id}',
      deployment_id: '${aws_api_gateway_deployment.main.id}',
      stage_name: 'prod',
      xray_tracing_enabled: true,
      cache_cluster_enabled: false,
    });
    expect(stage()).not.toHaveProperty('cache_cluster_size');
  });

  it('has a cache of the size it is told', () => {
    expect(stage({ cacheSizeGb: '0.5' })).toMatchObject({ cache_cluster_enabled: true, cache_cluster_size: '0.5' });
  });

  it('logs each request as one JSON object on one line', () => {
    const { destination_arn, format } = stage().access_log_settings;

    expect(destination_arn).toBe('${aws_cloudwatch_log_group.api.arn}');
    expect(format).not.toContain('\n');
    expect(JSON.parse(format)).toEqual(restAccessLogFields);
  });

  it('logs to a Firehose stream instead', () => {
    const arn = 'arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-users';

    expect(stage({ accessLog: { arn } }).access_log_settings.destination_arn).toBe(arn);
  });

  it('keeps execution logs as long as it is told, in the group API Gateway writes to', () => {
    expect(withStage().at('aws_cloudwatch_log_group.prod_execution')).toMatchObject({
      name: 'API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.main.id}/prod',
      retention_in_days: 30,
    });
  });

  it('gives integrations its variables', () => {
    expect(stage({ variables: { alias: 'live' } }).variables).toEqual({ alias: 'live' });
  });

  it.each<[string, Partial<RestStageProps>, ExpectedRefusal]>([
    [
      'the stage name of an HTTP API',
      { name: '$default' },
      {
        prop: 'name',
        mustBe: '1 to 128 letters, digits, hyphens and underscores',
        was: '$default',
        fix: 'Replace other characters by underscores; $default belongs to HTTP APIs.',
      },
    ],
    [
      'a cache size AWS does not have',
      { cacheSizeGb: JSON.parse('"7"') },
      {
        prop: 'cacheSizeGb',
        mustBe: 'one of 0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237',
        was: '7',
        fix: 'Begin with 0.5; leave it out for no cache.',
      },
    ],
    [
      'a variable with a blank in its value',
      { variables: { alias: 'a b' } },
      {
        prop: 'variables.alias',
        mustBe: '1 to 512 of A-Za-z0-9-._~:/?#&=,',
        was: 'a b',
        fix: 'Shorten it, and replace other characters.',
      },
    ],
    [
      'a Firehose stream that AWS does not take',
      { accessLog: { arn: 'arn:aws:firehose:eu-west-1:123456789012:deliverystream/logs' } },
      {
        prop: 'accessLog.arn',
        mustBe: 'the ARN of a log group, without :*, or of a delivery stream called amazon-apigateway-…',
        was: 'arn:aws:firehose:eu-west-1:123456789012:deliverystream/logs',
        fix: 'AWS takes no other stream; rename it.',
      },
    ],
    [
      'log lines that name no request',
      { accessLogFields: { status: '$context.status' } },
      {
        prop: 'accessLogFields',
        mustBe: 'a list that holds $context.requestId',
        was: ['$context.status'],
        fix: 'Add requestId: "$context.requestId".',
      },
    ],
    [
      'a log field of HTTP APIs',
      { accessLogFields: { requestId: '$context.requestId', route: '$context.routeKey' } },
      {
        prop: 'accessLogFields',
        mustBe: 'variables that REST APIs fill',
        was: '$context.routeKey',
        fix: 'Leave it out: it is logged as "-".',
      },
    ],
    [
      'a retention time CloudWatch does not take',
      { executionLog: { retentionDays: JSON.parse('8') } },
      { prop: 'retentionDays', mustBe: 'one of 1, 3, 5, 7, 14' },
    ],
  ])('refuses %s', (_, props, expected) => {
    expect(() => withStage(props)).toThrow(propRefusal({ where: 'dev-scratch/RestStage.prod', ...expected }));
  });

  it('refuses to lack a variable that an integration reads', () => {
    const build = () =>
      synth((scope) => {
        const api = apiIn(scope);
        answeringIn(scope, api);
        stageIn(scope, api);
        api.readStageVariable('alias');
      });

    expect(build).toThrow(
      propRefusal({
        where: 'dev-scratch/RestStage.prod',
        prop: 'variables.alias',
        mustBe: 'set, because integrations read it',
        was: undefined,
        fix: 'Add it.',
      }),
    );
  });
});

describe('StageCanary', () => {
  const canary = (percentTraffic: number, same = false) =>
    synth((scope) => {
      const api = apiIn(scope);
      answeringIn(scope, api);
      const deployment = new RestDeployment(scope, 'main', { api, held: true });
      const tried = same ? deployment : new RestDeployment(scope, 'canary', { api });
      stageIn(scope, api, { deployment, canary: { deployment: tried, percentTraffic } });
    });

  it('gives some requests the newest snapshot while the live one is held', () => {
    const document = canary(10);

    expect(document.at('aws_api_gateway_stage.prod').canary_settings).toEqual({
      deployment_id: '${aws_api_gateway_deployment.canary.id}',
      percent_traffic: 10,
      use_stage_cache: false,
    });
    expect(document.at('aws_api_gateway_deployment.main').lifecycle).toEqual({
      create_before_destroy: true,
      ignore_changes: ['triggers'],
    });
  });

  it('refuses more requests than there are', () => {
    expect(() => canary(150)).toThrow(
      propRefusal({ prop: 'canary.percentTraffic', mustBe: 'a number from 0 to 100', was: 150 }),
    );
  });

  it('refuses to try what is live', () => {
    expect(() => canary(10, true)).toThrow(
      propRefusal({
        prop: 'canary.deployment',
        mustBe: "another deployment than the stage's, or the same with variables of its own",
      }),
    );
  });
});

describe('MethodSettings', () => {
  const throttle = { burstLimit: 1000, rateLimit: 500 };
  const withSettings = (
    props: Partial<MethodSettingsProps>,
    method: Partial<RestMethodProps> = {},
    cacheSizeGb: RestStageProps['cacheSizeGb'] = '0.5',
  ) =>
    synth((scope) => {
      const api = apiIn(scope);
      const getItems = getItemsIn(scope, api, { authorizer: cognitoIn(scope, api), ...method });
      new MethodSettings(scope, 'get_items', {
        stage: stageIn(scope, api, { cacheSizeGb }),
        method: getItems,
        throttle,
        logLevel: 'INFO',
        ...props,
      });
    });
  const settings = (...args: Parameters<typeof withSettings>) =>
    withSettings(...args).at('aws_api_gateway_method_settings.get_items');

  it('are for one method, without a leading slash', () => {
    expect(settings({})).toMatchObject({
      rest_api_id: '${aws_api_gateway_rest_api.main.id}',
      stage_name: '${aws_api_gateway_stage.prod.stage_name}',
      method_path: 'items/GET',
      settings: {
        metrics_enabled: true,
        logging_level: 'INFO',
        data_trace_enabled: false,
        throttling_burst_limit: 1000,
        throttling_rate_limit: 500,
        caching_enabled: false,
      },
    });
  });

  it('are for all methods', () => {
    expect(settings({ method: 'all' }).method_path).toBe('*/*');
  });

  it('wait for the execution log, which API Gateway would otherwise create', () => {
    expect(settings({}).depends_on).toEqual(['aws_cloudwatch_log_group.prod_execution']);
  });

  it('keep answers encrypted, for whom no caller may renew them', () => {
    expect(settings({ cache: { ttlSeconds: 300, answersDependOn: 'request' } }).settings).toMatchObject({
      caching_enabled: true,
      cache_ttl_in_seconds: 300,
      cache_data_encrypted: true,
      require_authorization_for_cache_control: true,
      unauthorized_cache_control_header_strategy: 'SUCCEED_WITH_RESPONSE_HEADER',
    });
  });

  it('let anyone renew an answer where that is said', () => {
    const cache = { ttlSeconds: 300, answersDependOn: 'request', mayInvalidate: 'anyone' } as const;

    expect(settings({ cache }).settings.require_authorization_for_cache_control).toBe(false);
  });

  it("keep a caller's answer by the header that names the caller", () => {
    const cache = { ttlSeconds: 300, answersDependOn: 'caller' } as const;
    const parameters = { 'header.Authorization': 'optional' } as const;

    expect(settings({ cache }, { parameters, cacheKey: ['header.Authorization'] }).settings.caching_enabled).toBe(true);
  });

  it('refuse to give one caller the answer of another', () => {
    expect(() => withSettings({ cache: { ttlSeconds: 300, answersDependOn: 'caller' } })).toThrow(
      propRefusal({
        where: 'dev-scratch/MethodSettings.get_items',
        prop: 'cache',
        mustBe: 'keyed by header.Authorization too',
        was: [],
        fix: "Add it to the method's parameters and cacheKey, or a request is given another's answer.",
      }),
    );
  });

  it('refuse a key that lacks a parameter', () => {
    const parameters = { 'querystring.category': 'optional', 'querystring.limit': 'optional' } as const;
    const cache = { ttlSeconds: 300, answersDependOn: 'request' } as const;

    expect(() => withSettings({ cache }, { parameters, cacheKey: ['querystring.category'] })).toThrow(
      propRefusal({ prop: 'cache', mustBe: 'keyed by querystring.limit too', was: ['querystring.category'] }),
    );
  });

  it('refuse to keep an answer for more than an hour', () => {
    expect(() => withSettings({ cache: { ttlSeconds: 3601, answersDependOn: 'request' } })).toThrow(
      propRefusal({
        prop: 'cache.ttlSeconds',
        mustBe: 'a whole number from 0 to 3600 seconds',
        was: 3601,
        fix: 'AWS keeps no answer longer than an hour.',
      }),
    );
  });

  it('refuse a cache on a stage without one', () => {
    const build = () =>
      synth((scope) => {
        const api = apiIn(scope);
        const method = getItemsIn(scope, api);
        const cache = { ttlSeconds: 300, answersDependOn: 'request' } as const;
        new MethodSettings(scope, 'get_items', {
          stage: stageIn(scope, api),
          method,
          throttle,
          logLevel: 'INFO',
          cache,
        });
      });

    expect(build).toThrow(
      propRefusal({
        prop: 'cache',
        mustBe: 'absent on a stage without a cache',
        was: 'dev-scratch/RestStage.prod',
        fix: 'Give the stage a cacheSizeGb, or leave cache out.',
      }),
    );
  });

  it('refuse to keep answers to what changes something', () => {
    expect(() =>
      withSettings({ cache: { ttlSeconds: 300, answersDependOn: 'request' } }, { httpMethod: 'POST' }),
    ).toThrow(
      propRefusal({
        prop: 'cache',
        mustBe: 'absent on methods that change something',
        was: 'POST',
        fix: 'Cache GET alone.',
      }),
    );
  });

  it('refuse a cache for all methods at once', () => {
    expect(() => withSettings({ method: 'all', cache: { ttlSeconds: 300, answersDependOn: 'request' } })).toThrow(
      propRefusal({ prop: 'cache', mustBe: 'absent on settings of all methods' }),
    );
  });

  it('refuse a throttle that lets nothing pass', () => {
    expect(() => withSettings({ throttle: { burstLimit: 0, rateLimit: 1 } })).toThrow(
      propRefusal({ prop: 'throttle.burstLimit', mustBe: 'a whole number' }),
    );
  });
});
