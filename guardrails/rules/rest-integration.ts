import { limits } from '../limits';
import type { Model } from '../model/model';
import type { Body, Resource } from '../model/resource';
import { isList, numberOf, textOf, Unknown } from '../model/value';
import { identityOf, isTrue, outlineOf, startOf } from './apis';
import { argument, rule, shown } from './define';
import { matches, wholeNumber } from './demands';
import { endpointTypeOf } from './endpoint-type';
import { invocationOf, invokeArnProblem } from './invocation';
import { restApiOf } from './rest-api';

/** The Terraform type of an integration. */
export const integration = 'aws_api_gateway_integration';

/** The Terraform type of a method response. */
export const methodResponse = 'aws_api_gateway_method_response';

/** The type of an integration, when it is known. */
export const typeOf = (resource: Body): string | undefined => textOf(resource.get('type'));

const isAws = (resource: Body): boolean => typeOf(resource) === 'AWS' || typeOf(resource) === 'AWS_PROXY';

const isHttp = (resource: Body): boolean => typeOf(resource) === 'HTTP' || typeOf(resource) === 'HTTP_PROXY';

/** Resource and method that an integration or response belongs to, as one text. */
export function placeOf(body: Body): string | undefined {
  const [resource, verb] = [identityOf(body, 'resource_id'), body.get('http_method')];
  return resource === undefined || typeof verb !== 'string' ? undefined : `${resource} ${verb}`;
}

const places = new WeakMap<Model, Map<string, Map<string, Resource[]>>>();

/** The resources of a type at one place, found at once. */
export function at(model: Model, type: string, place: string): readonly Resource[] {
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

/** The method that an integration or a response serves, when it is certain. */
export function methodOf(resource: Resource, model: Model): Resource | undefined {
  const named = model.follow(resource, 'http_method', 'aws_api_gateway_method');
  if (named?.type === 'aws_api_gateway_method') return named;
  const place = placeOf(resource);
  const found = place === undefined ? [] : at(model, 'aws_api_gateway_method', place);
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

/** Rules about REST integrations and their responses. */
export const restIntegrationRules = [...calls];
