import { enumerations, limits } from '../limits';
import type { Model } from '../model/model';
import type { Body, Resource } from '../model/resource';
import { isMap, numberOf, textOf, Unknown, type Value } from '../model/value';
import { needsAccountRole } from './account-role';
import { apiOf, isOn, isTrue, membersOf, outlineOf, protocolOf, startOf } from './apis';
import { argument, rule, shown } from './define';
import { matches } from './demands';
import { dependsOn, ignoresChanges } from './ordering';

const v2 = 'aws_apigatewayv2_stage';
const v1 = 'aws_api_gateway_stage';

/** A whole access log format; undefined as soon as a piece of it is unknown. */
const formatOf = (block: Body): string | undefined => {
  const value = block.get('format');
  return typeof value === 'string' ? value : undefined;
};

/** Every text a format holds for certain, also inside an encoded structure. */
function fragmentsOf(value: Value | undefined): string {
  if (value instanceof Unknown)
    return value.encoded === undefined ? (outlineOf(value) ?? '') : fragmentsOf(value.encoded);
  if (Array.isArray(value)) return value.map(fragmentsOf).join(' ');
  if (isMap(value)) return Object.values(value).map(fragmentsOf).join(' ');
  return textOf(value) ?? '';
}

const hasRequestId = (format: string): boolean => /\$context\.(requestId|extendedRequestId)\b/.test(format);

function requestIdProblem(resource: Resource): (string | undefined)[] {
  return resource.blocks('access_log_settings').map((block) => {
    const format = formatOf(block);
    return format !== undefined && !hasRequestId(format)
      ? `access_log_settings.format must hold $context.requestId, was ${shown(format)}`
      : undefined;
  });
}

const named = [
  argument({
    id: 'stage/name-form',
    fact: 'R108',
    on: v2,
    at: 'name',
    must: matches(
      /^(\$default|[A-Za-z0-9_-]{1,128})$/,
      'be $default or 1 to 128 letters, digits, underscores and hyphens',
    ),
    fix: 'Use letters, digits and underscores.',
  }),
  argument({
    id: 'rest-api/stage-name-form',
    fact: 'R249',
    on: [v1, 'aws_api_gateway_deployment'],
    at: 'stage_name',
    must: matches(/^$|^[A-Za-z0-9_-]{1,128}$/, 'be 1 to 128 letters, digits, underscores and hyphens'),
    fix: 'Use letters, digits and underscores; $default is for HTTP APIs only.',
  }),
];

const deployed = [
  rule({
    id: 'stage/deployed',
    fact: 'R109',
    on: v2,
    demand: 'a stage must deploy by itself or name a deployment',
    fix: 'Set auto_deploy = true, or deployment_id.',
    check: (resource) => {
      const auto = resource.get('auto_deploy');
      const manual = auto === undefined || auto === false || auto === 'false';
      return (
        manual &&
        resource.lacks('deployment_id') &&
        !ignoresChanges(resource, 'deployment_id') &&
        'auto_deploy must be true without deployment_id, or the stage serves nothing'
      );
    },
  }),
  rule({
    id: 'stage/deployed-once',
    fact: 'R110',
    on: v2,
    demand: 'deployment_id must be absent with auto_deploy',
    fix: 'Keep one of the two.',
    check: (resource) =>
      isTrue(resource, 'auto_deploy') &&
      resource.has('deployment_id') === true &&
      !ignoresChanges(resource, 'deployment_id') &&
      'deployment_id must be absent with auto_deploy = true, was given',
  }),
  rule({
    id: 'http-api/deployment-after-routes',
    fact: 'R111',
    on: 'aws_apigatewayv2_deployment',
    demand: 'a deployment must depend on the routes of its API',
    fix: 'Add depends_on with the routes, and triggers over routes and integrations.',
    check: (resource, model) => {
      const api = apiOf(resource, model);
      const routes = api === undefined ? [] : membersOf(model, 'aws_apigatewayv2_route', api).members;
      return (
        routes.length > 0 &&
        !routes.some((route) => dependsOn(resource, route, model)) &&
        `must depend on the routes of ${api?.address}, and depends on none`
      );
    },
  }),
];

const variableName = /^[A-Za-z0-9_]{1,64}$/;
const variableValue = /^[A-Za-z0-9\-._~:/?#&=,]{1,512}$/;

function variableProblems(resource: Resource, name: string): (string | false)[] {
  const map = resource.map(name) ?? {};
  const most = limits.stageVariables.value;
  return [
    ...Object.keys(map).map(
      (key) =>
        !variableName.test(key) &&
        `${name} must be named in 1 to 64 letters, digits and underscores, was ${shown(key)}`,
    ),
    ...Object.entries(map).map(([key, value]) => {
      const text = textOf(value);
      return (
        text !== undefined &&
        !variableValue.test(text) &&
        `${name}.${key} must have 1 to 512 characters of A-Z a-z 0-9 -._~:/?#&=, and no others, was ${shown(text)}`
      );
    }),
    Object.keys(map).length > most && `${name} must have at most ${most} entries, had ${Object.keys(map).length}`,
  ];
}

const variables = [
  rule({
    id: 'stage/variables',
    fact: 'R113',
    on: v2,
    demand: 'stage_variables must keep to the names and characters AWS allows',
    fix: 'Rename or re-encode the variable.',
    check: (resource) => variableProblems(resource, 'stage_variables'),
  }),
  rule({
    id: 'rest-api/stage-variables',
    fact: 'R267',
    on: v1,
    demand: 'variables must keep to the names and characters AWS allows',
    fix: 'Rename or re-encode the variable.',
    check: (resource) => variableProblems(resource, 'variables'),
  }),
];

const logging = [
  rule({
    id: 'stage/log-format-request-id',
    fact: 'R114',
    on: v2,
    demand: 'the access log format must hold $context.requestId',
    fix: 'Add $context.requestId to the format.',
    check: requestIdProblem,
  }),
  rule({
    id: 'rest-api/log-format-request-id',
    fact: 'R266',
    on: v1,
    demand: 'the access log format must hold $context.requestId or $context.extendedRequestId',
    fix: 'Add $context.requestId to the format.',
    check: requestIdProblem,
  }),
  rule({
    id: 'stage/log-format-one-line',
    fact: 'R115',
    on: [v2, v1],
    demand: 'the access log format must be a single line',
    fix: 'Use jsonencode, which writes one line.',
    check: (resource) =>
      resource.blocks('access_log_settings').map((block) => {
        const format = formatOf(block);
        return (
          format !== undefined &&
          /\n[^\n]/.test(format) &&
          `access_log_settings.format must be a single line, was ${shown(format)}`
        );
      }),
  }),
  rule({
    id: 'stage/log-format-size',
    fact: 'R116',
    on: [v2, v1],
    demand: 'the access log format must have at most 3 KB',
    fix: 'Log fewer fields.',
    check: (resource) =>
      resource.blocks('access_log_settings').map((block) => {
        const size = Buffer.byteLength(formatOf(block) ?? '');
        return (
          size > limits.accessLogFormatBytes.value &&
          `access_log_settings.format must have at most ${limits.accessLogFormatBytes.value} bytes, had ${size}`
        );
      }),
  }),
  rule({
    id: 'http-api/log-format-variables',
    fact: 'R117',
    on: v2,
    demand: 'the access log format of an HTTP API must use its own variables',
    fix: 'Use $context.routeKey and $context.path; HTTP APIs know no resource path, API key or X-Ray trace.',
    check: (resource, model) => {
      if (!isOn('HTTP', resource, model)) return undefined;
      const format = resource
        .blocks('access_log_settings')
        .map((block) => fragmentsOf(block.get('format')))
        .join(' ');
      return enumerations.restOnlyLogVariables.value.map(
        (name) =>
          new RegExp(`\\$context\\.${name.replace('.', '\\.')}\\b`).test(format) &&
          `access_log_settings.format must use variables of HTTP APIs, $context.${name} is always "-"`,
      );
    },
  }),
  rule({
    id: 'stage/log-destination',
    fact: 'R118',
    on: v2,
    demand: 'the access log of an HTTP or WebSocket API must go to a log group',
    fix: 'Use the arn of an aws_cloudwatch_log_group.',
    check: (resource, model) =>
      destinationProblem(resource, model, [
        'aws_kinesis_firehose_delivery_stream',
        'aws_s3_bucket',
        'aws_kinesis_stream',
      ]),
  }),
  rule({
    id: 'rest-api/log-destination',
    fact: 'R265',
    on: v1,
    demand: 'the access log of a REST API must go to a log group or a Firehose stream named amazon-apigateway-*',
    fix: 'Use a log group, or name the stream amazon-apigateway-NAME.',
    check: (resource, model) => [
      ...destinationProblem(resource, model, ['aws_s3_bucket', 'aws_kinesis_stream']),
      ...streamNameProblem(resource, model),
    ],
  }),
  rule({
    id: 'stage/log-destination-suffix',
    fact: 'R119',
    on: [v2, v1],
    demand: 'the ARN of the log group must not end with :*',
    fix: 'Take the arn attribute as it is.',
    check: (resource) =>
      resource.blocks('access_log_settings').map((block) => {
        const value = block.get('destination_arn');
        const last = value instanceof Unknown ? value.parts.at(-1) : value;
        return (
          typeof last === 'string' &&
          last.endsWith(':*') &&
          'access_log_settings.destination_arn must be the plain ARN, ended with ":*"'
        );
      }),
  }),
  rule({
    id: 'http-api/no-execution-log',
    fact: 'R121',
    on: v2,
    demand: 'logging_level and data_trace_enabled must be absent on an HTTP API',
    fix: 'Use access_log_settings.',
    check: (resource, model) =>
      isOn('HTTP', resource, model)
        ? ['default_route_settings', 'route_settings'].flatMap((name) =>
            resource.blocks(name).flatMap((block) => {
              const level = block.get('logging_level');
              return [
                typeof level === 'string' &&
                  !['', 'OFF'].includes(level) &&
                  `${name}.logging_level must be absent on an HTTP API, was ${shown(level)}`,
                isTrue(block, 'data_trace_enabled') &&
                  `${name}.data_trace_enabled must be absent on an HTTP API, was true`,
              ];
            }),
          )
        : undefined,
  }),
];

function destinationProblem(resource: Resource, model: Model, refused: readonly string[]): (string | undefined)[] {
  return resource.blocks('access_log_settings').map((block) => {
    const found = model.follow(
      block,
      'destination_arn',
      'aws_cloudwatch_log_group',
      'aws_kinesis_firehose_delivery_stream',
      ...refused,
    );
    if (found !== undefined && refused.includes(found.type))
      return `access_log_settings.destination_arn must be a log group, was ${found.address}`;
    const start = startOf(block.get('destination_arn')) ?? '';
    const services = refused.map((type) =>
      type === 'aws_s3_bucket' ? 's3' : type === 'aws_kinesis_stream' ? 'kinesis' : 'firehose',
    );
    return services.some((service) => new RegExp(`^arn:[\\w-]+:${service}:`).test(start))
      ? `access_log_settings.destination_arn must be a log group, was ${shown(start)}`
      : undefined;
  });
}

function streamNameProblem(resource: Resource, model: Model): (string | undefined)[] {
  return resource.blocks('access_log_settings').map((block) => {
    const stream = model.follow(block, 'destination_arn', 'aws_kinesis_firehose_delivery_stream');
    const start = startOf(block.get('destination_arn')) ?? '';
    const literal = /^arn:[\w-]+:firehose:[^:]*:[^:]*:deliverystream\/(.+)$/.exec(start)?.[1];
    const name = stream?.type === 'aws_kinesis_firehose_delivery_stream' ? startOf(stream.get('name')) : literal;
    return name !== undefined && !name.startsWith('amazon-apigateway-')
      ? `access_log_settings.destination_arn must be a stream named amazon-apigateway-*, was ${shown(name)}`
      : undefined;
  });
}

const throttleNames = ['throttling_burst_limit', 'throttling_rate_limit'] as const;

const missingThrottle = (block: Body, name: string): string | false => {
  const value = numberOf(block.get(name));
  return (
    (block.get(name) === undefined || value === 0) &&
    `must be a positive number, was ${shown(block.get(name))}, for which every request gets 429`
  );
};

const throttles = [
  rule({
    id: 'stage/default-throttles',
    fact: 'R122',
    on: v2,
    demand: 'default_route_settings must state both throttles, as positive numbers',
    fix: 'Set throttling_burst_limit and throttling_rate_limit.',
    check: (resource) =>
      resource
        .blocks('default_route_settings')
        .flatMap((block) =>
          throttleNames.map((name) => prefixed(`default_route_settings.${name}`, missingThrottle(block, name))),
        ),
  }),
  rule({
    id: 'stage/route-throttles',
    fact: 'R123',
    on: v2,
    demand: 'route_settings must state both throttles, as positive numbers',
    fix: 'Set throttling_burst_limit and throttling_rate_limit.',
    check: (resource) =>
      resource
        .blocks('route_settings')
        .flatMap((block) =>
          throttleNames.map((name) => prefixed(`route_settings.${name}`, missingThrottle(block, name))),
        ),
  }),
  rule({
    id: 'stage/route-settings-key',
    fact: 'R124',
    on: v2,
    demand: 'route_settings must name a route of the API, and the stage must depend on it',
    fix: 'Name an existing route key, and add the route to depends_on.',
    check: (resource, model) => {
      const api = apiOf(resource, model);
      if (api === undefined) return undefined;
      return resource
        .blocks('route_settings')
        .map((block) => routeSettingsProblem(resource, block.get('route_key'), api, model));
    },
  }),
  argument({
    id: 'stage/throttle-sign',
    fact: 'R125',
    on: v2,
    at: [
      'default_route_settings.throttling_burst_limit',
      'default_route_settings.throttling_rate_limit',
      'route_settings.throttling_burst_limit',
      'route_settings.throttling_rate_limit',
    ],
    must: {
      says: 'be no negative number',
      holds: (value) => (numberOf(value) === undefined ? undefined : (numberOf(value) ?? 0) >= 0),
    },
    fix: 'Give requests a second and a burst, both positive.',
  }),
];

const prefixed = (name: string, problem: string | false): string | false => problem && `${name} ${problem}`;

function routeSettingsProblem(
  stage: Resource,
  key: Value | undefined,
  api: Resource,
  model: Model,
): string | undefined {
  const { members, closed } = membersOf(model, 'aws_apigatewayv2_route', api);
  if (typeof key !== 'string' || !api.lacks('body') || !api.lacks('route_key')) return undefined;
  const keys = members.map((route) => route.get('route_key'));
  const route = members[keys.indexOf(key)];
  if (route !== undefined)
    return dependsOn(stage, route, model)
      ? undefined
      : `route_settings for ${shown(key)} must wait for ${route.address}, and the stage does not depend on it`;
  const known = keys.every((one) => typeof one === 'string');
  return closed && known ? `route_settings.route_key must be a route of ${api.address}, was ${shown(key)}` : undefined;
}

const certificates = [
  rule({
    id: 'http-api/no-client-certificate',
    fact: 'R127',
    on: v2,
    demand: 'client_certificate_id must be absent on an HTTP API',
    fix: 'Remove client_certificate_id.',
    check: (resource, model) =>
      resource.has('client_certificate_id') === true &&
      isOn('HTTP', resource, model) &&
      'client_certificate_id must be absent on an HTTP API, was given',
  }),
  rule({
    id: 'websocket-api/log-needs-account-role',
    fact: 'R128',
    on: v2,
    demand: 'logs of a WebSocket API need the CloudWatch role of the account',
    fix: 'Set aws_api_gateway_account.cloudwatch_role_arn in that region first.',
    check: (resource, model) => {
      if (protocolOf(apiOf(resource, model)) !== 'WEBSOCKET') return undefined;
      const level = resource.block('default_route_settings')?.get('logging_level');
      const logs = resource.blocks('access_log_settings').length > 0 || level === 'INFO' || level === 'ERROR';
      return logs ? needsAccountRole(resource, model) : undefined;
    },
  }),
];

/** Rules about stages and deployments of both generations. */
export const stageRules = [...named, ...deployed, ...variables, ...logging, ...throttles, ...certificates];
