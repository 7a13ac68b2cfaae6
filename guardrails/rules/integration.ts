import { limits } from '../limits';
import type { Model } from '../model/model';
import type { Body, Resource } from '../model/resource';
import { Unknown } from '../model/value';
import { apiOf, isOn, protocolOf, startOf } from './apis';
import { argument, rule, shown } from './define';
import { oneOf, within } from './demands';
import { invocationOf } from './invocation';

/** The Terraform type of an integration. */
export const integration = 'aws_apigatewayv2_integration';

const type = (resource: Body): unknown => resource.get('integration_type');

const isSubtyped = (resource: Body): boolean => !resource.lacks('integration_subtype');

const isPrivate = (resource: Body): boolean => resource.get('connection_type') === 'VPC_LINK';

const kinds = [
  rule({
    id: 'http-api/integration-type',
    fact: 'R053',
    on: integration,
    demand: 'integration_type of an HTTP API must be AWS_PROXY or HTTP_PROXY',
    fix: 'Use AWS_PROXY for Lambda and AWS services, HTTP_PROXY for the rest.',
    check: (resource, model) => {
      const kind = type(resource);
      const refused = typeof kind === 'string' && kind !== 'AWS_PROXY' && kind !== 'HTTP_PROXY';
      return (
        refused &&
        isOn('HTTP', resource, model) &&
        `integration_type must be AWS_PROXY or HTTP_PROXY on an HTTP API, was ${shown(kind)}`
      );
    },
  }),
  rule({
    id: 'http-api/payload-version-stated',
    fact: 'R054',
    on: integration,
    demand: 'payload_format_version must be stated for Lambda on an HTTP API',
    fix: 'Set payload_format_version to "2.0".',
    check: (resource, model) =>
      type(resource) === 'AWS_PROXY' &&
      !isSubtyped(resource) &&
      resource.lacks('payload_format_version') &&
      isOn('HTTP', resource, model) &&
      'payload_format_version must be stated, was absent, for which the provider sends "1.0"',
  }),
  rule({
    id: 'http-api/http-proxy-payload-version',
    fact: 'R055',
    on: integration,
    demand: 'payload_format_version of HTTP_PROXY must be "1.0"',
    fix: 'Remove payload_format_version, or set "1.0".',
    check: (resource) =>
      type(resource) === 'HTTP_PROXY' &&
      version(resource) === '2.0' &&
      'payload_format_version must be "1.0" with HTTP_PROXY, was "2.0"',
  }),
  rule({
    id: 'websocket-api/payload-version',
    fact: 'R056',
    on: integration,
    demand: 'payload_format_version of a WebSocket API must be "1.0"',
    fix: 'Remove payload_format_version.',
    check: (resource, model) =>
      version(resource) === '2.0' &&
      isOn('WEBSOCKET', resource, model) &&
      'payload_format_version must be "1.0" on a WebSocket API, was "2.0"',
  }),
  argument({
    id: 'http-api/payload-version',
    fact: 'R057',
    on: integration,
    at: 'payload_format_version',
    must: oneOf(['1.0', '2.0']),
    fix: 'Use "2.0" for Lambda.',
  }),
  rule({
    id: 'http-api/http-proxy-method',
    fact: 'R058',
    on: integration,
    demand: 'integration_method must be given for HTTP_PROXY',
    fix: 'Set integration_method, for example to ANY.',
    check: (resource) =>
      type(resource) === 'HTTP_PROXY' &&
      resource.lacks('integration_method') &&
      'integration_method must be given with HTTP_PROXY, was absent',
  }),
  rule({
    id: 'http-api/lambda-integration-method',
    fact: 'R059',
    on: integration,
    demand: 'integration_method of a Lambda integration must be POST',
    fix: 'Set integration_method to POST, or leave it out.',
    check: (resource) => {
      const method = resource.get('integration_method');
      const wrong = typeof method === 'string' && method !== 'POST' && method !== '';
      return (
        wrong &&
        type(resource) === 'AWS_PROXY' &&
        !isSubtyped(resource) &&
        `integration_method must be POST for Lambda, was ${shown(method)}`
      );
    },
  }),
];

/** The payload format version, also when it was written as a number. */
export const version = (resource: Body): string | undefined => {
  const value = resource.get('payload_format_version');
  return value === 2 ? '2.0' : value === 1 ? '1.0' : typeof value === 'string' ? value : undefined;
};

function timeout(resource: Resource, demand: ReturnType<typeof within>): string | undefined {
  const value = resource.get('timeout_milliseconds');
  return value !== undefined && demand.holds(value) === false
    ? `timeout_milliseconds must ${demand.says}, was ${shown(value)}`
    : undefined;
}

const times = [
  rule({
    id: 'http-api/integration-timeout',
    fact: 'R060',
    on: integration,
    demand: 'timeout_milliseconds of an HTTP API must be from 50 to 30000',
    fix: 'Give at most 30000, and let longer work go on after the answer.',
    check: (resource, model) =>
      protocolOf(apiOf(resource, model)) === 'WEBSOCKET'
        ? undefined
        : timeout(resource, within(limits.httpTimeoutMs.value)),
  }),
  rule({
    id: 'websocket-api/integration-timeout',
    fact: 'R061',
    on: integration,
    demand: 'timeout_milliseconds of a WebSocket API must be from 50 to 29000',
    fix: 'Give at most 29000.',
    check: (resource, model) =>
      isOn('WEBSOCKET', resource, model) ? timeout(resource, within(limits.websocketTimeoutMs.value)) : undefined,
  }),
  rule({
    id: 'lambda/timeout-beyond-gateway',
    fact: 'R062',
    on: [integration, 'aws_api_gateway_integration'],
    demand: 'the function behind an integration must give up before the integration does',
    fix: 'Lower the timeout of the function, or raise that of the integration.',
    check: (resource, model) => {
      const lambda = invocationOf(resource, resource.type === integration ? 'integration_uri' : 'uri', model)?.lambda;
      const seconds = Number(lambda?.get('timeout') ?? 3);
      const most = gatewayTimeout(resource, model);
      return (
        lambda !== undefined &&
        most !== undefined &&
        seconds * 1000 > most &&
        `must wait at least as long as ${lambda.address}, which may run ${seconds} s, and waits ${most} ms`
      );
    },
  }),
];

function gatewayTimeout(resource: Resource, model: Model): number | undefined {
  const written = resource.get('timeout_milliseconds');
  if (written !== undefined)
    return typeof written === 'number' || typeof written === 'string' ? Number(written) : undefined;
  if (resource.type !== integration) return limits.restTimeoutMs.value.most;
  const protocol = protocolOf(apiOf(resource, model));
  return protocol === 'HTTP'
    ? limits.httpTimeoutMs.value.most
    : protocol === 'WEBSOCKET'
      ? limits.websocketTimeoutMs.value.most
      : undefined;
}

const uris = [
  rule({
    id: 'http-api/integration-url',
    fact: 'R063',
    on: integration,
    demand: 'integration_uri of a public HTTP_PROXY integration must be an http:// or https:// URL',
    fix: 'Write the whole URL, scheme included.',
    check: (resource) => {
      const start = startOf(resource.get('integration_uri'));
      const open = resource.lacks('connection_type') || resource.get('connection_type') === 'INTERNET';
      return (
        type(resource) === 'HTTP_PROXY' &&
        open &&
        start !== undefined &&
        !isUrlStart(start, resource) &&
        `integration_uri must start with http:// or https://, was ${shown(start)}`
      );
    },
  }),
  rule({
    id: 'http-api/integration-uri-given',
    fact: 'R064',
    on: integration,
    demand: 'integration_uri must be given for Lambda and HTTP integrations',
    fix: 'Set integration_uri to the invoke ARN or the URL.',
    check: (resource) => {
      const needed =
        type(resource) === 'HTTP_PROXY' || (type(resource) === 'AWS_PROXY' && resource.lacks('integration_subtype'));
      return (
        needed &&
        resource.lacks('integration_uri') &&
        `integration_uri must be given with ${shown(type(resource) as string)}, was absent`
      );
    },
  }),
  rule({
    id: 'http-api/vpc-link-connection',
    fact: 'R065',
    on: integration,
    demand: 'connection_id must be given with connection_type VPC_LINK',
    fix: 'Set connection_id to the id of an aws_apigatewayv2_vpc_link.',
    check: (resource) =>
      isPrivate(resource) &&
      resource.lacks('connection_id') &&
      'connection_id must name a VPC link with connection_type VPC_LINK, was absent',
  }),
  rule({
    id: 'http-api/vpc-link-target',
    fact: 'R066',
    on: integration,
    demand: 'integration_uri of a private integration must be a listener or Cloud Map service ARN',
    fix: 'Use the arn of the aws_lb_listener.',
    check: (resource, model) =>
      isPrivate(resource) && isOn('HTTP', resource, model) ? privateTargetProblem(resource, model) : undefined,
  }),
  rule({
    id: 'http-api/vpc-link-kind',
    fact: 'R067',
    on: integration,
    demand: 'a private integration must be HTTP_PROXY through an aws_apigatewayv2_vpc_link',
    fix: 'Use HTTP_PROXY and an aws_apigatewayv2_vpc_link.',
    check: (resource, model) => {
      if (!isPrivate(resource) || !isOn('HTTP', resource, model)) return undefined;
      const link = model.follow(resource, 'connection_id', 'aws_api_gateway_vpc_link');
      return [
        link?.type === 'aws_api_gateway_vpc_link' &&
          `connection_id must be an aws_apigatewayv2_vpc_link, was ${link.address}`,
        type(resource) === 'AWS_PROXY' &&
          'integration_type must be HTTP_PROXY with connection_type VPC_LINK, was "AWS_PROXY"',
      ];
    },
  }),
  rule({
    id: 'http-api/private-tls',
    fact: 'R068',
    on: integration,
    demand: 'tls_config must stand on private integrations with an HTTPS listener, and nowhere else',
    fix: 'Give tls_config.server_name_to_verify for an HTTPS listener; remove it elsewhere.',
    check: (resource, model) => {
      const kind = resource.get('connection_type');
      const tls = resource.blocks('tls_config').length > 0;
      const listener = isPrivate(resource)
        ? model.follow(resource, 'integration_uri', 'aws_lb_listener', 'aws_alb_listener')
        : undefined;
      const protocol = /^aws_a?lb_listener$/.test(listener?.type ?? '') ? listener?.get('protocol') : undefined;
      return [
        tls &&
          (kind === undefined || kind === 'INTERNET') &&
          'tls_config must be absent on a public integration, was given',
        resource.lacks('tls_config') &&
          (protocol === 'HTTPS' || protocol === 'TLS') &&
          `tls_config must be given for ${listener?.address}, which speaks ${protocol}`,
      ];
    },
  }),
];

const isUrlStart = (start: string, resource: Body): boolean =>
  /^https?:\/\//i.test(start) ||
  (resource.get('integration_uri') instanceof Unknown && /^h?t?t?p?s?:?\/?\/?$/.test(start));

function privateTargetProblem(resource: Resource, model: Model): string | undefined {
  const uri = resource.get('integration_uri');
  const start = startOf(uri);
  const balancer = model.follow(
    resource,
    'integration_uri',
    'aws_lb',
    'aws_alb',
    'aws_lb_listener',
    'aws_alb_listener',
  );
  if (balancer?.type === 'aws_lb' || balancer?.type === 'aws_alb')
    return `integration_uri must be a listener ARN, was taken from ${balancer.address}`;
  const wrong = start !== undefined && (/^https?:/.test(start) || /:loadbalancer\//.test(start));
  return wrong ? `integration_uri must be a listener or Cloud Map service ARN, was ${shown(start)}` : undefined;
}

const links = [
  argument({
    id: 'http-api/vpc-link-subnets',
    fact: 'R072',
    on: 'aws_apigatewayv2_vpc_link',
    at: 'subnet_ids',
    must: {
      says: 'have 1 to 10 subnets',
      holds: (value) =>
        Array.isArray(value)
          ? value.length >= limits.vpcLinkSubnets.value.least && value.length <= limits.vpcLinkSubnets.value.most
          : undefined,
    },
    fix: 'Name one subnet a zone, ten at most.',
  }),
];

/** Rules about `aws_apigatewayv2_integration` and `aws_apigatewayv2_vpc_link`. */
export const integrationRules = [...kinds, ...times, ...uris, ...links];
