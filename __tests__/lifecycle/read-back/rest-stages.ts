import type { Json } from '../../with-terraform/synthesized';
import type { ReadBack } from './read-back';

const stages: ReadBack = {
  type: 'aws_api_gateway_stage',
  command: ({ rest_api_id }) => ['apigateway', 'get-stages', '--rest-api-id', rest_api_id],
  deployed: ({ item }) =>
    item.map((stage: Json) => ({
      name: stage.stageName,
      deployment: stage.deploymentId,
      cache: stage.cacheClusterEnabled ? stage.cacheClusterSize : 'none',
      variables: stage.variables ?? {},
      log: stage.accessLogSettings?.destinationArn,
      tracing: stage.tracingEnabled,
    })),
  expected: (stage) => ({
    name: stage.stage_name,
    deployment: stage.deployment_id,
    cache: stage.cache_cluster_enabled ? stage.cache_cluster_size : 'none',
    variables: stage.variables ?? {},
    log: stage.access_log_settings[0]?.destination_arn,
    tracing: stage.xray_tracing_enabled,
  }),
};

const methodSettings: ReadBack = {
  type: 'aws_api_gateway_method_settings',
  command: ({ rest_api_id, stage_name }) => {
    return ['apigateway', 'get-stage', '--rest-api-id', rest_api_id, '--stage-name', stage_name];
  },
  deployed: ({ stageName, methodSettings: settings }) =>
    Object.entries<Json>(settings).map(([path, each]) => ({
      stage: stageName,
      path,
      rate: each.throttlingRateLimit,
      burst: each.throttlingBurstLimit,
      caching: each.cachingEnabled,
      ttl: each.cacheTtlInSeconds,
      log: each.loggingLevel,
      metrics: each.metricsEnabled,
    })),
  expected: ({ stage_name, method_path, settings: [each] }) => ({
    stage: stage_name,
    path: method_path,
    rate: each.throttling_rate_limit,
    burst: each.throttling_burst_limit,
    caching: each.caching_enabled,
    ttl: each.cache_ttl_in_seconds,
    log: each.logging_level,
    metrics: each.metrics_enabled,
  }),
};

const plans: ReadBack = {
  type: 'aws_api_gateway_usage_plan',
  command: ({ id }) => ['apigateway', 'get-usage-plan', '--usage-plan-id', id],
  deployed: ({ name, quota, throttle, apiStages }) => [
    {
      name,
      quota: [quota.limit, quota.period].join(' a '),
      rate: throttle.rateLimit,
      burst: throttle.burstLimit,
      stages: apiStages.map(({ apiId, stage }: Json) => `${apiId}/${stage}`).toSorted(),
      methods: apiStages
        .flatMap(({ throttle: methods }: Json) => Object.entries<Json>(methods ?? {}))
        .map(([path, { rateLimit, burstLimit }]: [string, Json]) => [path, rateLimit, burstLimit].join(' '))
        .toSorted(),
    },
  ],
  expected: ({ name, quota_settings: [quota], throttle_settings: [throttle], api_stages }) => ({
    name,
    quota: [quota.limit, quota.period].join(' a '),
    rate: throttle.rate_limit,
    burst: throttle.burst_limit,
    stages: api_stages.map(({ api_id, stage }: Json) => `${api_id}/${stage}`).toSorted(),
    methods: api_stages
      .flatMap(({ throttle: methods }: Json) => methods)
      .map(({ path, rate_limit, burst_limit }: Json) => [path, rate_limit, burst_limit].join(' '))
      .toSorted(),
  }),
};

const planKeys: ReadBack = {
  type: 'aws_api_gateway_usage_plan_key',
  command: ({ usage_plan_id }) => ['apigateway', 'get-usage-plan-keys', '--usage-plan-id', usage_plan_id],
  deployed: ({ items }) => items.map(({ id, name }: Json) => ({ id, name })),
  expected: ({ key_id, name }) => ({ id: key_id, name }),
};

const firewalls: ReadBack = {
  type: 'aws_wafv2_web_acl_association',
  command: ({ resource_arn }) => ['wafv2', 'get-web-acl-for-resource', '--resource-arn', resource_arn],
  deployed: ({ WebACL }) => [{ firewall: WebACL.ARN }],
  expected: ({ web_acl_arn }) => ({ firewall: web_acl_arn }),
};

/** REST stages: how often each method may be asked, what is cached, and who has a plan. */
export const restStages: readonly ReadBack[] = [stages, methodSettings, plans, planKeys, firewalls];
