import { enumerations, limits } from '../../../limits/limits';
import { isMap, textOf, Unknown, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isOn, isTrue, outlineOf, startOf } from '../apis';
import { atMost, rule, shown } from '../define';
import { restStage, v2Stage } from './stage';

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

/** Rules about access logs and execution logs of a stage. */
export const accessLogRules = [
  rule({
    id: 'stage/log-format-request-id',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-access-log-format-request-id)',
    on: v2Stage,
    demand: 'the access log format must hold $context.requestId',
    fix: 'Add $context.requestId to the format.',
    check: requestIdProblem,
  }),
  rule({
    id: 'rest-api/log-format-request-id',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-access-log-format-request-id)',
    on: restStage,
    demand: 'the access log format must hold $context.requestId or $context.extendedRequestId',
    fix: 'Add $context.requestId to the format.',
    check: requestIdProblem,
  }),
  rule({
    id: 'stage/log-format-one-line',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
    on: [v2Stage, restStage],
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
  atMost({
    id: 'stage/log-format-size',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
    on: [v2Stage, restStage],
    demand: 'the access log format must have at most 3 KB',
    fix: 'Log fewer fields.',
    at: 'access_log_settings.format',
    most: limits.accessLogFormatBytes.value,
    unit: 'bytes',
    count: (resource) =>
      resource.blocks('access_log_settings').map((block) => Buffer.byteLength(formatOf(block) ?? '')),
  }),
  rule({
    id: 'http-api/log-format-variables',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html',
    on: v2Stage,
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
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html',
    on: v2Stage,
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
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-logging-to-kinesis.html',
    on: restStage,
    demand: 'the access log of a REST API must go to a log group or a Firehose stream named amazon-apigateway-*',
    fix: 'Use a log group, or name the stream amazon-apigateway-NAME.',
    check: (resource, model) => [
      ...destinationProblem(resource, model, ['aws_s3_bucket', 'aws_kinesis_stream']),
      ...streamNameProblem(resource, model),
    ],
  }),
  rule({
    id: 'stage/log-destination-suffix',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html',
    on: [v2Stage, restStage],
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
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws (internal/service/apigatewayv2/stage.go)',
    on: v2Stage,
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
    const name = stream ? startOf(stream.get('name')) : literal;
    return name !== undefined && !name.startsWith('amazon-apigateway-')
      ? `access_log_settings.destination_arn must be a stream named amazon-apigateway-*, was ${shown(name)}`
      : undefined;
  });
}
