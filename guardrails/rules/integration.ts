import { enumerations, limits } from '../limits';
import type { Model } from '../model/model';
import type { Body, Resource } from '../model/resource';
import { isMap, Unknown } from '../model/value';
import { apiOf, isOn, protocolOf, startOf } from './apis';
import { argument, rule, shown } from './define';
import { matches, oneOf, wholeNumber, within } from './demands';
import { invocationOf } from './invocation';

const integration = 'aws_apigatewayv2_integration';
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

const version = (resource: Body): string | undefined => {
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

const header = /^(?:append|overwrite|remove):header\.(\S+)$/i;

const isReserved = (key: string): boolean => {
  const name = header.exec(key)?.[1]?.toLowerCase();
  if (name === undefined) return false;
  return (
    enumerations.reservedHeaders.value.some((one) => one === name) ||
    enumerations.reservedHeaderPrefixes.value.some((prefix) => name.startsWith(prefix))
  );
};

const keysOf = (body: Body, name: string): string[] => Object.keys(body.map(name) ?? {});
const mapped = (resource: Resource, model: Model): boolean =>
  resource.lacks('integration_subtype') && isOn('HTTP', resource, model);
const requestKey = /^((append|overwrite|remove):(header|querystring)\.\S+|overwrite:path)$/;
const responseKey = /^((append|overwrite|remove):header\.\S+|overwrite:statuscode)$/;
const expression = /^\$(request\.(header|querystring|path|body)(\.|$)|context\.|stageVariables\.|\{)/;

const parameters = [
  rule({
    id: 'http-api/request-parameter-action',
    fact: 'R073',
    on: integration,
    demand: 'keys of request_parameters must be an action on a header, query string or the path',
    fix: 'Write append, overwrite or remove, then :header.NAME, :querystring.NAME, or overwrite:path.',
    check: (resource, model) =>
      mapped(resource, model)
        ? keysOf(resource, 'request_parameters').map(
            (key) =>
              !requestKey.test(key) &&
              `request_parameters must be keyed by an action such as overwrite:header.NAME, was ${shown(key)}`,
          )
        : undefined,
  }),
  rule({
    id: 'http-api/reserved-header',
    fact: 'R074',
    on: integration,
    demand: 'request_parameters must not touch a reserved header',
    fix: 'Leave the header to the gateway, or use one of your own name.',
    check: (resource, model) =>
      mapped(resource, model)
        ? keysOf(resource, 'request_parameters').map(
            (key) => isReserved(key) && `request_parameters must not touch a reserved header, was ${shown(key)}`,
          )
        : undefined,
  }),
  rule({
    id: 'http-api/request-parameter-value',
    fact: 'R075',
    on: integration,
    demand: 'values of request_parameters must be static text or an expression that the gateway knows',
    fix: 'Use $request.header.NAME, $request.querystring.NAME, $request.path, $request.body.PATH, $context.NAME or $stageVariables.NAME.',
    check: (resource, model) =>
      isOn('HTTP', resource, model)
        ? Object.entries(resource.map('request_parameters') ?? {}).map(([key, value]) => {
            const wrong = typeof value === 'string' && isNoExpression(value);
            return (
              wrong &&
              `request_parameters[${JSON.stringify(key)}] must be an expression that the gateway knows, was ${shown(value)}`
            );
          })
        : undefined,
  }),
  argument({
    id: 'http-api/response-parameter-status',
    fact: 'R076',
    on: integration,
    at: 'response_parameters.status_code',
    must: {
      says: 'be a status code from 200 to 599',
      holds: (value) =>
        typeof value === 'string' || typeof value === 'number'
          ? (wholeNumber(200, 599).holds(value) ?? false)
          : undefined,
    },
    fix: 'Give one status code a block.',
  }),
  argument({
    id: 'http-api/response-parameter-action',
    fact: 'R077',
    on: integration,
    at: 'response_parameters.mappings{key}',
    must: matches(responseKey, 'be an action on a header or overwrite:statuscode'),
    fix: 'Write append, overwrite or remove, then :header.NAME, or overwrite:statuscode.',
  }),
  rule({
    id: 'http-api/reserved-response-header',
    fact: 'R078',
    on: integration,
    demand: 'response_parameters must not touch a reserved header',
    fix: 'Use cors_configuration for access-control headers; leave the others to the gateway.',
    check: (resource) =>
      resource
        .blocks('response_parameters')
        .flatMap((block) => keysOf(block, 'mappings'))
        .map(
          (key) =>
            isReserved(key) && `response_parameters.mappings must not touch a reserved header, was ${shown(key)}`,
        ),
  }),
];

const isNoExpression = (value: string): boolean =>
  (value.startsWith('$') && (!expression.test(value) || /^\$request\.body\..*(\.\.|\?\()/.test(value))) ||
  /^(method\.request|integration\.(request|response)|context|stageVariables)\.\w/.test(value);

const services = enumerations.serviceIntegrations.value as Readonly<Record<string, readonly string[]>>;
const webSocketOnly = ['content_handling_strategy', 'request_templates', 'template_selection_expression'];

const subtypes = [
  argument({
    id: 'http-api/service-integration-known',
    fact: 'R079',
    on: integration,
    at: 'integration_subtype',
    must: oneOf(['', ...Object.keys(services)]),
    fix: 'Use a service action that HTTP APIs integrate with, or a function in between.',
  }),
  rule({
    id: 'http-api/service-integration-role',
    fact: 'R080',
    on: integration,
    demand: 'credentials_arn must be given with integration_subtype',
    fix: 'Set credentials_arn to a role that apigateway.amazonaws.com may assume.',
    check: (resource) =>
      resource.has('integration_subtype') === true &&
      resource.lacks('credentials_arn') &&
      `credentials_arn must be given with integration_subtype ${shown(resource.get('integration_subtype'))}, was absent`,
  }),
  rule({
    id: 'http-api/service-integration-payload-version',
    fact: 'R081',
    on: integration,
    demand: 'payload_format_version must be "1.0" with integration_subtype',
    fix: 'Set payload_format_version to "1.0".',
    check: (resource) =>
      resource.has('integration_subtype') === true &&
      version(resource) === '2.0' &&
      'payload_format_version must be "1.0" with integration_subtype, was "2.0"',
  }),
  rule({
    id: 'http-api/service-integration-parameters',
    fact: 'R082',
    on: integration,
    demand: 'request_parameters must hold every parameter that the service action needs',
    fix: 'Add the missing keys to request_parameters.',
    check: (resource) => {
      const subtype = resource.get('integration_subtype');
      const needed = typeof subtype === 'string' && Object.hasOwn(services, subtype) ? (services[subtype] ?? []) : [];
      const given = resource.get('request_parameters');
      if (given !== undefined && !isMap(given)) return undefined;
      const missing = needed.filter((name) => given === undefined || !Object.hasOwn(given, name));
      return (
        missing.length > 0 &&
        `request_parameters must hold ${missing.join(', ')} for ${subtype}, held ${shown(Object.keys(given ?? {}))}`
      );
    },
  }),
  rule({
    id: 'http-api/no-websocket-integration-arguments',
    fact: 'R083',
    on: integration,
    demand: 'templates, content handling and passthrough must be absent on an HTTP API',
    fix: 'Remove the argument.',
    check: (resource, model) => {
      if (!isOn('HTTP', resource, model)) return undefined;
      const passthrough = resource.get('passthrough_behavior');
      return [
        ...webSocketOnly.map(
          (name) =>
            isGiven(resource, name) && `${name} must be absent on an HTTP API, was ${shown(resource.get(name))}`,
        ),
        typeof passthrough === 'string' &&
          !['', 'WHEN_NO_MATCH'].includes(passthrough) &&
          `passthrough_behavior must be absent on an HTTP API, was ${shown(passthrough)}`,
      ];
    },
  }),
  argument({
    id: 'http-api/caller-credentials',
    fact: 'R084',
    on: integration,
    at: 'credentials_arn',
    must: matches(
      /^(?!arn:[\w-]+:iam::\*:user\/\*$)/,
      'be the ARN of a role, because the provider refuses the caller form',
    ),
    fix: 'Use a role, or a newer provider that takes arn:aws:iam::*:user/*.',
  }),
];

const isGiven = (resource: Body, name: string): boolean => {
  const value = resource.get(name);
  const size = isMap(value) ? Object.keys(value).length : typeof value === 'string' ? value.length : 0;
  return size > 0;
};

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
export const integrationRules = [...kinds, ...times, ...uris, ...parameters, ...subtypes, ...links];
