import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { computedIn, flagIn, numberIn, textIn, textMapIn, textsIn } from './arguments';
import { ofApi } from './of-api';
import { resourcePaths } from './resource-paths';
import type {
  AuthorizerDefinition,
  ContentHandling,
  GatewayResponseDefinition,
  IntegrationDefinition,
  IntegrationResponseDefinition,
  MethodDefinition,
  MethodResponseDefinition,
  ModelDefinition,
} from './rest-api-definition';

/** The methods that `aws_api_gateway_method` and the resources around it describe. */
export function methodsFromResources(model: Model, api: Resource): MethodDefinition[] {
  const paths = resourcePaths(model, api);
  const authorizers = new Map(
    ofApi(model, 'aws_api_gateway_authorizer', api).map((resource) => [
      computedIn(resource, 'id'),
      authorizerOf(resource),
    ]),
  );
  return ofApi(model, 'aws_api_gateway_method', api).flatMap((method) => {
    const resourceId = textIn(method, 'resource_id') ?? '';
    const path = paths.get(resourceId);
    return path === undefined ? [] : [methodOf(model, api, method, { resourceId, path, authorizers })];
  });
}

interface Place {
  readonly resourceId: string;
  readonly path: string;
  readonly authorizers: ReadonlyMap<string | undefined, AuthorizerDefinition>;
}

function methodOf(model: Model, api: Resource, method: Resource, place: Place): MethodDefinition {
  const httpMethod = textIn(method, 'http_method') ?? 'ANY';
  const belongs = (resource: Resource) =>
    textIn(resource, 'resource_id') === place.resourceId && textIn(resource, 'http_method') === httpMethod;
  const parts = (type: string) => ofApi(model, type, api).filter(belongs);
  const [integration] = parts('aws_api_gateway_integration');
  return {
    address: method.address,
    path: place.path,
    resourceId: place.resourceId,
    httpMethod,
    authorization: (textIn(method, 'authorization') ?? 'NONE') as MethodDefinition['authorization'],
    authorizer: place.authorizers.get(textIn(method, 'authorizer_id')),
    scopes: textsIn(method, 'authorization_scopes'),
    apiKeyRequired: flagIn(method, 'api_key_required'),
    operationName: textIn(method, 'operation_name'),
    parameters: mapValues(textMapIn(method, 'request_parameters'), (required) => required === 'true'),
    models: textMapIn(method, 'request_models'),
    validator: validatorOf(model, api, textIn(method, 'request_validator_id')),
    responses: new Map(parts('aws_api_gateway_method_response').map(methodResponseOf)),
    integration:
      integration && integrationOf(integration, parts('aws_api_gateway_integration_response').map(responseOf)),
  };
}

const mapValues = <A, B>(map: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));

function validatorOf(model: Model, api: Resource, id: string | undefined): MethodDefinition['validator'] {
  const [validator] = ofApi(model, 'aws_api_gateway_request_validator', api).filter(
    (resource) => id !== undefined && computedIn(resource, 'id') === id,
  );
  return {
    body: validator !== undefined && flagIn(validator, 'validate_request_body'),
    parameters: validator !== undefined && flagIn(validator, 'validate_request_parameters'),
  };
}

function methodResponseOf(resource: Resource): [string, MethodResponseDefinition] {
  const names = Object.keys(textMapIn(resource, 'response_parameters'));
  return [textIn(resource, 'status_code') ?? '', { headers: headerNames(names) }];
}

/** Names of headers in `method.response.header.X`, in lower case. */
export const headerNames = (parameters: readonly string[]): string[] =>
  parameters.map((name) => name.replace(/^method\.response\.header\./, '').toLowerCase());

function integrationOf(resource: Resource, responses: IntegrationResponseDefinition[]): IntegrationDefinition {
  const target = textIn(resource, 'integration_target');
  const connectionId = textIn(resource, 'connection_id');
  return {
    address: resource.address,
    type: (textIn(resource, 'type') ?? 'MOCK') as IntegrationDefinition['type'],
    uri: textIn(resource, 'uri') ?? '',
    httpMethod: textIn(resource, 'integration_http_method'),
    credentials: textIn(resource, 'credentials'),
    connectionType: (textIn(resource, 'connection_type') ?? 'INTERNET') as IntegrationDefinition['connectionType'],
    connectionId,
    targetNames: [target, connectionId].flatMap((name) => name ?? []),
    requestParameters: textMapIn(resource, 'request_parameters'),
    requestTemplates: textMapIn(resource, 'request_templates'),
    passthrough: (textIn(resource, 'passthrough_behavior') ?? 'WHEN_NO_MATCH') as IntegrationDefinition['passthrough'],
    contentHandling: textIn(resource, 'content_handling') as ContentHandling | undefined,
    timeoutMilliseconds: numberIn(resource, 'timeout_milliseconds') ?? 29_000,
    cacheKeyParameters: textsIn(resource, 'cache_key_parameters'),
    cacheNamespace: textIn(resource, 'cache_namespace'),
    streamed: textIn(resource, 'response_transfer_mode') === 'STREAM',
    responses: byStatus(responses),
  };
}

/** AWS tries patterns by status: where two fit, the lower status answers. */
export const byStatus = (responses: IntegrationResponseDefinition[]): IntegrationResponseDefinition[] =>
  [...responses].sort((a, b) => Number(a.status) - Number(b.status));

function responseOf(resource: Resource): IntegrationResponseDefinition {
  return {
    address: resource.address,
    status: textIn(resource, 'status_code') ?? '200',
    selectionPattern: textIn(resource, 'selection_pattern'),
    parameters: textMapIn(resource, 'response_parameters'),
    templates: textMapIn(resource, 'response_templates'),
    contentHandling: textIn(resource, 'content_handling') as ContentHandling | undefined,
  };
}

function authorizerOf(resource: Resource): AuthorizerDefinition {
  const type = (textIn(resource, 'type') ?? 'TOKEN') as AuthorizerDefinition['type'];
  return {
    address: resource.address,
    id: computedIn(resource, 'id') ?? '',
    type,
    uri: textIn(resource, 'authorizer_uri'),
    credentials: textIn(resource, 'authorizer_credentials'),
    identitySources: identitySourcesOf(
      textOf(resource.get('identity_source')) ?? 'method.request.header.Authorization',
    ),
    validationExpression: textIn(resource, 'identity_validation_expression'),
    ttlSeconds: numberIn(resource, 'authorizer_result_ttl_in_seconds') ?? 300,
    providerArns: textsIn(resource, 'provider_arns'),
  };
}

/** The sources in a list such as `method.request.header.Auth, method.request.querystring.t`. */
export const identitySourcesOf = (list: string): string[] =>
  list
    .split(',')
    .map((source) => source.trim())
    .filter((source) => source !== '');

/** The models that `aws_api_gateway_model` describes. */
export const modelsFromResources = (model: Model, api: Resource): ModelDefinition[] =>
  ofApi(model, 'aws_api_gateway_model', api).map((resource) => ({
    name: textIn(resource, 'name') ?? '',
    contentType: textIn(resource, 'content_type') ?? 'application/json',
    schema: textIn(resource, 'schema') ?? '{}',
  }));

/** The gateway responses that `aws_api_gateway_gateway_response` describes, by type. */
export const gatewayResponsesFromResources = (model: Model, api: Resource): Map<string, GatewayResponseDefinition> =>
  new Map(
    ofApi(model, 'aws_api_gateway_gateway_response', api).map((resource) => [
      textIn(resource, 'response_type') ?? '',
      {
        address: resource.address,
        status: numberIn(resource, 'status_code'),
        parameters: textMapIn(resource, 'response_parameters'),
        templates: textMapIn(resource, 'response_templates'),
      },
    ]),
  );
