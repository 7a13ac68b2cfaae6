import { limits } from '../../../limits/limits';
import { isList, isMap, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { needsAccountRole } from '../account-role';
import { identityOf, isFalse, isNotTrue, isTrue, membersOf, oncePerModel, perModel, repeated } from '../apis';
import { argument, rule, shown } from '../define';
import { matches, within } from '../demands';
import { grouped } from '../groups';
import { restApiOf } from './api';
import { stage } from './deployment';
import { methodOf } from './http-method';
import { integration } from './integration';
import { streams } from './streaming';

const settings = 'aws_api_gateway_method_settings';

/** The stage that method settings are about. */
export function stageOf(resource: Resource, model: Model): Resource | undefined {
  const named = model.follow(resource, 'stage_name', stage);
  if (named !== undefined) return named;
  const api = restApiOf(resource, model);
  const name = resource.get('stage_name');
  return api === undefined || typeof name !== 'string'
    ? undefined
    : membersOf(model, stage, api).members.find((one) => one.get('stage_name') === name);
}

const caching = (resource: Resource): boolean => isTrue(resource.block('settings'), 'caching_enabled');

const methodPath = /^(\*\/\*|~1\/([A-Z]+|\*)|[^/*][^*]*\/([A-Z]+|\*)|\/([A-Z]+|\*))$/;

/** Rules about `aws_api_gateway_method_settings`: cache and logs. */
export const methodSettingsRules = [
  rule({
    id: 'rest-api/cache-needs-cluster',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
    on: settings,
    demand: 'caching_enabled needs a cache cluster on the stage',
    fix: 'Set cache_cluster_enabled and cache_cluster_size on the stage.',
    check: (resource, model) => {
      const found = caching(resource) ? stageOf(resource, model) : undefined;
      return (
        found !== undefined &&
        isNotTrue(found, 'cache_cluster_enabled') &&
        `settings.caching_enabled must go with a cache cluster, ${found.address} has none`
      );
    },
  }),
  argument({
    id: 'rest-api/cache-ttl',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-stage-cache-ttl-range)',
    on: settings,
    at: 'settings.cache_ttl_in_seconds',
    must: within(limits.cacheTtlSeconds.value),
    fix: 'Give at most one hour.',
  }),
  rule({
    id: 'rest-api/cache-safe-methods',
    severity: 'security',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
    on: settings,
    demand: 'only answers to GET may be cached',
    fix: 'Switch caching off for the method.',
    check: (resource) => {
      const verb = /\/([A-Z]+)$/.exec(textOf(resource.get('method_path')) ?? '')?.[1];
      return (
        verb !== undefined &&
        !['GET', 'HEAD', 'OPTIONS'].includes(verb) &&
        caching(resource) &&
        `settings.caching_enabled must be false for ${verb}, was true`
      );
    },
  }),
  rule({
    id: 'rest-api/cache-key-caller',
    severity: 'security',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
    on: settings,
    demand: 'the cache key of an authorized method must hold the caller',
    fix: 'Add method.request.header.Authorization to cache_key_parameters, or switch caching off.',
    check: (resource, model) =>
      cachedMethods(resource, model).map(({ served, calls, keys }) => {
        const kind = served.get('authorization');
        const guarded = typeof kind === 'string' && kind !== 'NONE';
        const held = keys.some((key) => /authorization|token|cookie|identity|principal|sub\b|user/i.test(key));
        return (
          guarded &&
          !held &&
          `caches ${served.address}, whose key must hold the caller under authorization ${kind}, and ${calls.address} has ${shown(keys)}`
        );
      }),
  }),
  rule({
    id: 'rest-api/cache-key-complete',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
    severity: 'misbehaves',
    on: settings,
    demand: 'every parameter that a cached method declares must be in the cache key',
    fix: 'Add the parameter to cache_key_parameters.',
    check: (resource, model) =>
      cachedMethods(resource, model).flatMap(({ served, calls, keys }) => {
        const declared = served.get('request_parameters');
        const shaping = isMap(declared)
          ? Object.keys(declared).filter((key) =>
              /^method\.request\.(querystring|path|multivaluequerystring)\./.test(key),
            )
          : [];
        return shaping.map(
          (key) =>
            !keys.includes(key) &&
            `caches ${served.address}, whose key must hold ${key}, and ${calls.address} has ${shown(keys)}`,
        );
      }),
  }),
  rule({
    id: 'rest-api/stream-cache',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html',
    on: settings,
    demand: 'what is streamed is not cached',
    fix: 'Switch caching off for the method, or leave response_transfer_mode out.',
    check: (resource, model) =>
      cachedMethods(resource, model).map(
        ({ served, calls }) =>
          streams(calls) && `caches ${served.address}, whose answers ${calls.address} streams: nothing is kept`,
      ),
  }),
  rule({
    id: 'rest-api/cache-control-authorized',
    severity: 'security',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
    on: settings,
    demand: 'only authorized callers may invalidate the cache',
    fix: 'Set require_authorization_for_cache_control = true.',
    check: (resource) => {
      const own = resource.block('settings');
      return (
        own !== undefined &&
        isTrue(own, 'caching_enabled') &&
        isFalse(own, 'require_authorization_for_cache_control') &&
        'settings.require_authorization_for_cache_control must be true while caching, was false'
      );
    },
  }),
  argument({
    id: 'rest-api/method-path-form',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-stage-method-setting-*)',
    on: settings,
    at: 'method_path',
    must: matches(methodPath, 'be */* or PATH/METHOD without leading slash, the method in upper case or *'),
    fix: 'Write for example items/GET.',
  }),
  rule({
    id: 'rest-api/method-settings-used',
    severity: 'misbehaves',
    source: 'cfn-lint W3705; tried duplicates',
    on: settings,
    demand: 'method settings must set something, once a stage and path',
    fix: 'Set a value; merge the two resources.',
    check: (resource, model) => {
      const blocks = resource.blocks('settings');
      const found = stageOf(resource, model);
      return [
        blocks.some((block) => block.names.every((name) => block.lacks(name))) &&
          'settings must set at least one value, was empty',
        found !== undefined &&
          duplicateSettings(found, model).has(resource) &&
          `method_path must have one resource a stage, ${shown(resource.get('method_path'))} is also set by ${duplicateSettings(found, model).get(resource)?.address}`,
      ];
    },
  }),
  rule({
    id: 'rest-api/log-level-needs-account-role',
    severity: 'misbehaves',
    severityIn: ({ accountRoleMissing }) => (accountRoleMissing ? 'rejects' : undefined),
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
    on: settings,
    demand: 'execution logs need the CloudWatch role of the account',
    fix: 'Set aws_api_gateway_account.cloudwatch_role_arn in that region first.',
    check: (resource, model) => {
      const level = textOf(resource.block('settings')?.get('logging_level')) ?? '';
      return /^(INFO|ERROR)$/.test(level) ? needsAccountRole(resource, model) : undefined;
    },
  }),
  rule({
    id: 'rest-api/no-data-trace-in-production',
    severity: 'security',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
    on: settings,
    demand: 'data_trace_enabled must be false in production',
    fix: 'Set data_trace_enabled = false.',
    check: (resource) => {
      const name = textOf(resource.get('stage_name')) ?? '';
      return (
        /^(prod|production|prd|live)$/i.test(name) &&
        isTrue(resource.block('settings'), 'data_trace_enabled') &&
        `settings.data_trace_enabled must be false on stage ${shown(name)}, was true: bodies and tokens go to the log`
      );
    },
  }),
];

const settingsByStage = oncePerModel((model) => grouped(model.ofType(settings), (one) => stageOf(one, model)));

/** Settings of a stage whose method path earlier ones have. */
const duplicateSettings = perModel((found, model) =>
  repeated(settingsByStage(model).get(found) ?? [], (one) => identityOf(one, 'method_path')),
);

interface Cached {
  readonly served: Resource;
  readonly calls: Resource;
  readonly keys: readonly string[];
}

/** The GET methods that method settings switch caching on for, with their integrations and whole cache keys. */
function cachedMethods(resource: Resource, model: Model): Cached[] {
  const api = caching(resource) ? restApiOf(resource, model) : undefined;
  if (api === undefined) return [];
  return membersOf(model, integration, api).members.flatMap((calls) => {
    const served = methodOf(calls, model);
    const keys = calls.get('cache_key_parameters') ?? [];
    const whole = isList(keys) && keys.every((key) => typeof key === 'string');
    return served !== undefined && whole && served.get('http_method') === 'GET' && covers(resource, served, model)
      ? [{ served, calls, keys }]
      : [];
  });
}

function covers(resource: Resource, served: Resource, model: Model): boolean {
  const path = textOf(resource.get('method_path'));
  return path === '*/*' || path === `${pathOf(served, model)}/GET`;
}

function pathOf(served: Resource, model: Model): string | undefined {
  const parts: string[] = [];
  let at = model.follow(served, 'resource_id', 'aws_api_gateway_resource');
  while (at?.type === 'aws_api_gateway_resource' && parts.length < 40) {
    const part = textOf(at.get('path_part'));
    if (part === undefined) return undefined;
    parts.unshift(part);
    at = model.follow(at, 'parent_id', 'aws_api_gateway_resource');
  }
  return parts.length === 0 ? undefined : parts.join('/');
}
