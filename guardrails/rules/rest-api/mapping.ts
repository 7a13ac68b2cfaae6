import { limits } from '../../../limits/limits';
import { isList, isMap } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { matches } from '../demands';
import { methodOf } from './http-method';
import { integration, typeOf } from './integration';
import { response } from './response';

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

/** Rules about the parameters and templates of a REST integration. */
export const restMappingRules = [
  argument({
    id: 'rest-api/integration-parameter-form',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
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
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-integration-request-parameter-value)',
    on: integration,
    at: 'request_parameters{}',
    must: matches(value, 'be method.request.*, context.*, stageVariables.* or a constant in single quotes'),
    fix: 'Put a constant in single quotes.',
  }),
  rule({
    id: 'rest-api/integration-parameter-declared',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-integration-request-parameter-value)',
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
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-integration-cache-key-parameters)',
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
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html',
    on: integration,
    demand: 'a MOCK integration needs a request template with a status code',
    fix: 'Set request_templates = { "application/json" = "{\\"statusCode\\": 200}" }.',
    check: (resource) => {
      const templates = resource.get('request_templates');
      const texts = isMap(templates) ? Object.values(templates) : [];
      const without = texts.every((one) => typeof one === 'string' && !/statusCode/.test(one));
      return (
        typeOf(resource) === 'MOCK' &&
        (templates === undefined || isMap(templates)) &&
        without &&
        `request_templates must give a statusCode with type MOCK, was ${shown(templates)}`
      );
    },
  }),
  argument({
    id: 'rest-api/template-size',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
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
