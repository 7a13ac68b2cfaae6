import { enumerations } from '../../../limits/limits';
import { booleanOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { identityOf, isNotTrue, isTrue, membersOf, perModel, repeated } from '../apis';
import { argument, given, rule, shown } from '../define';
import { matches, oneOf } from '../demands';
import { restApiOf } from './api';
import { authorizer } from './authorizer';

/** The Terraform type that these rules are about. */
export const method = 'aws_api_gateway_method';
const needed: Readonly<Record<string, readonly string[]>> = {
  CUSTOM: ['TOKEN', 'REQUEST'],
  COGNITO_USER_POOLS: ['COGNITO_USER_POOLS'],
};

const authorizationOf = (resource: Resource): string | undefined => {
  const value = resource.get('authorization');
  return typeof value === 'string' ? value : undefined;
};

const keysOf = (resource: Resource): string[] => Object.keys(resource.map('request_parameters') ?? {});

const authorization = [
  argument({
    id: 'rest-api/method-name',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: method,
    at: 'http_method',
    must: oneOf(enumerations.restMethods.value),
    fix: 'Write an HTTP method in upper case, or ANY.',
  }),
  argument({
    id: 'rest-api/authorization-known',
    severity: 'rejects',
    source: 'botocore 1.43.11, apigateway PutMethod',
    on: method,
    at: 'authorization',
    must: oneOf(enumerations.restAuthorizations.value),
    fix: 'Use CUSTOM with an authorizer for other kinds of tokens.',
  }),
  given({
    id: 'rest-api/authorizer-given',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-method-authorizer-id)',
    on: method,
    demand: 'CUSTOM and COGNITO_USER_POOLS need an authorizer_id',
    fix: 'Set authorizer_id.',
    at: 'authorizer_id',
    where: (resource) => {
      const kind = authorizationOf(resource);
      return kind !== undefined && Object.hasOwn(needed, kind) && `with authorization ${kind}`;
    },
  }),
  rule({
    id: 'rest-api/authorizer-kind',
    severity: 'rejects',
    source: 'cfn-lint E3708, E3699',
    on: method,
    demand: 'the authorizer must be of the kind of the authorization, and of the same API',
    fix: 'Use TOKEN or REQUEST with CUSTOM, COGNITO_USER_POOLS with COGNITO_USER_POOLS.',
    check: (resource, model) => {
      const kind = authorizationOf(resource);
      const found = model.follow(resource, 'authorizer_id', authorizer);
      if (found === undefined) return undefined;
      const type = found.get('type') ?? 'TOKEN';
      const [own, other] = [restApiOf(resource, model), restApiOf(found, model)];
      return [
        kind !== undefined &&
          typeof type === 'string' &&
          Object.hasOwn(needed, kind) &&
          !needed[kind]?.includes(type) &&
          `authorizer_id must name a ${needed[kind]?.join(' or ')} authorizer with authorization ${kind}, ${found.address} is ${type}`,
        own !== undefined &&
          other !== undefined &&
          own !== other &&
          `authorizer_id must name an authorizer of ${own.address}, ${found.address} belongs to ${other.address}`,
      ];
    },
  }),
  rule({
    id: 'rest-api/authorizer-without-authorization',
    severity: 'security',
    source: 'requests of provider 5.100.0, recorded',
    on: method,
    demand: 'a method that names an authorizer must also ask for authorization',
    fix: 'Set authorization to CUSTOM or COGNITO_USER_POOLS.',
    check: (resource) =>
      authorizationOf(resource) === 'NONE' &&
      resource.has('authorizer_id') === true &&
      'authorization must be CUSTOM or COGNITO_USER_POOLS for authorizer_id to protect the method, was "NONE"',
  }),
  rule({
    id: 'rest-api/scopes-need-cognito',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-method-authorization-scopes-cognito)',
    on: method,
    demand: 'authorization_scopes must only stand with COGNITO_USER_POOLS',
    fix: 'Remove the scopes, or use a Cognito authorizer.',
    check: (resource) => {
      const kind = authorizationOf(resource);
      const scopes = resource.get('authorization_scopes');
      return (
        kind !== undefined &&
        kind !== 'COGNITO_USER_POOLS' &&
        Array.isArray(scopes) &&
        scopes.length > 0 &&
        `authorization_scopes must be absent with authorization ${kind}, was ${shown(scopes)}`
      );
    },
  }),
];

const parameter = /^method\.request\.(querystring|path|header|multivaluequerystring|multivalueheader)\.(\S+)$/;

const requests = [
  argument({
    id: 'rest-api/request-parameter-form',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-method-request-parameter-key)',
    on: method,
    at: 'request_parameters{key}',
    must: matches(parameter, 'be method.request.querystring.NAME, .path.NAME or .header.NAME'),
    fix: 'Prefix the name with its place.',
  }),
  rule({
    id: 'rest-api/request-parameter-names',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: method,
    demand: 'a parameter name must stand in one place only',
    fix: 'Rename one of the two.',
    check: (resource) => {
      const names = keysOf(resource).flatMap((key) => parameter.exec(key)?.[2] ?? []);
      const twice = names.find((name, at) => names.indexOf(name) !== at);
      return twice !== undefined && `request_parameters must name ${shown(twice)} in one place, named it in several`;
    },
  }),
  rule({
    id: 'rest-api/required-parameter-validator',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
    on: method,
    demand: 'a required parameter needs a validator that checks parameters',
    fix: 'Set request_validator_id to a validator with validate_request_parameters = true.',
    check: (resource, model) => {
      const required = Object.entries(resource.map('request_parameters') ?? {}).find(
        ([key, value]) => booleanOf(value) === true && /\.(querystring|header)\./.test(key),
      );
      return (
        required &&
        validatorProblem(
          resource,
          'validate_request_parameters',
          `request_parameters[${shown(required[0])}] is required`,
          model,
        )
      );
    },
  }),
  rule({
    id: 'rest-api/model-validator',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
    on: method,
    demand: 'a request model needs a validator that checks bodies',
    fix: 'Set request_validator_id to a validator with validate_request_body = true.',
    check: (resource, model) => {
      const models = Object.entries(resource.map('request_models') ?? {});
      const checked = models.find(([, name]) => typeof name !== 'string' || !['Empty', 'Error'].includes(name));
      return (
        checked &&
        validatorProblem(resource, 'validate_request_body', `request_models[${shown(checked[0])}] is given`, model)
      );
    },
  }),
  rule({
    id: 'rest-api/validator-checks-something',
    severity: 'misbehaves',
    source: 'botocore 1.43.11, apigateway CreateRequestValidator',
    on: 'aws_api_gateway_request_validator',
    demand: 'a validator must check the body, the parameters or both',
    fix: 'Set validate_request_body or validate_request_parameters to true.',
    check: (resource) =>
      isNotTrue(resource, 'validate_request_body') &&
      isNotTrue(resource, 'validate_request_parameters') &&
      'validate_request_body or validate_request_parameters must be true, and neither is',
  }),
  rule({
    id: 'rest-api/open-preflight',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
    on: method,
    demand: 'an OPTIONS method must be open, without key',
    fix: 'Set authorization = "NONE" and api_key_required = false.',
    check: (resource) => {
      if (resource.get('http_method') !== 'OPTIONS') return undefined;
      const kind = authorizationOf(resource);
      return [
        kind !== undefined && kind !== 'NONE' && `authorization must be NONE on OPTIONS, was ${shown(kind)}`,
        isTrue(resource, 'api_key_required') && 'api_key_required must be false on OPTIONS, was true',
      ];
    },
  }),
];

function validatorProblem(resource: Resource, flag: string, because: string, model: Model): string | undefined {
  if (resource.lacks('request_validator_id'))
    return `request_validator_id must name a validator, because ${because}; was absent`;
  const validator = model.follow(resource, 'request_validator_id', 'aws_api_gateway_request_validator');
  if (validator === undefined || !isNotTrue(validator, flag)) return undefined;
  return `request_validator_id must name a validator with ${flag} = true, because ${because}; ${validator.address} has ${shown(validator.get(flag))}`;
}

const twice = perModel((api, model) =>
  repeated(membersOf(model, method, api).members, (one) =>
    joined(identityOf(one, 'resource_id'), identityOf(one, 'http_method')),
  ),
);
const joined = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || other === undefined ? undefined : `${one} ${other}`;

const unique = rule({
  id: 'rest-api/method-unique',
  severity: 'rejects',
  source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
  on: method,
  demand: 'a resource must have each method once',
  fix: 'Remove one of the two methods.',
  check: (resource, model) => {
    const api = restApiOf(resource, model);
    const earlier = api && twice(api, model).get(resource);
    return (
      earlier && `must be the only ${shown(resource.get('http_method'))} of its resource, ${earlier.address} is one too`
    );
  },
});

/** Rules about `aws_api_gateway_method` and request validators. */
export const restMethodRules = [...authorization, ...requests, unique];
