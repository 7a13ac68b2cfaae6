import { byStatus, headerNames } from '../from-resources';
import type {
  ContentHandling,
  GatewayResponseDefinition,
  IntegrationDefinition,
  IntegrationResponseDefinition,
  MethodDefinition,
  MethodResponseDefinition,
  ModelDefinition,
} from '../rest-api-definition';
import { listOf, type OpenApiDocument, type OpenApiObject, objectOf, stringOf, stringsIn } from './document';
import { bodyModels, modelsFromOpenApi } from './openapi-models';
import { securityOf } from './openapi-security';

/** What an import makes of a document. */
export interface Imported {
  readonly methods: readonly MethodDefinition[];
  readonly models: readonly ModelDefinition[];
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponseDefinition>;
}

const httpMethods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);
const anyMethod = 'x-amazon-apigateway-any-method';

/** The methods, models and gateway responses of an OpenAPI 3 or Swagger 2 document. */
export function fromOpenApi(document: OpenApiDocument, address: string): Imported {
  const unnamed: ModelDefinition[] = [];
  const methods = Object.entries(objectOf(document.root.paths)).flatMap(([path, item]) =>
    Object.entries(document.resolve(item))
      .filter(([name]) => httpMethods.has(name) || name === anyMethod)
      .map(([name, operation]) => {
        const httpMethod = name === anyMethod ? 'ANY' : name.toUpperCase();
        const place = { path: pathOf(path), httpMethod, shared: listOf(document.resolve(item).parameters) };
        return methodOf(document, objectOf(operation), { ...place, address }, unnamed);
      }),
  );
  return {
    methods,
    models: [...modelsFromOpenApi(document), ...unnamed],
    gatewayResponses: gatewayResponsesOf(document, address),
  };
}

const pathOf = (path: string): string => (path === '/' ? path : path.replace(/\/$/, ''));

interface Place {
  readonly path: string;
  readonly httpMethod: string;
  readonly shared: readonly unknown[];
  readonly address: string;
}

function methodOf(
  document: OpenApiDocument,
  operation: OpenApiObject,
  { path, httpMethod, shared, address }: Place,
  unnamed: ModelDefinition[],
): MethodDefinition {
  const id = `${httpMethod}${path}`.replace(/\W/g, '');
  const body = bodyModels(document, operation, id);
  unnamed.push(...body.unnamed);
  return {
    address,
    path,
    resourceId: resourceIdOf(path),
    httpMethod,
    ...securityOf(document, operation, address),
    operationName: stringOf(operation.operationId),
    parameters: parametersOf(document, [...shared, ...listOf(operation.parameters)]),
    models: body.models,
    validator: validatorOf(document, operation),
    responses: responsesOf(document, operation),
    integration: integrationOf(operation['x-amazon-apigateway-integration'], address),
  };
}

/** Six letters and digits that always are the same for a path, as ids of resources look. */
function resourceIdOf(path: string): string {
  let hash = 7;
  for (const char of path) hash = (hash * 31 + char.charCodeAt(0)) % 2_176_782_336;
  return hash.toString(36).padStart(6, '0');
}

const places: Readonly<Record<string, string>> = { query: 'querystring', header: 'header', path: 'path' };

function parametersOf(document: OpenApiDocument, parameters: readonly unknown[]): Record<string, boolean> {
  return Object.fromEntries(
    parameters.flatMap((parameter) => {
      const { name, in: place, required } = document.resolve(parameter);
      const where = places[stringOf(place) ?? ''];
      return where === undefined ? [] : [[`method.request.${where}.${stringOf(name)}`, required === true]];
    }),
  );
}

function validatorOf({ root }: OpenApiDocument, operation: OpenApiObject): MethodDefinition['validator'] {
  const key = 'x-amazon-apigateway-request-validator';
  const name = stringOf(operation[key]) ?? stringOf(root[key]) ?? '';
  const validator = objectOf(objectOf(root['x-amazon-apigateway-request-validators'])[name]);
  return { body: validator.validateRequestBody === true, parameters: validator.validateRequestParameters === true };
}

function responsesOf(document: OpenApiDocument, operation: OpenApiObject): Map<string, MethodResponseDefinition> {
  return new Map(
    Object.entries(objectOf(operation.responses)).map(([status, response]) => [
      status,
      { headers: headerNames(Object.keys(objectOf(document.resolve(response).headers))) },
    ]),
  );
}

function integrationOf(extension: unknown, address: string): IntegrationDefinition | undefined {
  if (extension === undefined) return undefined;
  const own = objectOf(extension);
  const connectionId = stringOf(own.connectionId);
  return {
    address,
    type: upper(own.type, 'HTTP') as IntegrationDefinition['type'],
    uri: stringOf(own.uri) ?? '',
    httpMethod: stringOf(own.httpMethod)?.toUpperCase(),
    credentials: stringOf(own.credentials),
    connectionType: upper(own.connectionType, 'INTERNET') as IntegrationDefinition['connectionType'],
    connectionId,
    targetNames: [stringOf(own.integrationTarget), connectionId].flatMap((name) => name ?? []),
    requestParameters: stringsIn(own.requestParameters),
    requestTemplates: stringsIn(own.requestTemplates),
    passthrough: upper(own.passthroughBehavior, 'WHEN_NO_MATCH') as IntegrationDefinition['passthrough'],
    contentHandling: contentHandlingOf(own.contentHandling),
    timeoutMilliseconds: Number(own.timeoutInMillis ?? 29_000),
    cacheKeyParameters: listOf(own.cacheKeyParameters).map(String),
    cacheNamespace: stringOf(own.cacheNamespace),
    streamed: upper(own.responseTransferMode, 'BUFFERED') === 'STREAM',
    responses: byStatus(
      Object.entries(objectOf(own.responses)).map(([pattern, one]) => responseOf(pattern, one, address)),
    ),
  };
}

const upper = (value: unknown, otherwise: string): string => (stringOf(value) ?? otherwise).toUpperCase();

const contentHandlingOf = (value: unknown): ContentHandling | undefined =>
  stringOf(value)?.toUpperCase() as ContentHandling | undefined;

function responseOf(pattern: string, response: unknown, address: string): IntegrationResponseDefinition {
  const own = objectOf(response);
  return {
    address,
    status: stringOf(own.statusCode) ?? '200',
    selectionPattern: pattern === 'default' ? undefined : pattern,
    parameters: stringsIn(own.responseParameters),
    templates: stringsIn(own.responseTemplates),
    contentHandling: contentHandlingOf(own.contentHandling),
  };
}

function gatewayResponsesOf({ root }: OpenApiDocument, address: string): Map<string, GatewayResponseDefinition> {
  return new Map(
    Object.entries(objectOf(root['x-amazon-apigateway-gateway-responses'])).map(([type, response]) => {
      const own = objectOf(response);
      const status = own.statusCode === undefined ? undefined : Number(own.statusCode);
      const definition = { parameters: stringsIn(own.responseParameters), templates: stringsIn(own.responseTemplates) };
      return [type, { address, status, ...definition }];
    }),
  );
}
