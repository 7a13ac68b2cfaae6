import { limits } from '../../../limits/limits';
import { patterns } from '../../../limits/patterns';
import { isReservedHeader } from '../../../limits/reserved-header';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isOn } from '../apis';
import { argument, rule, shown } from '../define';
import { matches, within } from '../demands';
import { integration } from './integration';

const header = /^(?:append|overwrite|remove):header\.(\S+)$/i;

const isReserved = (key: string): boolean => isReservedHeader(header.exec(key)?.[1] ?? '');

const keysOf = (body: Body, name: string): string[] => Object.keys(body.map(name) ?? {});

const mapped = (resource: Resource, model: Model): boolean =>
  resource.lacks('integration_subtype') && isOn('HTTP', resource, model);

const expression = /^\$(request\.(header|querystring|path|body)(\.|$)|context\.|stageVariables\.|\{)/;

/** Rules about the parameter mapping of HTTP APIs. */
export const parameterMappingRules = [
  rule({
    id: 'http-api/request-parameter-action',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html',
    on: integration,
    demand: 'keys of request_parameters must be an action on a header, query string or the path',
    fix: 'Write append, overwrite or remove, then :header.NAME, :querystring.NAME, or overwrite:path.',
    check: (resource, model) =>
      mapped(resource, model)
        ? keysOf(resource, 'request_parameters').map(
            (key) =>
              !patterns.requestChange.test(key) &&
              `request_parameters must be keyed by an action such as overwrite:header.NAME, was ${shown(key)}`,
          )
        : undefined,
  }),
  rule({
    id: 'http-api/reserved-header',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html',
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
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html',
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
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-response-parameter-status-code)',
    on: integration,
    at: 'response_parameters.status_code',
    must: {
      says: 'be a status code from 200 to 599',
      holds: (value) =>
        typeof value === 'string' || typeof value === 'number'
          ? (within(limits.mappedStatus.value).holds(value) ?? false)
          : undefined,
    },
    fix: 'Give one status code a block.',
  }),
  argument({
    id: 'http-api/response-parameter-action',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-response-parameter-action)',
    on: integration,
    at: 'response_parameters.mappings{key}',
    must: matches(patterns.responseChange, 'be an action on a header or overwrite:statuscode'),
    fix: 'Write append, overwrite or remove, then :header.NAME, or overwrite:statuscode.',
  }),
  rule({
    id: 'http-api/reserved-response-header',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html',
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
