import { enumerations, limits } from '../limits';
import type { Model } from '../model/model';
import type { Body, Resource } from '../model/resource';
import { isList, isMap, textOf, Unknown } from '../model/value';
import { needsAccountRole } from './account-role';
import { identityOf, isTrue, membersOf, repeated, startOf } from './apis';
import { argument, rule, shown } from './define';
import { matches, numberBetween, oneOf, within } from './demands';
import { dependsOn, ignoresChanges, tellsCreateFirst } from './ordering';
import { policyOf, statementsOf, textsIn } from './policy';
import { restApiOf } from './rest-api';
import { methodOf } from './rest-integration';

const deployment = 'aws_api_gateway_deployment';
const stage = 'aws_api_gateway_stage';
const settings = 'aws_api_gateway_method_settings';
const method = 'aws_api_gateway_method';
const integration = 'aws_api_gateway_integration';

const methodsOf = (resource: Resource, model: Model): readonly Resource[] => {
  const api = restApiOf(resource, model);
  return api === undefined || api.has('body') !== false ? [] : membersOf(model, method, api).members;
};

const deployments = [
  rule({
    id: 'rest-api/deployment-after-methods',
    fact: 'R244',
    on: deployment,
    demand: 'a deployment must wait for the methods and integrations of its API, of which there must be one',
    fix: 'Add triggers over methods and integrations, or depends_on.',
    check: (resource, model) => {
      const api = restApiOf(resource, model);
      if (api === undefined || api.has('body') !== false) return undefined;
      const { members, closed } = membersOf(model, method, api);
      if (members.length === 0)
        return closed && !model.exports(api) && `must deploy an API with methods, ${api.address} has none`;
      const parts = [...members, ...membersOf(model, integration, api).members];
      const without = members.find((one) => closed && isBare(one, api, model));
      return [
        !parts.some((one) => dependsOn(resource, one, model)) &&
          `must wait for the methods of ${api.address}, and depends on none`,
        without !== undefined && `must deploy methods with integrations, ${without.address} has none`,
      ];
    },
  }),
  rule({
    id: 'rest-api/deployment-triggers',
    fact: 'R245',
    on: deployment,
    demand: 'a deployment must have triggers over what it serves',
    fix: 'Set triggers to a hash of every resource, method, integration, response, authorizer and model.',
    check: (resource) =>
      resource.lacks('triggers') &&
      resource.lacks('stage_description') &&
      resource.lacks('variables') &&
      resource.lacks('description') &&
      !/replace_triggered_by/.test(resource.written('lifecycle')) &&
      resource.tellsLifecycle &&
      'triggers must change with what is served, was absent: later changes never go live',
  }),
  rule({
    id: 'rest-api/deployment-triggers-complete',
    fact: 'R245',
    on: deployment,
    demand: 'triggers that name methods must name every method',
    fix: 'Add the method or its integration to triggers.',
    check: (resource, model) => {
      const written = resource.written('triggers');
      const named = new Set(written.match(/aws_api_gateway_(?:method|integration|resource)\.[A-Za-z0-9_-]+/g) ?? []);
      if (named.size === 0 || /\b(file\w*|templatefile|local|var|module|path)\b|\[\*\]|\bfor\b/.test(written))
        return undefined;
      const missing = methodsOf(resource, model).find(
        (one) => !named.has(one.base) && !partsOf(one, model).some((part) => named.has(part.base)),
      );
      return missing && `triggers must change with ${missing.address}, and do not name it`;
    },
  }),
  rule({
    id: 'rest-api/deployment-create-first',
    fact: 'R246',
    on: deployment,
    demand: 'a deployment must be created before its predecessor is destroyed',
    fix: 'Add lifecycle { create_before_destroy = true }.',
    check: (resource) =>
      tellsCreateFirst(resource) === false &&
      `lifecycle.create_before_destroy must be true, was ${shown(resource.block('lifecycle')?.get('create_before_destroy'))}: a stage still points to the old deployment`,
  }),
  rule({
    id: 'rest-api/deployment-without-stage',
    fact: 'R247',
    on: deployment,
    demand: 'a deployment must not make a stage when a stage resource does',
    fix: 'Remove stage_name from the deployment.',
    check: (resource, model) => {
      const api = restApiOf(resource, model);
      const [one] = api === undefined ? [] : membersOf(model, stage, api).members;
      return (
        resource.has('stage_name') === true &&
        one !== undefined &&
        `stage_name must be absent beside ${one.address}, was ${shown(resource.get('stage_name'))}`
      );
    },
  }),
  rule({
    id: 'rest-api/stage-deployment',
    fact: 'R248',
    on: stage,
    demand: 'a stage must serve a deployment of its own API',
    fix: 'Use a deployment of the same API.',
    check: (resource, model) => {
      const found = model.follow(resource, 'deployment_id', deployment);
      const [own, other] = [
        restApiOf(resource, model),
        found?.type === deployment ? restApiOf(found, model) : undefined,
      ];
      return (
        own !== undefined &&
        other !== undefined &&
        own !== other &&
        `deployment_id must be a deployment of ${own.address}, ${found?.address} deploys ${other.address}`
      );
    },
  }),
];

const partsOf = (one: Resource, model: Model): Resource[] =>
  [
    ...model.ofType(integration).filter((other) => methodOf(other, model) === one),
    model.follow(one, 'resource_id', 'aws_api_gateway_resource'),
  ].filter((part) => part !== undefined);

/** Whether a method certainly has no integration. */
function isBare(one: Resource, api: Resource, model: Model): boolean {
  const { members, closed } = membersOf(model, integration, api);
  return (
    closed &&
    members.every((other) => methodOf(other, model) !== undefined) &&
    !members.some((other) => methodOf(other, model) === one)
  );
}

/** The stage that method settings are about. */
export function stageOf(resource: Resource, model: Model): Resource | undefined {
  const named = model.follow(resource, 'stage_name', stage);
  if (named?.type === stage) return named;
  const api = restApiOf(resource, model);
  const name = resource.get('stage_name');
  return api === undefined || typeof name !== 'string'
    ? undefined
    : membersOf(model, stage, api).members.find((one) => one.get('stage_name') === name);
}

const caching = (resource: Resource): boolean =>
  resource.blocks('settings').some((block) => isTrue(block, 'caching_enabled'));

const stages = [
  argument({
    id: 'rest-api/cache-size',
    fact: 'R250',
    on: stage,
    at: 'cache_cluster_size',
    must: oneOf(enumerations.cacheSizesGb.value),
    fix: 'Use one of the sizes.',
  }),
  rule({
    id: 'rest-api/cache-size-and-cluster',
    fact: 'R251',
    on: stage,
    demand: 'cache_cluster_size and cache_cluster_enabled must go together',
    fix: 'Set both, or neither.',
    check: (resource) => {
      // A size beside an explicit false is sent, too, and modules in wide use are applied with it: only a size alone is sure.
      const off = resource.lacks('cache_cluster_enabled') && !resource.names.includes('cache_cluster_enabled');
      return [
        off &&
          resource.has('cache_cluster_size') === true &&
          `cache_cluster_enabled must be true with cache_cluster_size ${shown(resource.get('cache_cluster_size'))}, was absent`,
        isTrue(resource, 'cache_cluster_enabled') &&
          resource.lacks('cache_cluster_size') &&
          'cache_cluster_size must be given with cache_cluster_enabled, was absent',
      ];
    },
  }),
  argument({
    id: 'rest-api/canary-percent',
    fact: 'R269',
    on: stage,
    at: 'canary_settings.percent_traffic',
    must: numberBetween(0, 100),
    fix: 'Give a share from 0 to 100.',
  }),
];

const methodPath = /^(\*\/\*|~1\/([A-Z]+|\*)|[^/*][^*]*\/([A-Z]+|\*)|\/([A-Z]+|\*))$/;

const methodSettings = [
  rule({
    id: 'rest-api/cache-needs-cluster',
    fact: 'R253',
    on: settings,
    demand: 'caching_enabled needs a cache cluster on the stage',
    fix: 'Set cache_cluster_enabled and cache_cluster_size on the stage.',
    check: (resource, model) => {
      const found = caching(resource) ? stageOf(resource, model) : undefined;
      const enabled = found?.get('cache_cluster_enabled');
      return (
        found !== undefined &&
        (enabled === undefined || enabled === false || enabled === 'false') &&
        `settings.caching_enabled must go with a cache cluster, ${found.address} has none`
      );
    },
  }),
  argument({
    id: 'rest-api/cache-ttl',
    fact: 'R254',
    on: settings,
    at: 'settings.cache_ttl_in_seconds',
    must: within(limits.cacheTtlSeconds.value),
    fix: 'Give at most one hour.',
  }),
  rule({
    id: 'rest-api/cache-safe-methods',
    fact: 'R255',
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
    fact: 'R256',
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
    fact: 'R256',
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
    id: 'rest-api/cache-control-authorized',
    fact: 'R257',
    on: settings,
    demand: 'only authorized callers may invalidate the cache',
    fix: 'Set require_authorization_for_cache_control = true.',
    check: (resource) =>
      caching(resource) &&
      resource.blocks('settings').some((block) => block.get('require_authorization_for_cache_control') === false) &&
      'settings.require_authorization_for_cache_control must be true while caching, was false',
  }),
  argument({
    id: 'rest-api/method-path-form',
    fact: 'R259',
    on: settings,
    at: 'method_path',
    must: matches(methodPath, 'be */* or PATH/METHOD without leading slash, the method in upper case or *'),
    fix: 'Write for example items/GET.',
  }),
  rule({
    id: 'rest-api/method-settings-used',
    fact: 'R260',
    on: settings,
    demand: 'method settings must set something, once a stage and path',
    fix: 'Set a value; merge the two resources.',
    check: (resource, model) => {
      const blocks = resource.blocks('settings');
      const found = stageOf(resource, model);
      return [
        blocks.some((block) => block.names.length === 0 || block.names.every((name) => block.lacks(name))) &&
          'settings must set at least one value, was empty',
        found !== undefined &&
          duplicateSettings(found, model).has(resource) &&
          `method_path must have one resource a stage, ${shown(resource.get('method_path'))} is also set by ${duplicateSettings(found, model).get(resource)?.address}`,
      ];
    },
  }),
  rule({
    id: 'rest-api/log-level-needs-account-role',
    fact: 'R261',
    on: settings,
    demand: 'execution logs need the CloudWatch role of the account',
    fix: 'Set aws_api_gateway_account.cloudwatch_role_arn in that region first.',
    check: (resource, model) => {
      const levels = resource.blocks('settings').map((block) => block.get('logging_level'));
      return levels.some((level) => level === 'INFO' || level === 'ERROR')
        ? needsAccountRole(resource, model)
        : undefined;
    },
  }),
  rule({
    id: 'rest-api/no-data-trace-in-production',
    fact: 'R262',
    on: settings,
    demand: 'data_trace_enabled must be false in production',
    fix: 'Set data_trace_enabled = false.',
    check: (resource) => {
      const name = textOf(resource.get('stage_name')) ?? '';
      return (
        /^(prod|production|prd|live)$/i.test(name) &&
        resource.blocks('settings').some((block) => isTrue(block, 'data_trace_enabled')) &&
        `settings.data_trace_enabled must be false on stage ${shown(name)}, was true: bodies and tokens go to the log`
      );
    },
  }),
];

const settingsIndex = new WeakMap<Model, Map<Resource, Map<Resource, Resource>>>();

function duplicateSettings(found: Resource, model: Model): ReadonlyMap<Resource, Resource> {
  const known = settingsIndex.get(model) ?? new Map<Resource, Map<Resource, Resource>>();
  settingsIndex.set(model, known);
  const before = known.get(found);
  if (before !== undefined) return before;
  const all = model.ofType(settings).filter((one) => stageOf(one, model) === found);
  const again = repeated(all, (one) => identityOf(one, 'method_path'));
  known.set(found, again);
  return again;
}

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
  return path === '*/*' || (path !== undefined && path === `${pathOf(served, model)}/GET`);
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

const account = [
  rule({
    id: 'rest-api/account-role',
    fact: 'R263',
    on: 'aws_api_gateway_account',
    demand: 'the account must have one CloudWatch role a region, which API Gateway may assume',
    fix: 'Keep one aws_api_gateway_account, with a role that trusts apigateway.amazonaws.com.',
    check: (resource, model) => {
      const earlier = model
        .ofType('aws_api_gateway_account')
        .find((one) => one.provider.key === resource.provider.key && one.region === resource.region);
      const role = model.follow(resource, 'cloudwatch_role_arn', 'aws_iam_role');
      return [
        resource.lacks('cloudwatch_role_arn') &&
          'cloudwatch_role_arn must be given, was absent, which clears the setting of the account',
        earlier !== undefined &&
          earlier !== resource &&
          !resource.conditional &&
          !earlier.conditional &&
          `must be the only one of its account and region, ${earlier.address} is one too`,
        role?.type === 'aws_iam_role' &&
          distrusts(role, model) &&
          `cloudwatch_role_arn must trust apigateway.amazonaws.com, ${role.address} does not`,
      ];
    },
  }),
];

function distrusts(role: Body, model: Model): boolean {
  const statements = statementsOf(policyOf(role, 'assume_role_policy', model));
  if (statements === undefined || statements.length === 0) return false;
  const principals = statements.map((one) => (isMap(one.Principal) ? one.Principal.Service : one.Principal));
  if (
    principals.some((one) =>
      one === undefined
        ? false
        : one instanceof Unknown || (isList(one) && one.some((item) => item instanceof Unknown)),
    )
  )
    return false;
  return !principals.some((one) => textsIn(one).some((text) => /^(apigateway\.amazonaws\.com(\.cn)?|\*)$/.test(text)));
}

const ignoring = rule({
  id: 'rest-api/deployment-frozen',
  fact: 'R245',
  on: stage,
  demand: 'a stage must follow its deployment',
  fix: 'Remove deployment_id from lifecycle.ignore_changes.',
  check: (resource, model) => {
    const found = model.follow(resource, 'deployment_id', deployment);
    const canary = resource.blocks('canary_settings').length > 0;
    return (
      resource.tellsLifecycle &&
      found?.type === deployment &&
      !found.lacks('triggers') &&
      !canary &&
      ignoresChanges(resource, 'deployment_id') &&
      startOf(resource.written('lifecycle'))?.includes('deployment_id') === true &&
      `lifecycle.ignore_changes must not hold deployment_id, or ${found.address} never goes live`
    );
  },
});

/** Rules about REST deployments, stages and method settings. */
export const restDeploymentRules = [...deployments, ...stages, ...methodSettings, ...account, ignoring];
