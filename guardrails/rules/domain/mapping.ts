import { limits } from '../../../limits/limits';
import { patterns } from '../../../limits/patterns';
import { Unknown } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import {
  apiOf,
  isNotTrue,
  membersOf,
  oncePerModel,
  perModel,
  protocolOf,
  repeated,
  soleReference,
  startOf,
} from '../apis';
import { argument, atMost, rule, shown } from '../define';
import { matches, orEmpty } from '../demands';
import { endpointTypeOf } from '../endpoint-type';
import { grouped, withText } from '../groups';
import { dependsOn } from '../ordering';
import { basePath, domainOf, mapping, mappingsOf, restDomain, v2Domain } from './name';

const keyOf = (one: Resource): string | undefined => {
  const name = one.type === mapping ? 'api_mapping_key' : 'base_path';
  const value = one.get(name);
  return value === undefined ? '' : typeof value === 'string' ? value.replace(/^\(none\)$/, '') : undefined;
};

const mappingsAt = perModel((domain, model) => [
  ...model.related(mapping, 'domain_name', domain).sure,
  ...model.related(basePath, 'domain_name', domain).sure,
]);

/** Whether a domain is at the edge, as it is by itself where it has a certificate for there. */
const isEdge = (domain: Resource): boolean =>
  endpointTypeOf(domain) === 'EDGE' ||
  (domain.lacks('endpoint_configuration') && domain.has('certificate_arn') === true);

/** What a mapping is on: the address of its domain, or a name that another configuration owns. */
function placeOf(one: Resource, model: Model): string | undefined {
  const domain = domainOf(one, model) ?? domainNamed(one, model);
  const name = one.get('domain_name');
  return domain?.address ?? (typeof name === 'string' ? `${name.toLowerCase()} (${one.provider.key})` : undefined);
}

/** The domain of the configuration whose name a mapping writes out. */
function domainNamed(one: Resource, model: Model): Resource | undefined {
  const name = one.get('domain_name');
  if (typeof name !== 'string') return undefined;
  const named = [v2Domain, restDomain].flatMap((type) => withText(type, 'domain_name', name, model));
  return named.find(({ provider }) => provider.key === one.provider.key);
}

const mappingsByPlace = oncePerModel((model) => grouped(model.ofType(mapping, basePath), (one) => placeOf(one, model)));

const repeatedAt = perModel((place: string, model) => repeated(mappingsByPlace(model).get(place) ?? [], keyOf));

const isHttpOrRest = (one: Resource, model: Model): boolean =>
  one.type === basePath ||
  protocolOf(apiOf(one, model)) === 'HTTP' ||
  model.follow(one, 'api_id', 'aws_api_gateway_rest_api') !== undefined;

/** Rules about the mappings of a domain to its APIs. */
export const apiMappingRules = [
  rule({
    id: 'domain/mapping-domain',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/27358',
    on: [mapping, basePath],
    demand: 'domain_name of a mapping must be a host name',
    fix: 'Use domain_name of the domain name resource.',
    check: (resource) => {
      const text = startOf(resource.get('domain_name'));
      const sole = soleReference(resource.symbolic('domain_name'));
      const arn = sole?.attribute === 'arn' && /domain_name\.[\w-]+$/.test(sole.address);
      return (
        (arn || /^(arn:|https?:\/\/)/.test(text ?? '')) &&
        `domain_name must be a host name, was ${arn ? `arn of ${sole.address}` : shown(text)}`
      );
    },
  }),
  rule({
    id: 'http-api/endpoint-off-needs-domain',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html',
    on: ['aws_apigatewayv2_api', 'aws_api_gateway_rest_api'],
    demand: 'an API without its execute-api endpoint needs a domain and a mapping',
    fix: 'Add a domain name and a mapping, or leave the endpoint on.',
    check: (resource, model) => {
      if (
        isNotTrue(resource, 'disable_execute_api_endpoint') ||
        resource.get('disable_execute_api_endpoint') instanceof Unknown
      )
        return undefined;
      const { sure, open } = mappingsOf(resource, model);
      return (
        sure.length === 0 &&
        !open &&
        !model.exports(resource) &&
        'disable_execute_api_endpoint must be false without a mapping to a domain, was true: nothing can reach the API'
      );
    },
  }),
  argument({
    id: 'domain/mapping-key-form',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mappings.html',
    on: mapping,
    at: 'api_mapping_key',
    must: matches(orEmpty(patterns.mappingKey), 'be 1 to 300 characters without leading, trailing or double slash'),
    fix: 'Write for example v1 or orders/v1.',
  }),
  rule({
    id: 'domain/mapping-levels',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html',
    on: mapping,
    demand: 'a key of several levels needs a REGIONAL TLS_1_2 domain, and no WebSocket API',
    fix: 'Use one level, or a domain of an HTTP or REST API with TLS_1_2.',
    check: (resource, model) => {
      const key = resource.get('api_mapping_key');
      if (typeof key !== 'string' || !key.includes('/')) return undefined;
      const domain = domainOf(resource, model);
      const old =
        domain?.type === restDomain &&
        (domain.lacks('security_policy') ||
          domain.get('security_policy') === 'TLS_1_0' ||
          endpointTypeOf(domain) === 'EDGE');
      return [
        protocolOf(apiOf(resource, model)) === 'WEBSOCKET' &&
          `api_mapping_key must have one level for a WebSocket API, was ${shown(key)}`,
        old &&
          `api_mapping_key must have one level on ${domain.address}, which is no REGIONAL TLS_1_2 domain, was ${shown(key)}`,
      ];
    },
  }),
  atMost({
    id: 'domain/mapping-quota',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
    on: v2Domain,
    demand: 'a domain must have at most 200 mappings of several levels',
    fix: 'Use another domain.',
    most: limits.mappingKeysPerDomain.value,
    unit: 'mappings of several levels',
    count: (resource, model) => mappingsAt(resource, model).filter((one) => keyOf(one)?.includes('/')).length,
  }),
  rule({
    id: 'domain/mapping-unique',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: [mapping, basePath],
    demand: 'each mapping of a domain needs a key of its own, and one may be empty',
    fix: 'Give the mapping another key.',
    check: (resource, model) => {
      const place = placeOf(resource, model);
      const earlier = place && repeatedAt(place, model).get(resource);
      return (
        earlier &&
        `must have a key of its own on ${place}, ${shown(keyOf(resource))} is also that of ${earlier.address}`
      );
    },
  }),
  rule({
    id: 'domain/websocket-alone',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mappings.html',
    on: mapping,
    demand: 'a WebSocket API must not share a domain with HTTP or REST APIs',
    fix: 'Give the WebSocket API a domain of its own.',
    check: (resource, model) => {
      const place = placeOf(resource, model);
      if (place === undefined || protocolOf(apiOf(resource, model)) !== 'WEBSOCKET') return undefined;
      const other = mappingsByPlace(model)
        .get(place)
        ?.find((one) => isHttpOrRest(one, model));
      return other && `must not share ${place} with the HTTP or REST API of ${other.address}`;
    },
  }),
  rule({
    id: 'domain/http-api-policy',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html',
    on: mapping,
    demand: 'an HTTP or WebSocket API needs a REGIONAL domain with TLS_1_2',
    fix: 'Set security_policy = "TLS_1_2" and endpoint type REGIONAL, or map REST APIs alone.',
    check: (resource, model) => {
      const domain = domainOf(resource, model);
      if (domain?.type !== restDomain || !['HTTP', 'WEBSOCKET'].includes(protocolOf(apiOf(resource, model)) ?? ''))
        return undefined;
      const policy = domain.get('security_policy');
      return [
        (typeof policy === 'string' ? policy !== 'TLS_1_2' : domain.lacks('security_policy')) &&
          `must lead from a domain with TLS_1_2, security_policy of ${domain.address} was ${shown(policy)}`,
        isEdge(domain) && `must lead from a REGIONAL domain, ${domain.address} was "EDGE"`,
      ];
    },
  }),
  rule({
    id: 'domain/mapping-after-domain',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname-apimappings.html',
    on: [mapping, basePath],
    demand: 'a mapping must depend on the domain it names',
    fix: 'Reference the domain name resource instead of its name.',
    check: (resource, model) => {
      const domain = domainNamed(resource, model);
      return (
        domain !== undefined &&
        !dependsOn(resource, domain, model) &&
        `domain_name must be taken from ${domain.address}, was the text ${shown(resource.get('domain_name'))}, which does not wait for it`
      );
    },
  }),
  rule({
    id: 'domain/mapping-after-stage',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: mapping,
    demand: 'a mapping must depend on the stage it names',
    fix: 'Reference the stage resource instead of its name.',
    check: (resource, model) => {
      const api = apiOf(resource, model);
      const name = resource.get('stage');
      if (api === undefined || typeof name !== 'string') return undefined;
      const stage = membersOf(model, 'aws_apigatewayv2_stage', api).members.find((one) => one.get('name') === name);
      return (
        stage !== undefined &&
        !dependsOn(resource, stage, model) &&
        `stage must be taken from ${stage.address}, was the text ${shown(name)}, which does not wait for it`
      );
    },
  }),
  argument({
    id: 'domain/base-path-level',
    severity: 'rejects',
    source: 'moto apigateway exceptions (AWS text)',
    on: basePath,
    at: 'base_path',
    must: matches(/^[^/]*$/, 'hold no slash'),
    fix: 'Use aws_apigatewayv2_api_mapping for several levels.',
  }),
  rule({
    id: 'domain/base-path-stage',
    severity: 'misbehaves',
    source: 'botocore 1.43.11, apigateway CreateBasePathMapping',
    on: basePath,
    demand: 'a base path mapping must name its stage',
    fix: 'Set stage_name.',
    check: (resource) =>
      resource.lacks('stage_name') && 'stage_name must be given, was absent: callers must repeat the stage in the path',
  }),
];

const reservedPaths = new Set(['ping', 'sping']);

/** The rule about the paths that a custom domain answers itself. */
export const healthCheckPathRule = rule({
  id: 'domain/health-check-paths',
  severity: 'misbehaves',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
  on: ['aws_api_gateway_resource', 'aws_apigatewayv2_route'],
  demand: '/ping and /sping must not be root paths behind a custom domain',
  fix: 'Use another path, such as /health.',
  check: (resource, model) => {
    const path = rootPathOf(resource);
    const api =
      resource.type === 'aws_apigatewayv2_route'
        ? apiOf(resource, model)
        : model.follow(resource, 'rest_api_id', 'aws_api_gateway_rest_api');
    if (path === undefined || !reservedPaths.has(path) || api === undefined) return undefined;
    return (
      mappingsOf(api, model).sure.length > 0 &&
      `must not serve /${path} behind a custom domain, which answers it itself`
    );
  },
});

function rootPathOf(resource: Resource): string | undefined {
  if (resource.type === 'aws_apigatewayv2_route')
    return /^[A-Z]+ \/([^/]+)$/.exec(String(startOf(resource.get('route_key'))))?.[1];
  const root = soleReference(resource.symbolic('parent_id'))?.attribute === 'root_resource_id';
  return root ? startOf(resource.get('path_part')) : undefined;
}
