import { limits } from '../limits';
import type { Model } from '../model/model';
import type { Body, Resource } from '../model/resource';
import { isList, isMap, numberOf, textOf, Unknown } from '../model/value';
import { identityOf, isTrue, outlineOf, startOf } from './apis';
import { argument, rule, shown } from './define';
import { matches, wholeNumber } from './demands';
import { invokeArnProblem } from './http-authorizer';
import { invocationOf } from './invocation';
import { dependsOn } from './ordering';
import { endpointTypeOf, restApiOf } from './rest-api';

const integration = 'aws_api_gateway_integration';
const response = 'aws_api_gateway_integration_response';
const methodResponse = 'aws_api_gateway_method_response';
const typeOf = (resource: Body): string | undefined => textOf(resource.get('type'));
const isAws = (resource: Body): boolean => typeOf(resource) === 'AWS' || typeOf(resource) === 'AWS_PROXY';
const isHttp = (resource: Body): boolean => typeOf(resource) === 'HTTP' || typeOf(resource) === 'HTTP_PROXY';

/** Resource and method that an integration or response belongs to, as one text. */
function placeOf(body: Body): string | undefined {
  const [resource, verb] = [identityOf(body, 'resource_id'), body.get('http_method')];
  return resource === undefined || typeof verb !== 'string' ? undefined : `${resource} ${verb}`;
}

const places = new WeakMap<Model, Map<string, Map<string, Resource[]>>>();

/** The resources of a type at one place, found at once. */
function at(model: Model, type: string, place: string): readonly Resource[] {
  const types = places.get(model) ?? new Map<string, Map<string, Resource[]>>();
  places.set(model, types);
  let byPlace = types.get(type);
  if (byPlace === undefined) {
    byPlace = new Map();
    for (const one of model.ofType(type)) {
      const own = placeOf(one);
      if (own !== undefined) byPlace.set(own, [...(byPlace.get(own) ?? []), one]);
    }
    types.set(type, byPlace);
  }
  return byPlace.get(place) ?? [];
}

const open = new WeakMap<Model, boolean>();

/** Whether a method response may be at any place, because its own is not known. */
function holdsOpenResponse(model: Model): boolean {
  const known = open.get(model);
  if (known !== undefined) return known;
  const found = model
    .ofType(methodResponse)
    .some((one) => placeOf(one) === undefined || one.get('status_code') instanceof Unknown);
  open.set(model, found);
  return found;
}

/** The method that an integration or a response serves, when it is certain. */
export function methodOf(resource: Resource, model: Model): Resource | undefined {
  const named = model.follow(resource, 'http_method', 'aws_api_gateway_method');
  if (named?.type === 'aws_api_gateway_method') return named;
  const place = placeOf(resource);
  const found = place === undefined ? [] : at(model, 'aws_api_gateway_method', place);
  return found.length === 1 ? found[0] : undefined;
}

/** The integration of the same method, when it is certain. */
function integrationOf(resource: Resource, model: Model): Resource | undefined {
  const place = placeOf(resource);
  const found = place === undefined ? [] : at(model, integration, place);
  return found.length === 1 ? found[0] : undefined;
}

const calls = [
  rule({
    id: 'rest-api/integration-method-given',
    fact: 'R204',
    on: integration,
    demand: 'integration_http_method must be given, except for MOCK',
    fix: 'Set it to POST for Lambda, to the method of the backend otherwise.',
    check: (resource) =>
      (isAws(resource) || isHttp(resource)) &&
      resource.lacks('integration_http_method') &&
      `integration_http_method must be given with type ${typeOf(resource)}, was absent`,
  }),
  rule({
    id: 'rest-api/lambda-method',
    fact: 'R205',
    on: integration,
    demand: 'Lambda must be called with POST',
    fix: 'Set integration_http_method = "POST".',
    check: (resource, model) => {
      const verb = resource.get('integration_http_method');
      const lambda =
        invocationOf(resource, 'uri', model) !== undefined ||
        /:lambda:path\//.test(outlineOf(resource.get('uri')) ?? '');
      return (
        typeof verb === 'string' &&
        verb !== 'POST' &&
        isAws(resource) &&
        lambda &&
        `integration_http_method must be POST for Lambda, was ${shown(verb)}`
      );
    },
  }),
  rule({
    id: 'rest-api/integration-invoke-arn',
    fact: 'R206',
    on: integration,
    demand: 'uri of an AWS integration must be an API Gateway ARN',
    fix: 'Use invoke_arn of the function or alias.',
    check: (resource) => isAws(resource) && (invokeArnProblem(resource, 'uri') ?? awsUriProblem(resource)),
  }),
  rule({
    id: 'rest-api/aws-proxy-lambda-only',
    fact: 'R207',
    on: integration,
    demand: 'AWS_PROXY must call Lambda or Firehose',
    fix: 'Use type AWS with templates for other services.',
    check: (resource) => {
      const service = serviceOf(resource);
      return (
        typeOf(resource) === 'AWS_PROXY' &&
        service !== undefined &&
        !['lambda', 'firehose'].includes(service) &&
        `uri must name Lambda with type AWS_PROXY, named ${service}`
      );
    },
  }),
  rule({
    id: 'rest-api/aws-service-role',
    fact: 'R208',
    on: integration,
    demand: 'an AWS integration other than Lambda needs credentials',
    fix: 'Set credentials to a role that apigateway.amazonaws.com may assume.',
    check: (resource) => {
      const service = serviceOf(resource);
      return (
        typeOf(resource) === 'AWS' &&
        service !== undefined &&
        service !== 'lambda' &&
        resource.lacks('credentials') &&
        `credentials must be given for ${service}, was absent`
      );
    },
  }),
  rule({
    id: 'rest-api/integration-url',
    fact: 'R209',
    on: integration,
    demand: 'uri of an HTTP integration must be an http:// or https:// URL',
    fix: 'Write the whole URL, scheme included.',
    check: (resource) => {
      const start = startOf(resource.get('uri'));
      const cut = resource.get('uri') instanceof Unknown && /^h?t?t?p?s?:?\/?\/?$/.test(start ?? 'x');
      return (
        isHttp(resource) &&
        start !== undefined &&
        !cut &&
        !/^https?:\/\//i.test(start) &&
        `uri must start with http:// or https://, was ${shown(start)}`
      );
    },
  }),
  argument({
    id: 'rest-api/credentials-form',
    fact: 'R210',
    on: integration,
    at: 'credentials',
    must: matches(
      /^$|^arn:[\w-]+:iam::(\d{12}:role\/.+|\*:user\/\*)$/,
      'be the ARN of a role, or arn:aws:iam::*:user/*',
    ),
    fix: 'Use the arn of an aws_iam_role.',
  }),
  rule({
    id: 'rest-api/integration-timeout',
    fact: 'R211',
    on: integration,
    demand: 'timeout_milliseconds must be from 50 to 29000',
    fix: 'Give at most 29000, and let longer work go on after the answer.',
    check: (resource, model) => {
      const value = resource.get('timeout_milliseconds');
      const edge = endpointTypeOf(restApiOf(resource, model)) === 'EDGE';
      const { least, most } = edge ? limits.restTimeoutMs.value : limits.restRaisedTimeoutMs.value;
      return (
        value !== undefined &&
        wholeNumber(least, most).holds(value) === false &&
        `timeout_milliseconds must be a whole number from ${least} to ${limits.restTimeoutMs.value.most}, was ${shown(value)}`
      );
    },
  }),
  rule({
    id: 'rest-api/integration-timeout-raised',
    fact: 'R211',
    severity: 'misbehaves',
    on: integration,
    demand: 'timeout_milliseconds above 29000 needs a raised quota',
    fix: 'Raise the quota of the account first, then waive this finding; or give at most 29000.',
    check: (resource, model) => {
      const value = numberOf(resource.get('timeout_milliseconds')) ?? 0;
      const edge = endpointTypeOf(restApiOf(resource, model)) === 'EDGE';
      return (
        !edge &&
        value > limits.restTimeoutMs.value.most &&
        value <= limits.restRaisedTimeoutMs.value.most &&
        `timeout_milliseconds must be at most ${limits.restTimeoutMs.value.most} with the quota of a new account, was ${value}`
      );
    },
  }),
  rule({
    id: 'rest-api/vpc-link-connection',
    fact: 'R212',
    on: integration,
    demand: 'connection_id must be given with connection_type VPC_LINK',
    fix: 'Set connection_id to the id of the VPC link.',
    check: (resource) =>
      resource.get('connection_type') === 'VPC_LINK' &&
      resource.lacks('connection_id') &&
      'connection_id must name a VPC link with connection_type VPC_LINK, was absent',
  }),
  rule({
    id: 'rest-api/vpc-link-target',
    fact: 'R213',
    on: 'aws_api_gateway_vpc_link',
    demand: 'a VPC link of a REST API must name one network load balancer',
    fix: 'Use the arn of an aws_lb with load_balancer_type "network".',
    check: (resource, model) => {
      const targets = resource.get('target_arns');
      const balancer = model.follow(resource, 'target_arns', 'aws_lb', 'aws_alb');
      const kind =
        balancer?.type === 'aws_lb' || balancer?.type === 'aws_alb'
          ? (balancer.get('load_balancer_type') ?? 'application')
          : undefined;
      return [
        isList(targets) && targets.length !== 1 && `target_arns must name one load balancer, named ${targets.length}`,
        kind === 'application' &&
          `target_arns must name a network load balancer, ${balancer?.address} is an application load balancer`,
        isList(targets) &&
          targets.some((one) => typeof one === 'string' && /:loadbalancer\/app\//.test(one)) &&
          `target_arns must name a network load balancer, was ${shown(targets)}`,
      ];
    },
  }),
  rule({
    id: 'rest-api/insecure-tls',
    fact: 'R214',
    on: integration,
    demand: 'insecure_skip_verification must only stand on HTTP integrations',
    fix: 'Remove tls_config.',
    check: (resource) => {
      const kind = typeOf(resource);
      return (
        kind !== undefined &&
        !isHttp(resource) &&
        resource.blocks('tls_config').some((block) => isTrue(block, 'insecure_skip_verification')) &&
        `tls_config.insecure_skip_verification must be absent with type ${kind}, was true`
      );
    },
  }),
];

/** The AWS service an integration uri names, `sqs`. */
function serviceOf(resource: Body): string | undefined {
  const text = outlineOf(resource.get('uri'), '?') ?? '';
  return /^arn:[^:]+:apigateway:[^:]+:(?:[\w-]+\.)?([a-z0-9-]+):(?:path|action)\//.exec(text)?.[1];
}

function awsUriProblem(resource: Body): string | false {
  const text = outlineOf(resource.get('uri'), '?');
  if (text === undefined || text.startsWith('?')) return false;
  return (
    !/^arn:[^:]+:apigateway:[^:]+:[^:]+:(path|action)\//.test(text) &&
    !text.includes('?') &&
    `uri must be arn:PARTITION:apigateway:REGION:SERVICE:path/..., was ${shown(text)}`
  );
}

const value = /^(method\.request\.\S+|context\.\S+|stageVariables\.\S+|'[\s\S]*')$/;

/** Parameters that a mapping uses and the method does not declare. */
function undeclared(resource: Resource, used: readonly string[], model: Model): string[] {
  const method = methodOf(resource, model);
  const declared = method?.get('request_parameters');
  if (method === undefined || (declared !== undefined && !isMap(declared))) return [];
  return used.filter(
    (one) =>
      /^method\.request\.(querystring|path|header|multivalue\w+)\./.test(one) && !Object.hasOwn(declared ?? {}, one),
  );
}

const mappings = [
  argument({
    id: 'rest-api/integration-parameter-form',
    fact: 'R215',
    on: integration,
    at: 'request_parameters{key}',
    must: matches(
      /^integration\.request\.(header|querystring|path|multivalueheader|multivaluequerystring)\.\S+$/,
      'be integration.request.header.NAME, .querystring.NAME or .path.NAME',
    ),
    fix: 'Prefix the name with its place.',
  }),
  argument({
    id: 'rest-api/integration-parameter-value',
    fact: 'R216',
    on: integration,
    at: 'request_parameters{}',
    must: matches(value, 'be method.request.*, context.*, stageVariables.* or a constant in single quotes'),
    fix: 'Put a constant in single quotes.',
  }),
  rule({
    id: 'rest-api/integration-parameter-declared',
    fact: 'R216',
    on: integration,
    demand: 'a mapped parameter must be declared by the method',
    fix: 'Add it to request_parameters of the method.',
    check: (resource, model) => {
      const used = Object.values(resource.map('request_parameters') ?? {}).filter(
        (one): one is string => typeof one === 'string',
      );
      return undeclared(resource, used, model).map(
        (one) => `request_parameters must use what ${methodOf(resource, model)?.address} declares, was ${shown(one)}`,
      );
    },
  }),
  rule({
    id: 'rest-api/cache-key-declared',
    fact: 'R217',
    on: integration,
    demand: 'a cache key parameter must be declared by the method',
    fix: 'Add it to request_parameters of the method.',
    check: (resource, model) => {
      const keys = resource.get('cache_key_parameters');
      const used = isList(keys) ? keys.filter((one): one is string => typeof one === 'string') : [];
      return undeclared(resource, used, model).map(
        (one) =>
          `cache_key_parameters must name what ${methodOf(resource, model)?.address} declares, was ${shown(one)}`,
      );
    },
  }),
  rule({
    id: 'rest-api/mock-template',
    fact: 'R218',
    on: integration,
    demand: 'a MOCK integration needs a request template with a status code',
    fix: 'Set request_templates = { "application/json" = "{\\"statusCode\\": 200}" }.',
    check: (resource) => {
      const templates = resource.get('request_templates');
      const empty = templates === undefined || (isMap(templates) && Object.keys(templates).length === 0);
      const texts = isMap(templates) ? Object.values(templates) : [];
      const without = texts.length > 0 && texts.every((one) => typeof one === 'string' && !/statusCode/.test(one));
      return (
        typeOf(resource) === 'MOCK' &&
        (empty || without) &&
        `request_templates must give a statusCode with type MOCK, was ${shown(templates)}`
      );
    },
  }),
  argument({
    id: 'rest-api/template-size',
    fact: 'R233',
    on: [integration, response],
    at: ['request_templates{}', 'response_templates{}'],
    must: {
      says: 'have at most 300 KB',
      holds: (one) =>
        typeof one === 'string' ? Buffer.byteLength(one) <= limits.mappingTemplateBytes.value : undefined,
    },
    fix: 'Move the work into the function.',
  }),
];

const declaredHeader = /^method\.response\.(header|multivalueheader)\.\S+$/;

const responses = [
  argument({
    id: 'rest-api/response-status',
    fact: 'R219',
    on: [methodResponse, response],
    at: 'status_code',
    must: matches(/^[1-5][0-9][0-9]$/, 'be a status code of three digits'),
    fix: 'Give a code from 100 to 599.',
  }),
  rule({
    id: 'rest-api/response-after-integration',
    fact: 'R220',
    on: response,
    demand: 'an integration response must wait for its integration, and have a method response of its status',
    fix: 'Add the integration to depends_on, and the missing aws_api_gateway_method_response.',
    check: (resource, model) => {
      const found = integrationOf(resource, model);
      const place = placeOf(resource);
      const status = textOf(resource.get('status_code'));
      const responses = place === undefined ? [] : at(model, methodResponse, place);
      const unknown = holdsOpenResponse(model);
      return [
        found !== undefined &&
          !dependsOn(resource, found, model) &&
          `must wait for ${found.address}, and does not depend on it`,
        status !== undefined &&
          place !== undefined &&
          !unknown &&
          !model.hasOpaqueModules &&
          methodOf(resource, model) !== undefined &&
          !responses.some((one) => textOf(one.get('status_code')) === status) &&
          `status_code must have a method response, ${status} has none`,
      ];
    },
  }),
  rule({
    id: 'rest-api/selection-pattern',
    fact: 'R221',
    on: response,
    demand: 'selection_pattern must be a regular expression, and one response at most goes without',
    fix: 'Mend the expression; give every response but the default a pattern.',
    check: (resource, model) => {
      const pattern = resource.get('selection_pattern');
      const place = placeOf(resource);
      const defaults =
        place === undefined
          ? []
          : at(model, response, place).filter(
              (one) => one.get('selection_pattern') === undefined || one.get('selection_pattern') === '',
            );
      return [
        typeof pattern === 'string' &&
          isBroken(pattern) &&
          `selection_pattern must be a regular expression, was ${shown(pattern)}`,
        defaults.length > 1 &&
          defaults[0] !== resource &&
          defaults.includes(resource) &&
          !resource.conditional &&
          `selection_pattern must be given, because ${defaults[0]?.address} is the default already; was absent`,
      ];
    },
  }),
  argument({
    id: 'rest-api/response-parameter-form',
    fact: 'R222',
    on: [response, methodResponse],
    at: 'response_parameters{key}',
    must: matches(declaredHeader, 'be method.response.header.NAME'),
    fix: 'Prefix the header with method.response.header.',
  }),
  rule({
    id: 'rest-api/response-parameter-value',
    fact: 'R222',
    on: response,
    demand: 'a response parameter must be an expression or a constant in single quotes',
    fix: 'Put the constant in single quotes: "\'*\'".',
    check: (resource) =>
      Object.entries(resource.map('response_parameters') ?? {}).map(
        ([key, one]) =>
          typeof one === 'string' &&
          !/^(integration\.response\.\S+|context\.\S+|stageVariables\.\S+|'[\s\S]*')$/.test(one) &&
          `response_parameters[${JSON.stringify(key)}] must be integration.response.* or a constant in single quotes, was ${shown(one)}`,
      ),
  }),
  rule({
    id: 'rest-api/response-parameter-declared',
    fact: 'R222',
    on: response,
    demand: 'a response parameter must be declared by the method response',
    fix: 'Add it to response_parameters of the method response.',
    check: (resource, model) => {
      const [place, status] = [placeOf(resource), textOf(resource.get('status_code'))];
      const [declaring, another] =
        place === undefined
          ? []
          : at(model, methodResponse, place).filter((one) => textOf(one.get('status_code')) === status);
      const declared = declaring?.get('response_parameters');
      if (declaring === undefined || another !== undefined || (declared !== undefined && !isMap(declared)))
        return undefined;
      return Object.keys(resource.map('response_parameters') ?? {}).map(
        (key) =>
          declaredHeader.test(key) &&
          !Object.hasOwn(declared ?? {}, key) &&
          `response_parameters must name what ${declaring.address} declares, was ${shown(key)}`,
      );
    },
  }),
  rule({
    id: 'rest-api/proxy-ignores-responses',
    fact: 'R223',
    on: response,
    demand: 'parameters and templates of an integration response do nothing for AWS_PROXY',
    fix: 'Return headers and body from the function.',
    check: (resource, model) => {
      const found = integrationOf(resource, model);
      const shaped = resource.has('response_parameters') === true || resource.has('response_templates') === true;
      return (
        found !== undefined &&
        typeOf(found) === 'AWS_PROXY' &&
        shaped &&
        `must not shape the answer of ${found.address}, which is AWS_PROXY`
      );
    },
  }),
];

/** Whether a pattern is broken in Java, too: constructs that only Java knows are taken out first. */
function isBroken(pattern: string): boolean {
  if (/\\Q|\\[pPXhHvVRGZAz]|\[[^\]]*\[|&&/.test(pattern)) return false;
  const plain = pattern
    .replace(/\(\?[a-zA-Z-]+\)/g, '')
    .replace(/\(\?[a-zA-Z-]+:/g, '(?:')
    .replace(/([*+?}])\+/g, '$1')
    .replace(/\(\?>/g, '(?:');
  try {
    new RegExp(plain);
    return false;
  } catch {
    return true;
  }
}

/** Rules about REST integrations and their responses. */
export const restIntegrationRules = [...calls, ...mappings, ...responses];
