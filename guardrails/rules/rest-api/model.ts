import { enumerations, limits } from '../../../limits/limits';
import { patterns } from '../../../limits/patterns';
import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, textOf, type Value, type ValueMap } from '../../../terraform/language/value';
import { argument, rule, shown } from '../define';
import { matches, oneOf } from '../demands';

const schemaTypes = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/** Keywords of OpenAPI and of later drafts, which a schema of draft 4 does not know. */
const laterKeywords = new Set([
  '$comment',
  '$defs',
  '$id',
  'const',
  'contains',
  'dependentRequired',
  'dependentSchemas',
  'discriminator',
  'else',
  'example',
  'examples',
  'externalDocs',
  'if',
  'nullable',
  'propertyNames',
  'then',
  'unevaluatedProperties',
  'xml',
]);

/** Says what of a schema is written as another draft or OpenAPI has it. */
function draftProblem(schema: ValueMap): string | undefined {
  const later = Object.keys(schema).find((key) => laterKeywords.has(key));
  if (later !== undefined) return `schema must use keywords of draft 4, was ${shown(later)}`;
  const number = ['exclusiveMinimum', 'exclusiveMaximum'].find((key) => typeof schema[key] === 'number');
  if (number !== undefined) return `schema must have true or false in ${number}, was ${shown(schema[number])}`;
  if (typeof schema.required === 'boolean')
    return `schema must name properties in required, was ${shown(schema.required)}`;
  const values = isList(schema.enum) ? schema.enum.map((one) => textOf(one)) : [];
  const twice = values.find((one, at) => one !== undefined && values.indexOf(one) !== at);
  return twice === undefined ? undefined : `schema must have each value of enum once, had ${shown(twice)} twice`;
}

function schemaProblem(schema: Value, depth = 0): string | undefined {
  if (!isMap(schema) || depth > 40) return undefined;
  const older = draftProblem(schema);
  if (older !== undefined) return older;
  const { type } = schema;
  if (typeof type === 'string' && !schemaTypes.has(type))
    return `schema must use the types of JSON schema, was ${shown(type)}`;
  if (isList(schema.required) && schema.required.length === 0)
    return 'schema must name properties in required, or leave it out, was []';
  const inside = ['properties', 'definitions'].flatMap((name) =>
    isMap(schema[name]) ? Object.values(schema[name] as object) : [],
  );
  return [...inside, ...(isMap(schema.items) ? [schema.items] : [])]
    .map((one) => schemaProblem(one as Value, depth + 1))
    .find((one) => one !== undefined);
}

/** Rules about models and gateway responses. */
export const restModelRules = [
  argument({
    id: 'rest-api/model-name',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-model-name-alphanumeric)',
    on: 'aws_api_gateway_model',
    at: 'name',
    must: matches(patterns.modelName, 'be alphanumeric'),
    fix: 'Use letters and digits only.',
  }),
  rule({
    id: 'rest-api/model-schema',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-model-schema-type)',
    on: 'aws_api_gateway_model',
    demand: 'schema must be a JSON schema of draft 4, not empty, of at most 400 KB',
    fix: 'Give the schema a type and its properties.',
    check: (resource) => {
      const value = resource.get('schema');
      const schema = documentOf(value);
      const size = Buffer.byteLength(textOf(value) ?? '');
      return [
        schema === undefined && typeof value === 'string' && `schema must be readable JSON, was ${shown(value)}`,
        isMap(schema) && Object.keys(schema).length === 0 && 'schema must have a type or properties, was {}',
        schema !== undefined && schemaProblem(schema),
        size > limits.modelSchemaBytes.value &&
          `schema must have at most ${limits.modelSchemaBytes.value} bytes, had ${size}`,
      ];
    },
  }),
  argument({
    id: 'rest-api/model-content-type',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-model-content-type)',
    on: 'aws_api_gateway_model',
    at: 'content_type',
    must: matches(/^[^/\s]+\/[^/\s]+$/, 'be type/subtype'),
    fix: 'Use application/json.',
  }),
  argument({
    id: 'rest-api/gateway-response-type',
    severity: 'rejects',
    source: 'botocore 1.43.11, apigateway GatewayResponseType',
    on: 'aws_api_gateway_gateway_response',
    at: 'response_type',
    must: oneOf(enumerations.gatewayResponses.value),
    fix: 'Use a type of the gateway.',
  }),
  argument({
    id: 'rest-api/gateway-response-status',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-gateway-response-status-code)',
    on: 'aws_api_gateway_gateway_response',
    at: 'status_code',
    must: matches(patterns.statusCode, 'be a status code of three digits'),
    fix: 'Give a code from 100 to 599.',
  }),
  argument({
    id: 'rest-api/gateway-response-parameter',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-gateway-response-using-the-api.html',
    on: 'aws_api_gateway_gateway_response',
    at: 'response_parameters{key}',
    must: matches(/^gatewayresponse\.(header|querystring|path)\.\S+$/, 'be gatewayresponse.header.NAME'),
    fix: 'Prefix the header with gatewayresponse.header.',
  }),
  argument({
    id: 'rest-api/gateway-response-value',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-gateway-response-using-the-api.html',
    on: 'aws_api_gateway_gateway_response',
    at: 'response_parameters{}',
    must: matches(
      /^('[\s\S]*'|(method\.request|context|stageVariables)\.\S+)$/,
      'be a constant in single quotes, method.request.*, context.* or stageVariables.*',
    ),
    fix: 'Put the constant in single quotes: "\'*\'".',
  }),
  rule({
    id: 'rest-api/gateway-response-413',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
    on: 'aws_api_gateway_gateway_response',
    demand: 'REQUEST_TOO_LARGE cannot be customised',
    fix: 'Remove the resource.',
    check: (resource) =>
      resource.get('response_type') === 'REQUEST_TOO_LARGE' &&
      'response_type must not be REQUEST_TOO_LARGE, whose answer AWS does not let you change',
  }),
];
