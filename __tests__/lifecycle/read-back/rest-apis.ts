import type { Json } from '../../with-terraform/synthesized';
import type { ReadBack } from './read-back';

const resourcesOf = ({ rest_api_id }: Json) => ['apigateway', 'get-resources', '--rest-api-id', rest_api_id];

/** Every method that a REST API has, from what the command above told. */
function methodsIn({ items }: Json): Json[] {
  return items.flatMap(({ id, path, resourceMethods }: Json) =>
    Object.entries<Json>(resourceMethods ?? {}).map(([verb, method]) => ({ ...method, verb, path, resource: id })),
  );
}

const methods: ReadBack = {
  type: 'aws_api_gateway_method',
  command: resourcesOf,
  deployed: (answer) =>
    methodsIn(answer).map((method) => ({
      verb: method.verb,
      resource: method.resource,
      authorization: method.authorizationType,
      authorizer: method.authorizerId ?? '',
      key: method.apiKeyRequired,
      validator: method.requestValidatorId ?? '',
      parameters: method.requestParameters ?? {},
    })),
  expected: (method) => ({
    verb: method.http_method,
    resource: method.resource_id,
    authorization: method.authorization,
    authorizer: method.authorizer_id ?? '',
    key: method.api_key_required,
    validator: method.request_validator_id ?? '',
    parameters: method.request_parameters ?? {},
  }),
};

const integrations: ReadBack = {
  type: 'aws_api_gateway_integration',
  command: resourcesOf,
  deployed: (answer) =>
    methodsIn(answer).map(({ verb, resource, methodIntegration }) => ({
      verb,
      resource,
      kind: methodIntegration.type,
      uri: methodIntegration.uri ?? '',
      timeout: methodIntegration.timeoutInMillis,
      cacheKey: (methodIntegration.cacheKeyParameters ?? []).toSorted(),
    })),
  expected: (integration) => ({
    verb: integration.http_method,
    resource: integration.resource_id,
    kind: integration.type,
    uri: integration.uri ?? '',
    timeout: integration.timeout_milliseconds,
    cacheKey: (integration.cache_key_parameters ?? []).toSorted(),
  }),
};

const importedMethods: ReadBack = {
  type: 'aws_api_gateway_rest_api',
  only: ({ body }) => Boolean(body),
  command: ({ id }) => resourcesOf({ rest_api_id: id }),
  deployed: (answer) => [
    {
      methods: methodsIn(answer)
        .map(({ verb, path }) => `${verb} ${path}`)
        .toSorted(),
    },
  ],
  expected: ({ body }) => {
    const paths = Object.entries<Json>(JSON.parse(body).paths);
    const verbs = (operations: Json) => Object.keys(operations).filter((key) => httpVerbs.has(key));
    const routes = paths.flatMap(([path, operations]) =>
      verbs(operations).map((verb) => `${verb.toUpperCase()} ${path}`),
    );
    return { methods: routes.toSorted() };
  },
};

const httpVerbs = new Set(['delete', 'get', 'head', 'options', 'patch', 'post', 'put']);

const authorizers: ReadBack = {
  type: 'aws_api_gateway_authorizer',
  command: ({ rest_api_id }) => ['apigateway', 'get-authorizers', '--rest-api-id', rest_api_id],
  deployed: ({ items }) =>
    items.map((item: Json) => ({
      name: item.name,
      kind: item.type,
      pools: item.providerARNs ?? [],
      uri: item.authorizerUri ?? '',
      ttl: item.authorizerResultTtlInSeconds,
      source: item.identitySource,
      expression: item.identityValidationExpression ?? '',
    })),
  expected: (authorizer) => ({
    name: authorizer.name,
    kind: authorizer.type,
    pools: authorizer.provider_arns ?? [],
    uri: authorizer.authorizer_uri,
    ttl: authorizer.authorizer_result_ttl_in_seconds,
    source: authorizer.identity_source,
    expression: authorizer.identity_validation_expression ?? '',
  }),
};

/** REST APIs: what is served, and who may ask. */
export const restApis: readonly ReadBack[] = [methods, integrations, importedMethods, authorizers];
