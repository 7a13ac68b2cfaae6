import { numberOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { computedIn, flagIn, numberIn, textIn, textMapIn } from './arguments';
import { ofApi } from './of-api';

/** One stage of a REST API. */
export interface StageDefinition {
  readonly name: string;
  readonly address: string;
  readonly deploymentId: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly accessLogFormat: string | undefined;
  readonly cacheCluster: boolean;
  readonly canary: CanaryDefinition | undefined;
  /** ARN of the stage, which web ACLs name. */
  readonly arn: string | undefined;
  /** `path/METHOD` or a wildcard → its settings, the most special first. */
  readonly settings: readonly MethodSettings[];
}

/** The part of a stage's requests that goes to another deployment. */
export interface CanaryDefinition {
  readonly deploymentId: string;
  /** 0 to 100. */
  readonly percent: number;
  readonly variables: Readonly<Record<string, string>>;
  readonly useStageCache: boolean;
}

/** Settings of some methods of a stage. */
export interface MethodSettings {
  readonly address: string;
  /** Path of the resource, `/users/{id}`, or `*`. */
  readonly path: string;
  readonly httpMethod: string;
  readonly throttle: { readonly rate: number; readonly burst: number } | undefined;
  readonly caching: boolean | undefined;
  readonly cacheTtlSeconds: number | undefined;
  readonly cacheEncrypted: boolean;
  readonly invalidationNeedsPermission: boolean | undefined;
  readonly refusedInvalidation: RefusedInvalidation | undefined;
}

/** What a caller meets who may not renew a cached answer. */
export type RefusedInvalidation = 'FAIL_WITH_403' | 'SUCCEED_WITH_RESPONSE_HEADER' | 'SUCCEED_WITHOUT_RESPONSE_HEADER';

/** The stages of an API: those of `aws_api_gateway_stage`, and those that a deployment makes itself. */
export function readStages(model: Model, api: Resource): StageDefinition[] {
  const settings = ofApi(model, 'aws_api_gateway_method_settings', api);
  const made = ofApi(model, 'aws_api_gateway_deployment', api).filter((one) => textIn(one, 'stage_name') !== undefined);
  const stages = [...ofApi(model, 'aws_api_gateway_stage', api), ...made];
  return stages.map((stage) => {
    const name = textIn(stage, 'stage_name') ?? '';
    return stageOf(
      stage,
      name,
      settings.filter((one) => textIn(one, 'stage_name') === name),
    );
  });
}

function stageOf(stage: Resource, name: string, settings: readonly Resource[]): StageDefinition {
  const log = stage.block('access_log_settings');
  const ownDeployment = textIn(stage, 'deployment_id') ?? computedIn(stage, 'id') ?? '';
  return {
    name,
    address: stage.address,
    deploymentId: ownDeployment,
    variables: textMapIn(stage, 'variables'),
    accessLogFormat: log && textIn(log, 'format'),
    cacheCluster: flagIn(stage, 'cache_cluster_enabled'),
    canary: canaryOf(stage.block('canary_settings'), ownDeployment),
    arn: computedIn(stage, 'arn'),
    settings: settings.map(settingsOf).sort((a, b) => generality(a) - generality(b)),
  };
}

function canaryOf(canary: Body | undefined, stageDeployment: string): CanaryDefinition | undefined {
  if (canary === undefined) return undefined;
  return {
    deploymentId: textIn(canary, 'deployment_id') ?? stageDeployment,
    percent: numberIn(canary, 'percent_traffic') ?? 0,
    variables: textMapIn(canary, 'stage_variable_overrides'),
    useStageCache: flagIn(canary, 'use_stage_cache'),
  };
}

const generality = ({ path, httpMethod }: MethodSettings): number =>
  (path === '*' ? 2 : 0) + (httpMethod === '*' ? 1 : 0);

function settingsOf(resource: Resource): MethodSettings {
  const [path, httpMethod] = splitMethodPath(textIn(resource, 'method_path') ?? '*/*');
  const settings = resource.block('settings');
  const number = (name: string) => numberOf(settings?.get(name));
  const flag = (name: string) => (settings?.has(name) === true ? flagIn(settings, name) : undefined);
  const rate = number('throttling_rate_limit');
  const burst = number('throttling_burst_limit');
  return {
    address: resource.address,
    path,
    httpMethod,
    throttle: throttleOf(rate, burst),
    caching: flag('caching_enabled'),
    cacheTtlSeconds: number('cache_ttl_in_seconds'),
    cacheEncrypted: flag('cache_data_encrypted') ?? false,
    invalidationNeedsPermission: flag('require_authorization_for_cache_control'),
    refusedInvalidation:
      settings && (textIn(settings, 'unauthorized_cache_control_header_strategy') as RefusedInvalidation),
  };
}

/** A limit that is not written, or -1, is the account's. */
function throttleOf(rate: number | undefined, burst: number | undefined): MethodSettings['throttle'] {
  const written = [rate, burst].filter((limit) => limit !== undefined && limit >= 0);
  if (written.length === 0) return undefined;
  return { rate: limitOr(rate, 10_000), burst: limitOr(burst, 5_000) };
}

const limitOr = (limit: number | undefined, otherwise: number): number =>
  limit === undefined || limit < 0 ? otherwise : limit;

/** `users/{id}/GET`, with `~1` for the slashes of a path, means `/users/{id}` and `GET`. */
function splitMethodPath(methodPath: string): [path: string, httpMethod: string] {
  const at = methodPath.lastIndexOf('/');
  const path = methodPath.slice(0, at).replaceAll('~1', '/').replace(/^\/*/, '');
  return [path === '*' ? '*' : `/${path}`, methodPath.slice(at + 1)];
}

/** One setting of a method, from the most special settings that tell it. */
export function settingFor<K extends keyof MethodSettings>(
  stage: StageDefinition,
  path: string,
  httpMethod: string,
  name: K,
): MethodSettings[K] | undefined {
  const fitting = stage.settings.filter((one) => fits(one.path, path) && fits(one.httpMethod, httpMethod));
  return fitting.find((one) => one[name] !== undefined)?.[name];
}

const fits = (pattern: string, name: string): boolean => pattern === '*' || pattern === name;
