import { limits } from '../limits';
import type { Model } from '../model/model';
import type { Resource } from '../model/resource';
import { isList, isMap, textOf, Unknown, type Value } from '../model/value';
import { membersOf, startOf } from './apis';
import { argument, rule, shown } from './define';
import { longAs, matches, within } from './demands';
import { isWhole, openApiOf, operationsOf } from './openapi';
import { policyOf, statementsOf } from './policy';

/** The Terraform type of a REST API. */
export const api = 'aws_api_gateway_rest_api';

/** The Terraform type of a resource of a REST API. */
export const resourceType = 'aws_api_gateway_resource';

/** The REST API that a resource belongs to, when the configuration holds it. */
export function restApiOf(resource: Resource, model: Model): Resource | undefined {
  const found = model.follow(resource, 'rest_api_id', api);
  return found?.type === api ? found : undefined;
}

/** Endpoint type of a REST API, when it is stated. */
export function endpointTypeOf(resource: Resource | undefined): string | undefined {
  const types = resource?.block('endpoint_configuration')?.get('types');
  return isList(types) && types.length === 1 && typeof types[0] === 'string' ? types[0] : undefined;
}

const isPrivate = (resource: Resource): boolean => endpointTypeOf(resource) === 'PRIVATE';

const endpoints = [
  rule({
    id: 'rest-api/one-endpoint-type',
    fact: 'R171',
    on: api,
    demand: 'endpoint_configuration.types must name one type',
    fix: 'Name REGIONAL, EDGE or PRIVATE.',
    check: (resource) => {
      const types = resource.block('endpoint_configuration')?.get('types');
      return (
        isList(types) && types.length > 1 && `endpoint_configuration.types must name one type, was ${shown(types)}`
      );
    },
  }),
  rule({
    id: 'rest-api/private-needs-policy',
    fact: 'R172',
    on: api,
    demand: 'a PRIVATE API needs a resource policy',
    fix: 'Allow execute-api:Invoke to your VPC endpoint in policy.',
    check: (resource, model) => {
      const { sure, maybe } = model.related('aws_api_gateway_rest_api_policy', 'rest_api_id', resource);
      const none =
        resource.lacks('policy') &&
        resource.lacks('body') &&
        sure.length + maybe.length === 0 &&
        !model.hasOpaqueModules;
      return isPrivate(resource) && none && 'policy must be given with endpoint type PRIVATE, was absent';
    },
  }),
  rule({
    id: 'rest-api/vpc-endpoints-private-only',
    fact: 'R174',
    on: api,
    demand: 'vpc_endpoint_ids must only stand on a PRIVATE API',
    fix: 'Remove vpc_endpoint_ids, or make the API PRIVATE.',
    check: (resource) => {
      const type = endpointTypeOf(resource);
      const ids = resource.block('endpoint_configuration')?.get('vpc_endpoint_ids');
      return (
        type !== undefined &&
        type !== 'PRIVATE' &&
        isList(ids) &&
        ids.length > 0 &&
        `endpoint_configuration.vpc_endpoint_ids must be absent on a ${type} API, was ${shown(ids)}`
      );
    },
  }),
  rule({
    id: 'rest-api/private-dualstack',
    fact: 'R175',
    on: api,
    demand: 'a PRIVATE API must have ip_address_type dualstack',
    fix: 'Set ip_address_type = "dualstack", or leave it out.',
    check: (resource) =>
      isPrivate(resource) &&
      resource.block('endpoint_configuration')?.get('ip_address_type') === 'ipv4' &&
      'endpoint_configuration.ip_address_type must be dualstack on a PRIVATE API, was "ipv4"',
  }),
  argument({
    id: 'rest-api/compression-size',
    fact: 'R176',
    on: api,
    at: 'minimum_compression_size',
    must: within(limits.compressionBytes.value),
    fix: 'Give bytes; -1 switches compression off.',
  }),
  argument({
    id: 'rest-api/name-given',
    fact: 'R177',
    on: api,
    at: 'name',
    must: longAs(1, 1024),
    fix: 'Give the API a name.',
  }),
  argument({
    id: 'rest-api/media-types',
    fact: 'R180',
    on: api,
    at: 'binary_media_types[]',
    must: matches(/^[^/\s]+(\/|~1)[^/\s]+$/, 'be type/subtype'),
    fix: 'Write for example image/png.',
  }),
];

const policies = [
  rule({
    id: 'rest-api/policy-form',
    fact: 'R178',
    on: [api, 'aws_api_gateway_rest_api_policy'],
    demand: 'policy must have statements with principals',
    fix: 'Give each statement Effect, Principal, Action and Resource.',
    check: (resource, model) => {
      const policy = policyOf(resource, 'policy', model);
      if (policy === undefined || resource.get('policy') === '') return undefined;
      if (!isMap(policy)) return `policy must be a policy document, was ${shown(policy)}`;
      const statements = statementsOf(policy);
      if (statements === undefined) return undefined;
      if (statements.length === 0) return 'policy must have at least one statement, had none';
      return statements.map(
        (one) =>
          !Object.hasOwn(one, 'Principal') &&
          !Object.hasOwn(one, 'NotPrincipal') &&
          'policy must name a Principal in each statement, and one names none',
      );
    },
  }),
  rule({
    id: 'rest-api/policy-size',
    fact: 'R179',
    on: [api, 'aws_api_gateway_rest_api_policy'],
    demand: 'policy must have at most 8192 characters',
    fix: 'Name fewer principals, or use wildcards and conditions.',
    check: (resource) => {
      const size = textOf(resource.get('policy'))?.length ?? 0;
      return (
        size > limits.resourcePolicyCharacters.value &&
        `policy must have at most ${limits.resourcePolicyCharacters.value} characters, had ${size}`
      );
    },
  }),
];

/** Whether a body is given, also when a function makes it whose result is not known. */
const isGiven = (resource: Resource): boolean =>
  resource.has('body') === true || /^"\$\{(templatefile|file|jsonencode|yamlencode)\(/.test(resource.written('body'));

const hasRegion = /^arn:[\w-]+:apigateway:([a-z]{2}(?:-[a-z]+)+-\d):/;

const bodies = [
  rule({
    id: 'rest-api/body-readable',
    fact: 'R181',
    on: api,
    demand: 'body must be a Swagger 2 or OpenAPI 3.0 document with paths, of at most 6 MB',
    fix: 'Mend the document; an OpenAPI validator shows the place.',
    check: (resource) => {
      const body = resource.get('body');
      const { document, version } = openApiOf(body);
      const text = textOf(body) ?? '';
      if (body === undefined || (body instanceof Unknown && document === undefined)) return undefined;
      return [
        document === undefined && /^\s*\{/.test(text) && 'body must be readable JSON, and is not',
        version === undefined &&
          isKnownOpen(document, text) &&
          `body must say openapi or swagger, was ${shown(text || (document ?? null))}`,
        document !== undefined &&
          version !== undefined &&
          !Object.hasOwn(document, 'paths') &&
          'body must have paths, had none',
        Buffer.byteLength(text) > limits.restBodyBytes.value &&
          `body must have at most ${limits.restBodyBytes.value} bytes, had ${Buffer.byteLength(text)}`,
      ];
    },
  }),
  rule({
    id: 'rest-api/body-or-resources',
    fact: 'R182',
    on: api,
    demand: 'an API with a body must not have Terraform resources and methods beside it',
    fix: 'Describe everything in the body, or set put_rest_api_mode = "merge".',
    check: (resource, model) => {
      const mode = resource.get('put_rest_api_mode');
      const [one] = membersOf(model, resourceType, resource).members;
      return (
        isGiven(resource) &&
        (mode === undefined || mode === 'overwrite') &&
        one !== undefined &&
        `body must be the only description, ${one.address} stands beside it and is deleted by the next import`
      );
    },
  }),
  rule({
    id: 'rest-api/body-security',
    fact: 'R183',
    on: api,
    demand: 'security must stand on each operation of body, because the root is ignored',
    fix: 'Repeat security on each operation.',
    check: (resource) => {
      const { document } = openApiOf(resource.get('body'));
      const root = document?.security;
      if (!isList(root) || root.length === 0) return undefined;
      const open = operationsOf(document).find(
        ({ name, operation }) => !name.startsWith('OPTIONS') && operation.security === undefined,
      );
      return open && `body: ${open.name} must have security of its own, the one at the root is ignored`;
    },
  }),
  rule({
    id: 'rest-api/body-region',
    fact: 'R185',
    on: api,
    demand: 'the uri of an integration in body must name the region of the API',
    fix: 'Fill the invoke ARN in by Terraform.',
    check: (resource) => {
      const { region } = resource;
      if (region === undefined) return undefined;
      return operationsOf(openApiOf(resource.get('body')).document).map(({ name, operation }) => {
        const integration = operation['x-amazon-apigateway-integration'];
        const [, written] = hasRegion.exec(startOf(isMap(integration) ? integration.uri : undefined) ?? '') ?? [];
        return (
          written !== undefined &&
          written !== region &&
          `body: the uri of ${name} must name ${region}, named ${written}`
        );
      });
    },
  }),
  rule({
    id: 'rest-api/body-yaml-region',
    fact: 'R185',
    on: api,
    demand: 'the uri of an integration in body must name the region of the API, in YAML too',
    fix: 'Fill the invoke ARN in by Terraform.',
    check: (resource) => {
      const body = resource.get('body');
      const text =
        typeof body === 'string'
          ? body
          : body instanceof Unknown
            ? body.parts.filter((part) => typeof part === 'string').join('')
            : '';
      if (resource.region === undefined || isMap(openApiOf(body).document)) return undefined;
      const written = [...text.matchAll(/uri:\s*["']?arn:[\w-]+:apigateway:([a-z]{2}(?:-[a-z]+)+-\d):/g)].map(
        (match) => match[1],
      );
      const other = written.find((one) => one !== resource.region);
      return other !== undefined && `body must name ${resource.region} in each integration uri, named ${other}`;
    },
  }),
];

const isKnownOpen = (document: Value | undefined, text: string): boolean =>
  document === undefined ? text !== '' && !/^\s*\{/.test(text) : isWhole(document);

/** Rules about `aws_api_gateway_rest_api`, its resources, models and gateway responses. */
export const restApiRules = [...endpoints, ...policies, ...bodies];
