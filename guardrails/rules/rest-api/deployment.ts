import { enumerations, limits } from '../../../limits/limits';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isTrue, membersOf, oncePerModel, startOf } from '../apis';
import { absent, argument, given, rule, shown } from '../define';
import { numberBetween, oneOf } from '../demands';
import { grouped } from '../groups';
import { ignoresChanges, outruns, tellsCreateFirst, waitsForForeign } from '../ordering';
import { restApiOf } from './api';
import { methodOf } from './http-method';
import { integration } from './integration';
import { method } from './method';

const deployment = 'aws_api_gateway_deployment';

/** The Terraform type of a stage. */
export const stage = 'aws_api_gateway_stage';

const methodsOf = (resource: Resource, model: Model): readonly Resource[] => {
  const api = restApiOf(resource, model);
  return api === undefined || api.has('body') !== false ? [] : membersOf(model, method, api).members;
};

const deployments = [
  rule({
    id: 'rest-api/deployment-after-methods',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-deployment-no-methods)',
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
      const foreign = waitsForForeign(resource, model);
      const [without] = closed && !foreign ? bareOf(members, api, model) : [];
      const late = foreign ? undefined : parts.find((one) => outruns(resource, one, model));
      return [
        late !== undefined && `must wait for ${late.address}, and does not depend on it`,
        without !== undefined && `must deploy methods with integrations, ${without.address} has none`,
      ];
    },
  }),
  rule({
    id: 'rest-api/deployment-triggers',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html',
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
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html',
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
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: deployment,
    demand:
      'a deployment that is replaced must be created before its predecessor is destroyed, to which a stage points',
    fix: 'Add lifecycle { create_before_destroy = true }.',
    check: (resource, model) => {
      const [user] = isReplaced(resource) ? model.related(stage, 'deployment_id', resource).sure : [];
      return (
        user !== undefined &&
        resource.lacks('stage_name') &&
        tellsCreateFirst(resource) === false &&
        `lifecycle.create_before_destroy must be true, was ${shown(resource.block('lifecycle')?.get('create_before_destroy'))}: ${user.address} still points to the old deployment`
      );
    },
  }),
  absent({
    id: 'rest-api/deployment-without-stage',
    severity: 'misbehaves',
    source: 'provider schema (deprecated); provider doc',
    on: deployment,
    demand: 'a deployment must not make a stage when a stage resource does',
    fix: 'Remove stage_name from the deployment.',
    at: 'stage_name',
    where: (resource, model) => {
      const api = restApiOf(resource, model);
      const [one] = api === undefined ? [] : membersOf(model, stage, api).members;
      return one !== undefined && `beside ${one.address}`;
    },
  }),
  rule({
    id: 'rest-api/deployment-canary',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/pull/39929',
    on: deployment,
    demand: 'a canary release of a deployment must have a stage that is there before',
    fix: 'Set canary_settings on the aws_api_gateway_stage.',
    check: (resource, model) => {
      const api = restApiOf(resource, model);
      if (api === undefined || resource.blocks('canary_settings').length === 0) return undefined;
      const name = resource.get('stage_name');
      const makers = [stage, deployment].flatMap((type) => membersOf(model, type, api).members);
      const known = makers.every((one) => one === resource || typeof one.get('stage_name') === 'string');
      return (
        typeof name === 'string' &&
        known &&
        !model.hasOpaqueModules &&
        !makers.some((one) => one !== resource && one.get('stage_name') === name) &&
        `canary_settings must be of a stage that is there before, ${shown(name)} is made by this deployment`
      );
    },
  }),
  rule({
    id: 'rest-api/stage-deployment',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: stage,
    demand: 'a stage must serve a deployment of its own API',
    fix: 'Use a deployment of the same API.',
    check: (resource, model) => {
      const found = model.follow(resource, 'deployment_id', deployment);
      const [own, other] = [restApiOf(resource, model), found ? restApiOf(found, model) : undefined];
      return (
        own !== undefined &&
        other !== undefined &&
        own !== other &&
        `deployment_id must be a deployment of ${own.address}, ${found?.address} deploys ${other.address}`
      );
    },
  }),
];

/** Whether something, such as changed triggers, replaces a deployment. */
const isReplaced = (resource: Resource): boolean =>
  ['triggers', 'variables', 'stage_description'].some((name) => resource.has(name) !== false) ||
  /replace_triggered_by/.test(resource.written('lifecycle'));

const integrationsByMethod = oncePerModel((model) => grouped(model.ofType(integration), (one) => methodOf(one, model)));

const partsOf = (one: Resource, model: Model): Resource[] =>
  [
    ...(integrationsByMethod(model).get(one) ?? []),
    model.follow(one, 'resource_id', 'aws_api_gateway_resource'),
  ].filter((part) => part !== undefined);

/** The methods of an API that certainly have no integration. */
function bareOf(methods: readonly Resource[], api: Resource, model: Model): readonly Resource[] {
  const { members, closed } = membersOf(model, integration, api);
  const served = new Set(members.map((one) => methodOf(one, model)));
  return closed && !served.has(undefined) ? methods.filter((one) => !served.has(one)) : [];
}

const stages = [
  argument({
    id: 'rest-api/cache-size',
    severity: 'rejects',
    source: 'botocore 1.43.11, CacheClusterSize',
    on: stage,
    at: 'cache_cluster_size',
    must: oneOf(enumerations.cacheSizesGb.value),
    fix: 'Use one of the sizes.',
  }),
  given({
    id: 'rest-api/cache-size-and-cluster',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
    on: stage,
    demand: 'a cache cluster must state its size, which sets its price',
    fix: 'Set cache_cluster_size.',
    at: 'cache_cluster_size',
    where: (resource) => isTrue(resource, 'cache_cluster_enabled') && 'with cache_cluster_enabled',
  }),
  argument({
    id: 'rest-api/canary-percent',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway_canary)',
    on: [stage, deployment],
    at: 'canary_settings.percent_traffic',
    must: numberBetween(limits.canaryPercent.value.least, limits.canaryPercent.value.most),
    fix: 'Give a share from 0 to 100.',
  }),
];

const ignoring = rule({
  id: 'rest-api/deployment-frozen',
  severity: 'misbehaves',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html',
  on: stage,
  demand: 'a stage must follow its deployment',
  fix: 'Remove deployment_id from lifecycle.ignore_changes.',
  check: (resource, model) => {
    const found = model.follow(resource, 'deployment_id', deployment);
    const canary = resource.block('canary_settings') !== undefined;
    return (
      resource.tellsLifecycle &&
      found !== undefined &&
      !found.lacks('triggers') &&
      !canary &&
      ignoresChanges(resource, 'deployment_id') &&
      startOf(resource.written('lifecycle'))?.includes('deployment_id') === true &&
      `lifecycle.ignore_changes must not hold deployment_id, or ${found.address} never goes live`
    );
  },
});

/** Rules about REST deployments, stages and method settings. */
export const restDeploymentRules = [...deployments, ...stages, ignoring];
