import { parse } from 'yaml';
import { operationsOf } from '../../../terraform/documents/openapi';
import {
  booleanOf,
  isList,
  isMap,
  numberOf,
  textOf,
  type Value,
  type ValueMap,
} from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { textMapOf, textsOf } from '../../gateway/values';
import { corsOfOpenApi } from './cors';
import type { Authorization, CorsDefinition, IntegrationDefinition, RouteDefinition } from './definition';
import { longestTimeout } from './integrations';
import { authorizersOfOpenApi, type OpenApiAuthorizers } from './openapi-authorizers';

/** What an API's OpenAPI body says. */
export interface ImportedApi {
  readonly routes: readonly RouteDefinition[];
  readonly cors: CorsDefinition | undefined;
  readonly defaultEndpointDisabled: boolean | undefined;
}

/** Imports the `body` of an API, JSON or YAML; undefined without one. */
export function readOpenApi(api: Resource): ImportedApi | undefined {
  const document = documentIn(textOf(api.get('body')));
  if (!isMap(document)) return undefined;
  const authorizers = authorizersOfOpenApi(document, api.address);
  const cors = document['x-amazon-apigateway-cors'];
  return {
    routes: operationsOf(document).map(({ name, operation }) => ({
      key: routeKeyOf(name),
      address: api.address,
      authorization: authorizationOf(operation.security ?? document.security, operation, authorizers),
      integration: integrationOf(operation, document, api.address),
    })),
    cors: isMap(cors) ? corsOfOpenApi(cors) : undefined,
    defaultEndpointDisabled: endpointDisabled(document),
  };
}

/** A body that is neither JSON nor YAML has no routes. */
function documentIn(body: string | undefined): Value | undefined {
  try {
    return body === undefined ? undefined : parse(body);
  } catch {
    return undefined;
  }
}

/** `X-AMAZON-APIGATEWAY-ANY-METHOD /items` is `ANY /items`; the path `/$default` is the route `$default`. */
function routeKeyOf(name: string): string {
  const [method = '', path = ''] = name.split(' ');
  if (path === '/$default') return '$default';
  return `${method === 'X-AMAZON-APIGATEWAY-ANY-METHOD' ? 'ANY' : method} ${path}`;
}

function authorizationOf(
  security: Value | undefined,
  operation: ValueMap,
  authorizers: OpenApiAuthorizers,
): Authorization {
  if (mapIn(operation, 'x-amazon-apigateway-auth')?.type === 'AWS_IAM') return { type: 'AWS_IAM' };
  const [required] = isList(security) ? security : [];
  const [[name, scopes] = []] = isMap(required) ? Object.entries(required) : [];
  const found = name === undefined ? undefined : authorizers.get(name);
  if (found === 'AWS_IAM') return { type: 'AWS_IAM' };
  if (found?.type === 'JWT') return { type: 'JWT', authorizer: found, scopes: textsOf(scopes) };
  return found === undefined ? { type: 'NONE' } : { type: 'CUSTOM', authorizer: found };
}

function integrationOf(operation: ValueMap, document: ValueMap, address: string): IntegrationDefinition | undefined {
  const written = mapIn(operation, 'x-amazon-apigateway-integration');
  if (written === undefined) return undefined;
  const shared = textOf(written.$ref)?.split('/').at(-1);
  const extension =
    shared === undefined
      ? written
      : mapIn(mapIn(mapIn(document, 'components'), 'x-amazon-apigateway-integrations'), shared);
  return extension && readIntegration(extension, address);
}

function readIntegration(extension: ValueMap, address: string): IntegrationDefinition {
  const text = (name: string) => textOf(extension[name]);
  return {
    address,
    type: text('type')?.toUpperCase() === 'HTTP_PROXY' ? 'HTTP_PROXY' : 'AWS_PROXY',
    subtype: text('integrationSubtype'),
    uri: text('uri') ?? '',
    method: text('httpMethod') ?? 'ANY',
    isPrivate: text('connectionType') === 'VPC_LINK',
    payloadVersion: text('payloadFormatVersion') === '2.0' ? '2.0' : '1.0',
    timeout: numberOf(extension.timeoutInMillis) ?? longestTimeout,
    requestParameters: textMapOf(extension.requestParameters),
    responseParameters: Object.fromEntries(
      Object.entries(mapIn(extension, 'responseParameters') ?? {}).map(([status, mappings]) => [
        status,
        textMapOf(mappings),
      ]),
    ),
    credentialsArn: text('credentials'),
  };
}

function endpointDisabled(document: ValueMap): boolean | undefined {
  const servers = isList(document.servers) ? document.servers : [];
  const configurations = [document, ...servers].map((one) => mapIn(one, 'x-amazon-apigateway-endpoint-configuration'));
  return configurations.map((one) => booleanOf(one?.disableExecuteApiEndpoint)).find((one) => one !== undefined);
}

function mapIn(value: Value | undefined, name: string): ValueMap | undefined {
  const found = isMap(value) ? value[name] : undefined;
  return isMap(found) ? found : undefined;
}
